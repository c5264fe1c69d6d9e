import type { EscalationRule, TimeLimit } from '../domain/case/kernel/deadline.ts';
import type { CitationReference } from '../domain/case/kernel/vocabulary.ts';
import type { RegistrationRules } from '../domain/case/registration/rules.ts';
import { asksForPaper } from '../domain/papers/paper-request.ts';
import { findForbiddenDocument } from './forbidden-request.ts';
import type { Pack, Resolved } from './packs.ts';
import type { Citation } from './types.ts';
import type { DayEnd, DecisionLimit, Obligation, RefusalReason } from './values/registration.ts';

/** A citation in the short form that a case keeps. */
export const referenceOf = ({ document, article, clause }: Citation): CitationReference => ({
  document,
  article,
  clause,
});

/** The pack in the form in which the rules of a case ask for it. */
export function registrationRules(pack: Pack): RegistrationRules {
  const { values } = pack;
  return {
    get packVersion() {
      return pack.reference;
    },
    decision: {
      online: decisionLimit(values.decisionDeadlineOnline, values.dayEndOnline.value),
      counter: decisionLimit(values.decisionDeadlineCounter, values.dayEndCounter.value),
    },
    escalation: escalationRulesOf(pack, 'decision'),
    refusalReasons: Object.fromEntries(
      values.refusalReasons.value.map((reason) => [
        reason.code,
        { offersJobSeekerRegistration: offersJobSeekerRegistration(pack, reason) },
      ]),
    ),
    minimumAge: values.registrationAge.value.minimumAge,
    informationItems: values.applicationFacts.value.map((fact) => fact.code),
    forbiddenDocumentIn: (text) =>
      asksForPaper(text, 'question')
        ? (findForbiddenDocument(text, values.forbiddenDocuments.value)?.code ?? 'any-other-document')
        : undefined,
  };
}

/** The reminders and escalations of one kind of obligation. */
export function escalationRulesOf(pack: Pack, obligation: Obligation): readonly EscalationRule[] {
  const basis = referenceOf(pack.values.escalation.citation);
  return pack.values.escalation.value[obligation].map((step) => ({ ...step, basis }));
}

/**
 * Whether somebody refused for this reason is offered to be registered as a job-seeker. A circular that offers it to
 * people who do not meet the conditions (QH-1.4) thereby offers it to those over age; where none says so, it is offered
 * by I-03.
 */
export function offersJobSeekerRegistration(pack: Pack, reason: RefusalReason): boolean {
  const fallback = pack.values.jobSeekerFallback;
  if (fallback.status !== 'set' || reason.fallbackGround === undefined) return false;
  const { offeredFor } = fallback.value;
  return offeredFor.includes(reason.fallbackGround) || offeredFor.includes('ineligible');
}

function decisionLimit(limit: Resolved<DecisionLimit>, end: DayEnd): TimeLimit {
  const { stricter } = limit;
  return {
    term: { workingDays: workingDaysOf(limit.value) },
    closes: end.time === '24:00' ? 'end-of-day' : { time: end.time },
    basis: referenceOf(limit.citation),
    ...(stricter && {
      nationalLimit: {
        term: { workingDays: workingDaysOf(stricter.value) },
        basis: referenceOf(stricter.citation),
      },
    }),
  };
}

/** Within the same visit is due on the day itself: no working day after it. */
const workingDaysOf = (limit: DecisionLimit): number => (limit.kind === 'same-visit' ? 0 : limit.workingDays);
