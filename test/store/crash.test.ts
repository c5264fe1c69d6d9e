import { describe, expect, it } from 'vitest';
import { openTask } from '../../lib/domain/case/case.ts';
import { approveApplication } from '../../lib/domain/case/registration/decide.ts';
import { askForInformation, provideInformation } from '../../lib/domain/case/registration/information.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { recordContact } from '../../lib/domain/case/service-plan/record-contact.ts';

import type { CaseStore, Decision } from '../../lib/store/cases.ts';
import { firstBrokenEvent } from '../../lib/store/chain.ts';
import { VersionConflictError } from '../../lib/store/version-conflict-error.ts';
import { worklist } from '../../lib/store/worklist.ts';
import {
  applicant,
  beginningOf,
  calendar,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  replay,
  rulesOf,
  submission,
  system,
} from '../domain/case/support/cases.ts';
import { chainOf } from '../support/chain.ts';
import { person } from './support/persons.ts';
import { type Fault, recordsForFile, type TestRecords } from './support/records.ts';

const file = recordsForFile();
const rules = rulesOf('chongqing');
const context = { now: friday + hour, actor: officer };

/** The steps from application to first contact: what each one writes, and whether it has been done. */
function steps(caseId: string, who = person()) {
  const change = (decide: Parameters<CaseStore['change']>[1]) => (cases: CaseStore) =>
    cases.change(caseId, decide);
  const decided = (
    result: { ok: boolean; value?: unknown } | undefined,
    freeText?: Record<string, unknown>,
  ) =>
    ({
      change: result?.ok ? { event: result.value, ...(freeText && { freeText }) } : undefined,
      answer: undefined,
    }) as Decision<undefined>;
  const optional = (event: unknown) => decided(event ? { ok: true, value: event } : undefined);
  return [
    (cases: CaseStore) =>
      cases.create({
        caseId,
        event: submission(),
        person: who,
        request: { id: caseId, bodyMac: 'a', expiresAt: 2_000_000_000 },
      }),
    change(({ state }) =>
      optional(openTask(state, decisionTaskId, 'decide-application', { ...context, actor: system })),
    ),
    change(({ state }) =>
      state.informationRequest
        ? optional(undefined)
        : decided(askForInformation(state, decisionTaskId, ['unemployment-date'], '', rules, context), {
            message: '请说明离职日期',
          }),
    ),
    change(({ state }) => decided(provideInformation(state, { ...context, actor: applicant }))),
    change(({ state }) =>
      decided(approveApplication(state, decisionTaskId, [], beginningOf('chongqing'), calendar, context)),
    ),
    change(({ state }) =>
      optional(openTask(state, 'make-first-contact-1', 'make-first-contact', { ...context, actor: system })),
    ),
    change(({ state }) =>
      decided(
        recordContact(
          state,
          'make-first-contact-1',
          { method: 'phone', reached: true },
          lifecycleOf('chongqing'),
          calendar,
          context,
        ),
      ),
    ),
  ];
}

/** The contents of the table, without the values that differ at every encryption. */
const shapeOf = async ({ everything }: TestRecords) =>
  (await everything())
    .map((item) => `${String(item.PK).split('#')[0]} ${item.SK} ${Object.keys(item).sort()}`)
    .sort();

const eventsOfAll = [
  'application-submitted',
  'task-opened',
  'information-requested',
  'information-provided',
  'application-approved',
  'task-opened',
  'contact-recorded',
];

