import type { EscalationRule, TimeLimit } from '../domain/case/kernel/deadline.ts';
import type { CitationReference } from '../domain/case/kernel/vocabulary.ts';
import type { RegistrationRules } from '../domain/case/registration/rules.ts';
import { asksForPaper } from '../domain/papers/paper-request.ts';
import { findForbiddenDocument } from './forbidden-request.ts';
import type { Pack, Resolved } from './packs.ts';
import type { Citation } from './types.ts';
import type { DayEnd, DecisionLimit, Obligation, RefusalReason } from './values/registration.ts';

/** Shortens a citation to the form that a case stores. */
export const referenceOf = ({ document, article, clause }: Citation): CitationReference => ({
  document,
  article,
  clause,
});

/** Translates the pack into the rules that deciding an application needs. */
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

/** Returns the reminders and escalations for one kind of obligation. */
export function escalationRulesOf(pack: Pack, obligation: Obligation): readonly EscalationRule[] {
  const basis = referenceOf(pack.values.escalation.citation);
  return pack.values.escalation.value[obligation].map((step) => ({ ...step, basis }));
}

/**
 * Whether a person refused for this reason is offered job-seeker registration. A circular that offers it to people who do
 * not meet the conditions (QH-1.4) thereby offers it to people over age. If the circular is silent, I-03 offers it.
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

/** A decision within the same visit is due on that day, zero working days later. */
const workingDaysOf = (limit: DecisionLimit): number => (limit.kind === 'same-visit' ? 0 : limit.workingDays);
