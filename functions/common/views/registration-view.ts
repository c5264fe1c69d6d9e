import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { type Coverage, coverageOf } from '../../../lib/domain/case/follow-up/coverage.ts';
import { checkCompleteness } from '../../../lib/domain/case/ledger/completeness.ts';
import { factValues } from '../../../lib/domain/case/ledger/fact-values.ts';
import { type Plan, progressOf } from '../../../lib/domain/case/service-plan/plans.ts';
import type { Service } from '../../../lib/domain/case/service-plan/services.ts';
import { isWithdrawable } from '../../../lib/domain/case/signals/withdraw-change.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import { furtherGroups, lifecycleRules } from '../../../lib/policy/lifecycle-rules.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { atLeast, hasNumber } from '../../../lib/policy/stated-number.ts';
import { monthTexts } from '../../episodes/follow-up/month-texts.ts';
import { tierText } from '../../episodes/service-plan/plan-texts.ts';
import type { Rules } from '../rules/rules.ts';
import { codeName } from '../wording/code-names.ts';
import type { Audience } from './audience.ts';
import { closureView } from './closure-view.ts';
import { hardshipView } from './hardship-view.ts';
import { inOrder } from './in-order.ts';
import type { RegistrationAnswer } from './registration-schema.ts';

/**
 * Returns everything after the decision, with at most the newest `shown` entries of each list; undefined for a case that was
 * never registered.
 */
export function registrationView(
  state: CaseState,
  rules: Rules,
  audience: Audience,
  now: number,
  language: Language,
  shown: number,
): RegistrationAnswer | undefined {
  const { registeredAt, plan, closure } = state;
  if (registeredAt === undefined) return undefined;
  const pack = rules.packAt(state.region, now);
  const personal = audience !== 'administrator';
  return {
    registeredAt,
    ...(audience !== 'person' && state.assignment && { officer: officerView(state.assignment) }),
    ...(personal && { ledger: ledgerView(state, pack, language) }),
    ...(personal && plan.current && { plan: planView(plan.current, state, pack, language) }),
    services: personal ? plan.services.slice(-shown).map((each) => serviceView(each, language)) : [],
    months: monthsView(state, now, language).slice(-shown),
    signals: personal ? state.signals.slice(-shown).map((each) => signalView(state, each, language)) : [],
    ...(personal && closure && { closure: closureView({ ...state, closure }, rules, language) }),
    placementChecks: state.placementChecks,
    ...hardshipView(state, pack, audience, now, language),
    reIncluded: state.reIncluded === true,
    ...(state.previousSpell && { previousCase: state.previousSpell.caseId }),
    ...(state.transferredFrom && { transferredFrom: state.transferredFrom }),
    ...(state.transferredTo && { transferredTo: state.transferredTo }),
  };
}

/** A service with its name. */
export const serviceView = (service: Service, language: Language) => ({
  ...service,
  typeText: codeName('service', service.type, language),
  outcomeText: codeName('serviceOutcome', service.outcome, language),
});

const signalView = (state: CaseState, signal: CaseState['signals'][number], language: Language) => ({
  ...signal,
  withdrawable: state.phase === 'registered' && isWithdrawable(state, signal),
  kindText: codeName('signal', signal.kind, language),
  originText: codeName('signalOrigin', signal.origin, language),
});

const officerView = ({ officer, because, since }: NonNullable<CaseState['assignment']>) => ({
  subject: officer,
  because,
  since,
});

/**
 * Returns what is known about the person, and what is missing (一人一档). It starts with the application, so that the facts for the
 * completeness check can be filled in at the same time as the registration (SX-1.4, QH-1.3, CQ-1.3 同步标注).
 */