describe('A step of a case', () => {
  it('is a single transaction, whatever depends on it', async () => {
    const records = await file.fresh();
    let writes = 0;
    const cases = file.faulty(records, () => {
      writes++;
      return undefined;
    });
    for (const [index, step] of steps(newCaseId()).entries()) {
      await step(cases);
      expect(writes).toBe(index + 1);
    }
  });

  /** The contents of the table after steps of which none dies: made once. */
  let whole: Promise<string[]> | undefined;
  const undisturbed = () => (whole ??= takeAll());
  const takeAll = async () => {
    const records = await file.fresh();
    for (const step of steps(newCaseId())) await step(records.cases);
    return shapeOf(records);
  };

  const faults: readonly Fault[] = ['before', 'after'];
  it.each(eventsOfAll.flatMap((type, write) => faults.map((fault) => [fault, write + 1, type] as const)))(
    'that dies %s write %i (%s) has happened completely or not at all, and happens once when it is repeated',
    async (fault, write) => {
      const records = await file.fresh();
      const caseId = newCaseId();
      const dying = file.faulty(records, (each) => (each === write - 1 ? fault : undefined));
      const todo = steps(caseId);
      for (const [index, step] of todo.entries()) {
        if (index < write - 1) await step(dying);
        else if (index === write - 1) {
          const before = await records.everything();
          await expect(step(dying)).rejects.toThrow('the process died');
          const after = await records.everything();
          if (fault === 'before') expect(after).toEqual(before);
          else expect(after).not.toEqual(before);
        }
      }
      const another = file.another(records);
      for (const step of todo.slice(write - 1)) await step(another);

      const loaded = await another.load(caseId);
      const history = await another.history(caseId);
      expect(history.map(({ event }) => event.type)).toEqual(eventsOfAll);
      expect(firstBrokenEvent(await chainOf(records.table, caseId))).toBeUndefined();
      expect(
        replay(
          caseId,
          history.map(({ event }) => event),
        ),
      ).toEqual(loaded?.state);
      expect(await shapeOf(records)).toEqual(await undisturbed());
      expect((await worklist(records.table, ['500103'], () => true, { limit: 10 })).entries).toEqual([]);
    },
  );
});

describe('A conflict with another transaction', () => {
  it('delays a step but does not stop it if it is short', async () => {
    const records = await file.fresh();
    const caseId = newCaseId();
    const cases = file.faulty(records, (write) => (write % 3 < 2 ? 'conflict' : undefined));
    for (const step of steps(caseId)) await step(cases);
    const history = await cases.history(caseId);
    expect(history.map(({ event }) => event.type)).toEqual(eventsOfAll);
  });

  it('makes a step fail without having written if it persists', async () => {
    const records = await file.fresh();
    const cases = file.faulty(records, () => 'conflict');
    const [create] = steps(newCaseId());
    await expect(create?.(cases)).rejects.toThrow(VersionConflictError);
    expect(await records.everything()).toEqual([]);
  });
});

describe('A transaction', () => {
  it.each([0, 1, 2, 3])('writes nothing if its part %i cannot be written', async (bad) => {
    const { table, everything } = await file.fresh();
    await table.put({ PK: 'TAKEN', SK: '-', mine: true });
    const before = await everything();
    const writes = Array.from({ length: 4 }, (_, index) =>
      table.putItem(
        { PK: index === bad ? 'TAKEN' : `FREE#${index}`, SK: '-' },
        { expression: 'attribute_not_exists(PK)' },
      ),
    );
    expect(await table.transact(writes)).toEqual([
      { index: bad, found: { PK: 'TAKEN', SK: '-', mine: true } },
    ]);
    expect(await everything()).toEqual(before);
  });

  it('throws an error if it is invalid instead of reporting a refused condition', async () => {
    const { table } = await file.fresh();
    const write = table.putItem({ PK: 'A', SK: '-' });
    await expect(table.transact([write, write])).rejects.toThrow();
    await expect(table.transact([])).rejects.toThrow();
  });
});

describe('A write alone', () => {
  it('is made where its condition holds, and changes nothing and says so where it does not', async () => {
    const { table } = await file.fresh();
    const key = { PK: 'alone', SK: 'item' };
    const first = table.putItem({ ...key, upTo: 1 }, { expression: 'attribute_not_exists(PK)' });
    expect([await table.writeAlone(first), await table.writeAlone(first)]).toEqual([true, false]);
    const next = table.updateItem(key, 'SET upTo = :last', { ':last': 2, ':before': 1 }, 'upTo = :before');
    expect([await table.writeAlone(next), await table.writeAlone(next)]).toEqual([true, false]);
    expect(await table.get(key.PK, key.SK)).toEqual({ ...key, upTo: 2 });
  });
});
