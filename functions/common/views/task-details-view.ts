import { ageOn, beijingDate, parseLocalDate } from '../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { longUnemployedYouth, putForwardSince } from '../../../lib/domain/case/ledger/youth.ts';
import { jobIntentions } from '../../../lib/domain/codes/person.ts';
import { unemploymentReasons } from '../../../lib/domain/codes/unemployment-reason.ts';
import { maskNumbersIn } from '../../../lib/domain/numbers-in-text.ts';
import type { Person } from '../../../lib/domain/person.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import { furtherGroups, lifecycleRules } from '../../../lib/policy/lifecycle-rules.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { referenceOf } from '../../../lib/policy/registration-rules.ts';
import { findingTextOf } from '../../episodes/registration/screening-texts.ts';
import type { Rules } from '../rules/rules.ts';
import { closureView } from './closure-view.ts';
import { maskedSecondContact } from './masking.ts';
import type { TaskDetails } from './task-details-schema.ts';

/**
 * Returns what the person stated, what a comparison found and what is proposed, for those who work on the tasks of the case.
 */
export function taskDetailsView(
  state: CaseState,
  person: Person,
  rules: Rules,
  language: Language,
  now: number,
): TaskDetails {
  const { closure, screening } = state;
  return {
    stated: statementsOf(person, language, now),
    ...(screening && {
      screening: {
        ...screening,
        evidence: screening.evidence.map((each) => ({
          ...each,
          ...(each.detail !== undefined && { detail: maskNumbersIn(each.detail) }),
          findingText: findingTextOf(each)[language],
        })),
      },
    }),
    ...(closure && { closure: closureView({ ...state, closure }, rules, language) }),
    ...(state.phase === 'registered' && {
      proposedGroups: proposedGroups(state, person, rules.packAt(state.region, now), language, now),
    }),
  };
}

/** Groups to which the person seems to belong by what they stated; the officer confirms or denies it (SX-2.5). */
function proposedGroups(state: CaseState, person: Person, pack: Pack, language: Language, now: number) {
  const since = putForwardSince(state, person, lifecycleRules(pack), beijingDate(now));
  if (since === undefined) return [];
  const [group] = furtherGroups(pack).filter(({ code }) => code === longUnemployedYouth);
  return group
    ? [
        {
          code: group.code,
          text: group[language],
          since,
          basis: describeCitation(referenceOf(group.citation), language),
        },
      ]
    : [];
}

function statementsOf(person: Person, language: Language, now: number) {
  const { unemploymentReason } = person;
  const reason = unemploymentReason === undefined ? undefined : unemploymentReasons.find(unemploymentReason);
  const intention = person.jobIntention === undefined ? undefined : jobIntentions.find(person.jobIntention);
  return {
    age: ageOn(parseLocalDate(person.birthDate), beijingDate(now)),
    sex: person.sex,
    ...(person.secondContact && { secondContact: maskedSecondContact(person.secondContact) }),
    ...(unemploymentReason && {
      unemploymentReason: { code: unemploymentReason, text: reason?.[language] ?? unemploymentReason },
    }),
    ...(person.unemploymentDate && { unemploymentDate: person.unemploymentDate }),
    ...(person.schoolLeavingDate && { schoolLeavingDate: person.schoolLeavingDate }),
    ...(person.lastEmployer && { lastEmployer: maskNumbersIn(person.lastEmployer) }),
    ...(intention && { jobIntention: { code: intention.code, text: intention[language] } }),
  };
}
