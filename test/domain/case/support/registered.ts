import { type CaseState, evolve, openTask } from '../../../../lib/domain/case/case.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { Tag } from '../../../../lib/domain/case/ledger/events.ts';
import { factValues } from '../../../../lib/domain/case/ledger/fact-values.ts';
import { recordProfile } from '../../../../lib/domain/case/ledger/record-profile.ts';
import { approveApplication } from '../../../../lib/domain/case/registration/decide.ts';
import type { Application } from '../../../../lib/domain/case/registration/submit.ts';
import { decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import { adjustPlan, makePlan, type PlanChoice } from '../../../../lib/domain/case/service-plan/make-plan.ts';
import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import {
  recordService,
  type ServiceToRecord,
} from '../../../../lib/domain/case/service-plan/record-service.ts';
import {
  beginningOf,
  calendar,
  friday,
  lifecycleOf,
  newCaseId,
  officer,
  submission,
  system,
} from './cases.ts';
import { by, having } from './decisions.ts';

/** A person who is registered, with the first contact on the worklist. */
export function registered(
  region: Region = 'chongqing',
  now = friday,
  change: Partial<Application> = {},
): CaseState {
  const submitted = evolve(undefined, newCaseId(), submission({ region, ...change }, now));
  const opened = having(
    submitted,
    openTask(submitted, decisionTaskId, 'decide-application', by(system, now)),
  );
  const beginning = beginningOf(region, now);
  const approved = having(
    opened,
    approveApplication(opened, decisionTaskId, [], beginning, calendar, by(officer, now)),
  );
  return having(approved, openTask(approved, 'make-first-contact-1', 'make-first-contact', by(system, now)));
}

/** The person has been reached, and the plan is due. */
export function contacted(region: Region = 'chongqing', now = friday): CaseState {
  const state = registered(region, now);
  const contact = { method: 'phone', reached: true } as const;
  const rules = lifecycleOf(region, now);
  const reached = having(
    state,
    recordContact(state, 'make-first-contact-1', contact, rules, calendar, by(officer, now)),
  );
  return having(reached, openTask(reached, 'make-service-plan-1', 'make-service-plan', by(system, now)));
}

const choice = (change: Partial<PlanChoice> = {}): PlanChoice => ({
  track: 'employment',
  tier: 'one-to-one',
  tierGrounds: ['need'],
  ...change,
});

/** A ground that the region's circular names. */
const groundsOf = (region: Region, now: number): readonly string[] =>
  lifecycleOf(region, now).plan.tierGrounds.slice(0, 1);

export const planning = (
  state: CaseState,
  change: Partial<PlanChoice> = {},
  now = friday,
  taskId = 'make-service-plan-1',
) =>
  makePlan(
    state,
    taskId,
    choice({ tierGrounds: groundsOf(state.region, now), ...change }),
    lifecycleOf(state.region, now),
    calendar,
    by(officer, now),
  );

export const adjusting = (state: CaseState, change: Partial<PlanChoice> = {}, now = friday) =>
  adjustPlan(
    state,
    choice({ tierGrounds: groundsOf(state.region, now), ...change }),
    lifecycleOf(state.region, now),
    calendar,
    by(officer, now),
  );

/** A person with a plan. */
export function planned(
  region: Region = 'chongqing',
  change: Partial<PlanChoice> = {},
  now = friday,
): CaseState {
  const state = contacted(region, now);
  return having(state, planning(state, change, now));
}

export const serving = (
  state: CaseState,
  service: Partial<ServiceToRecord>,
  now = friday,
  birthDate = '1990-03-07',
) =>
  recordService(
    state,
    {
      type: 'job-match',
      on: new Date(now + 8 * 3_600_000).toISOString().slice(0, 10),
      outcome: 'taken',
      ...service,
    },
    birthDate,
    lifecycleOf(state.region, now),
    calendar,
    by(officer, now),
  );

/** The case after services, one after another. */
export const served = (
  state: CaseState,
  services: readonly Partial<ServiceToRecord>[],
  now = friday,
): CaseState => services.reduce((before, service) => having(before, serving(before, service, now)), state);

/** A value that a fact can have. */
export const knownValue = (fact: string): string => factValues[fact]?.[0]?.code ?? 'known';

/** A profile with values that its facts can have, unless others are given. */
export const profiling = (
  state: CaseState,
  profile: {
    readonly facts?: readonly { readonly code: string; readonly value?: string; readonly on?: string }[];
    readonly tags?: readonly Partial<Tag>[];
  },
  now = friday,
) =>
  recordProfile(
    state,
    {
      facts: (profile.facts ?? []).map((fact) => ({
        value: knownValue(fact.code),
        source: 'person',
        on: '2026-11-20',
        ...fact,
      })),
      tags: (profile.tags ?? []).map((tag) => ({
        group: 'employment-difficulty',
        applies: true,
        source: 'officer',
        on: '2026-11-20',
        ...tag,
      })),
    },
    lifecycleOf(state.region, now),
    calendar,
    by(officer, now),
  );
