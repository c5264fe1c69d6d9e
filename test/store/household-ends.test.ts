import { describe, expect, it } from 'vitest';
import { type CaseEvent, openTask } from '../../lib/domain/case/case.ts';
import { endHousehold, memberInWork } from '../../lib/domain/case/household/help.ts';
import {
  applyForHousehold,
  checkHousehold,
  decideHousehold,
} from '../../lib/domain/case/household/recognise.ts';
import type { CaseStore } from '../../lib/store/cases.ts';
import { firstBrokenEvent } from '../../lib/store/chain.ts';
import {
  applicant,
  calendar,
  hour,
  lifecycleOf,
  officer,
  secondOfficer,
  system,
} from '../domain/case/support/cases.ts';
import { possible } from '../domain/case/support/decisions.ts';
import { lookedUp, self, spouse } from '../domain/case/support/households.ts';
import { planned, type ToldCase } from '../domain/case/support/told.ts';
import { chainOf } from '../support/chain.ts';
import { person } from './support/persons.ts';
import { type Fault, recordsForFile, type TestRecords } from './support/records.ts';

const file = recordsForFile();

const end = {
  reason: 'member-in-work',
  member: 2,
  since: '2026-11-20',
  evidence: { kind: 'employment-record', source: 'employment-register', on: '2026-11-20' },
} as const;

const stored = async (
  { cases }: TestRecords,
  { caseId, events: [first, ...others] }: ToldCase,
  whose = person(),
) => {
  await cases.create({ caseId, event: first?.event as CaseEvent<'application-submitted'>, person: whose });
  for (const { event } of others)
    await cases.change(caseId, () => ({ change: { event }, answer: undefined }));
};

/** A recognised household of two registered persons: in the case of the one, with the other as a member. */
async function household() {
  const records = await file.fresh();
  const her = person();
  const personId = await records.sealing.personId(her.identityNumber);
  const member = { ...spouse, identityNumber: her.identityNumber, personId };
  const hers = planned('chongqing');
  await stored(records, hers, her);
  const rules = () => lifecycleOf('chongqing');
  const his = planned('chongqing')
    .next(
      (state, context) =>
        applyForHousehold(state, { residence: 'urban', members: [self, member] }, rules(), calendar, context),
      applicant,
    )
    .next((state, context) => openTask(state, 'check-household-1', 'check-household', context), system)
    .next((state, context) =>
      checkHousehold(state, 'check-household-1', lookedUp(), rules(), calendar, context),
    )
    .next((state, context) => openTask(state, 'decide-household-1', 'decide-household', context), system)
    .next(
      (state, context) =>
        decideHousehold(state, 'decide-household-1', { confirmed: true }, rules(), calendar, context),
      secondOfficer,
    );
  await stored(records, his);
  const context = { now: his.now + hour, actor: officer };
  const finish = (cases: CaseStore) =>
    cases.change(his.caseId, ({ state }) => ({
      change: {
        event: possible(
          endHousehold(state, 'help-household-1', end, rules(), calendar, context),
        ) as CaseEvent,
        ofMember: (of, registration) => memberInWork(end, of, registration, rules(), calendar, context),
      },
      answer: undefined,
    }));
  const typesOf = async (caseId: string) => {
    const chain = await chainOf(records.table, caseId);
    expect(firstBrokenEvent(chain)).toBeUndefined();
    return (await records.cases.history(caseId)).map(({ event }) => event.type);
  };
  return { records, finish, his: his.caseId, hers: hers.caseId, typesOf };
}

describe('A household that ends because a member is in work (SX-2.6 闭环管理, I-65)', () => {
  it('is noted on their own registration with its end, wherever the process dies', async () => {
    for (const fault of ['after', 'before'] as const satisfies readonly Fault[]) {
      const { records, finish, his, hers, typesOf } = await household();
      await expect(finish(file.faulty(records, () => fault))).rejects.toThrow('the process died');
      const [ended, noted] = [await typesOf(his), await typesOf(hers)];
      const isDone = fault === 'after';
      expect(ended.includes('household-ended')).toBe(isDone);
      expect(noted.slice(-2)).toEqual(
        isDone
          ? ['household-membership-ended', 'signal-received']
          : [expect.anything(), 'household-membership-begun'],
      );
      const state = (await records.cases.load(hers))?.state;
      expect(Object.values(state?.tasks ?? {}).some(({ kind }) => kind === 'assess-signal')).toBe(isDone);
    }
  });
});
