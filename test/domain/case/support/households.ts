import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { openTask } from '../../../../lib/domain/case/case.ts';
import type { HouseholdCheck, HouseholdMember } from '../../../../lib/domain/case/household/events.ts';
import { endHousehold, reopenHousehold } from '../../../../lib/domain/case/household/help.ts';
import {
  applyForHousehold,
  checkHousehold,
  decideHousehold,
  type HouseholdDecision,
} from '../../../../lib/domain/case/household/recognise.ts';
import type { Actor } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { applicant, calendar, friday, hour, lifecycleOf, officer, secondOfficer, system } from './cases.ts';
import { by, having } from './decisions.ts';

/** The person of the case, as a member of their household. */
export const self: HouseholdMember = {
  member: 1,
  relation: 'self',
  birthDate: '1985-03-07',
  ableToWork: true,
  personId: 'self',
};
export const spouse: HouseholdMember = {
  member: 2,
  relation: 'spouse',
  birthDate: '1987-07-01',
  ableToWork: true,
  identityNumber: '110101198707010028',
  personId: 'spouse',
};
export const child: HouseholdMember = {
  member: 3,
  relation: 'child',
  birthDate: '2018-05-04',
  ableToWork: false,
};

export const applying = (
  state: CaseState,
  members: readonly HouseholdMember[] = [self, spouse, child],
  now = friday + hour,
  actor: Actor = applicant,
) =>
  applyForHousehold(
    state,
    { residence: 'urban', members },
    lifecycleOf(state.region, now),
    calendar,
    by(actor, now),
  );

/** All checks of the members who could work: none of them works, unless stated otherwise. */
export const lookedUp = (
  members: readonly number[] = [1, 2],
  change: Partial<HouseholdCheck> = {},
): readonly HouseholdCheck[] =>
  members.flatMap((member) =>
    (['employment', 'insurance', 'business'] as const).map((subject) => ({
      member,
      subject,
      result: 'no-work' as const,
      source: 'register',
      on: '2026-11-20',
      ...change,
    })),
  );

export const checking = (
  state: CaseState,
  checks = lookedUp(),
  now = friday + 2 * hour,
  actor: Actor = officer,
) =>
  checkHousehold(
    state,
    'check-household-1',
    checks,
    lifecycleOf(state.region, now),
    calendar,
    by(actor, now),
  );

export const deciding = (
  state: CaseState,
  decision: HouseholdDecision = { confirmed: true },
  now = friday + 3 * hour,
  actor: Actor = secondOfficer,
) =>
  decideHousehold(
    state,
    'decide-household-1',
    decision,
    lifecycleOf(state.region, now),
    calendar,
    by(actor, now),
  );

export const ending = (
  state: CaseState,
  change: Partial<Parameters<typeof endHousehold>[2]> = {},
  now = friday + 4 * hour,
  actor: Actor = officer,
  taskId = 'help-household-1',
) =>
  endHousehold(
    state,
    taskId,
    {
      reason: 'member-in-work',
      member: 2,
      since: '2026-11-19',
      evidence: { kind: 'employment-record', source: 'register', on: '2026-11-20' },
      ...change,
    },
    lifecycleOf(state.region, now),
    calendar,
    by(actor, now),
  );

export const reopening = (state: CaseState, now: number) =>
  reopenHousehold(
    state,
    { kind: 'statement-of-the-person', source: 'counter', on: '2026-11-20' },
    lifecycleOf(state.region, now),
    calendar,
    by(officer, now),
  );

export const opened = (state: CaseState, kind: 'check-household' | 'decide-household'): CaseState =>
  having(state, openTask(state, `${kind}-1`, kind, by(system, friday + hour)));

export const applied = (state: CaseState, members?: readonly HouseholdMember[]): CaseState =>
  opened(having(state, applying(state, members)), 'check-household');
export const checked = (state: CaseState): CaseState => {
  const before = applied(state);
  return opened(having(before, checking(before)), 'decide-household');
};
/** A household that is recognised and helped. */
export const confirmed = (state: CaseState, now = friday + 3 * hour): CaseState => {
  const before = checked(state);
  return having(before, deciding(before, { confirmed: true }, now));
};