export function ledgerView(
  state: CaseState,
  pack: Pack,
  language: Language,
): NonNullable<RegistrationAnswer['ledger']> {
  const { values } = pack;
  const completenessChecks = values.ledgerCompleteness.value;
  const fields = completenessChecks.flatMap((clear) => clear.fields);
  const nameOf = textOf([...values.profileFacts.value, ...fields], language);
  const groupOf = groupTextOf(pack, language);
  const checkText = textOf(completenessChecks, language);
  return {
    facts: inOrder(Object.entries(state.ledger.facts), ([code]) => code).map(([code, fact]) => ({
      code,
      text: nameOf(code),
      ...fact,
      valueText: textOf(factValues[code] ?? [], language)(fact.value),
    })),
    tags: inOrder(Object.entries(state.ledger.tags), ([code]) => code).map(([code, tag]) => ({
      code,
      text: groupOf(code),
      ...tag,
    })),
    completenessChecks: checkCompleteness(state, lifecycleRules(pack)).map(({ code, complete, missing }) => ({
      code,
      text: checkText(code),
      complete,
      missing: missing.map((field) => ({ code: field, text: nameOf(field) })),
    })),
  };
}

/** Looks up the names of the groups of a region. */
export const groupTextOf = (pack: Pack, language: Language): ((code: string) => string) =>
  textOf([...pack.values.tags.value.groups, ...furtherGroups(pack)], language);

/** Returns the groups to which a person was found to belong, in the region's words. */
export function groupsView(
  { ledger: { tags } }: Pick<CaseState, 'ledger'>,
  pack: Pack,
  language: Language,
): { readonly code: string; readonly text: string }[] {
  const nameOf = groupTextOf(pack, language);
  const groups = Object.entries(tags).filter(([, { applies }]) => applies);
  return inOrder(groups, ([code]) => code).map(([code]) => ({ code, text: nameOf(code) }));
}

function planView(plan: Plan, state: CaseState, pack: Pack, language: Language): RegistrationAnswer['plan'] {
  const { version, date, track, tier, packVersion, items } = plan;
  const { templates } = pack.values.servicePlan.value;
  // A plan may contain services of another track: those for young people long without work (SX-2.5).
  const known = [...templates[track], ...templates.unclear];
  const nameOf = textOf(known, language);
  const numberOf = ({ code, minimum }: Plan['items'][number]) => {
    const found = known.find((each) => each.code === code);
    if (minimum <= 1 && !(found && hasNumber(found))) return {};
    return { numberText: atLeast(minimum, found?.serviceTypes)[language] };
  };
  const { fulfilledAt, services } = state.plan;
  return {
    version,
    date,
    track,
    trackText: textOf(pack.values.intentionTracks.value, language)(track),
    tier,
    tierText: tierText(tier, pack, language),
    packVersion,
    items: items.flatMap((item) =>
      progressOf({ items: [item] }, services).map((progress) => ({
        ...progress,
        text: nameOf(item.code),
        ...numberOf(item),
        basis: describeCitation(item.basis, language),
      })),
    ),
    ...(fulfilledAt !== undefined && { fulfilledAt }),
  };
}

/** Returns the months from the first that is owed up to this one, whether or not anything was done in them. */
export function monthsView(state: CaseState, now: number, language: Language): RegistrationAnswer['months'] {
  return Object.entries(state.followUp?.months ?? {})
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, record]) => {
      const status = coverageOf(state, month, now);
      const { by, attempts, excuse, endedAt } = record;
      return {
        month,
        status,
        statusText: monthStatusText(status, excuse, language),
        attempts: attempts.length,
        tried: {
          days: new Set(attempts.map(({ at }) => beijingDate(Date.parse(at)))).size,
          means: [...new Set(attempts.map(({ means }) => means))],
        },
        ...(by && { by }),
        ...(excuse && { excuse }),
        ...(endedAt && { endedAt }),
      };
    });
}

/** The status of a month in words. A month that ended with the registration does not count as one of failed attempts. */
export const monthStatusText = (status: Coverage, excuse: string | undefined, language: Language): string =>
  status === 'excused' && excuse ? codeName('excuse', excuse, language) : monthTexts[status][language];

export const textOf =
  (described: readonly (Bilingual & { readonly code: string })[], language: Language) =>
  (code: string): string =>
    described.find((each) => each.code === code)?.[language] ?? code;
