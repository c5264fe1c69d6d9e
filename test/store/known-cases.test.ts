import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTask } from '../../lib/domain/case/case.ts';
import { destroyRecords } from '../../lib/domain/case/data-rights/retention.ts';
import { recordProfile } from '../../lib/domain/case/ledger/record-profile.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import type { Person } from '../../lib/domain/person.ts';
import { CaseStore } from '../../lib/store/cases.ts';
import { keys } from '../../lib/store/keys.ts';
import { ruleLoads } from '../../lib/store/loaded-rules.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  submission,
  supervisor,
  system,
} from '../domain/case/support/cases.ts';
import { runsOf } from '../support/property-runs.ts';
import { person } from './support/persons.ts';
import { recordsForFile, type TestRecords } from './support/records.ts';

const file = recordsForFile();

async function submitted({ cases }: TestRecords, who = person()): Promise<string> {
  const caseId = newCaseId();
  await cases.create({ caseId, event: submission(), person: who });
  return caseId;
}

const open = ({ cases }: Pick<TestRecords, 'cases'>, caseId: string, corrected?: Person) =>
  cases.change(caseId, ({ state }) => {
    const event = openTask(state, decisionTaskId, 'decide-application', {
      now: friday + hour,
      actor: system,
    });
    return { change: event && { event, ...(corrected && { person: corrected }) }, answer: undefined };
  });

/** What somebody reads who has read nothing before. */
const readAnew = ({ table, sealing }: TestRecords, ids: readonly string[]) =>
  new CaseStore(table, sealing).withPersons(ids);

describe('Cases with their persons', () => {
  it('are as they were written last, however often they were read before', async () => {
    const records = await file.fresh();
    const [first, second] = [await submitted(records), await submitted(records)];
    const ids = [second, newCaseId(), first, second];
    const before = await records.cases.withPersons(ids);
    expect(before.map(({ loaded }) => loaded.state.caseId)).toEqual([second, first, second]);
    expect(await records.cases.withPersons(ids)).toEqual(before);
    await open(records, first, person({ name: '欧阳建国' }));
    const after = await records.cases.withPersons(ids);
    expect(after).toEqual(await readAnew(records, ids));
    expect(after[1]?.person.name).toBe('欧阳建国');
    expect(after[1]?.loaded.state.tasks).toHaveProperty(decisionTaskId);
    expect(after[0]).toEqual(before[0]);
  });

  it('cannot be changed by whoever was given them', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records);
    await records.cases.withPersons([caseId]);
    const [known] = await records.cases.withPersons([caseId]);
    expect(() => Object.assign(known?.loaded.state.tasks ?? {}, { other: {} })).toThrow(TypeError);
    expect(() => Object.assign(known?.person ?? {}, { name: '' })).toThrow(TypeError);
  });

  it('are refused where a head is damaged that was not read before', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records);
    const head = await records.table.get(keys.case(caseId), keys.head);
    for (const damage of [{ lastHash: undefined }, { lastHash: 7 }, { state: {} }]) {
      await records.documents.send(
        new PutCommand({ TableName: records.tableName, Item: { ...head, ...damage } }),
      );
      await expect(records.cases.withPersons([caseId])).rejects.toThrow();
    }
  });
});

/** What may happen to a case. */
const acts = {
  open: (cases: CaseStore, caseId: string) => open({ cases }, caseId),
  'open and correct the person': (cases: CaseStore, caseId: string) =>
    open({ cases }, caseId, person({ name: '欧阳建国' })),
  'record something that is held back': (cases: CaseStore, caseId: string) =>
    cases.change(
      caseId,
      ({ state }) => {
        const facts = [{ code: 'skill-level', value: 'senior', source: 'person', on: '2026-11-20' } as const];
        const context = { now: friday + hour, actor: officer };
        const decided = recordProfile(
          state,
          { facts, tags: [] },
          lifecycleOf('chongqing'),
          calendar,
          context,
        );
        return { change: decided.ok ? { event: decided.value } : undefined, answer: undefined };
      },
      undefined,
      { withPerson: true },
    ),
  withdraw: (cases: CaseStore, caseId: string) =>
    cases.change(caseId, ({ state }) => {
      const decided = withdrawApplication(state, { now: friday + hour, actor: applicant });
      return { change: decided.ok ? { event: decided.value } : undefined, answer: undefined };
    }),
  'destroy the records': (cases: CaseStore, caseId: string) =>
    cases.change(caseId, ({ state }) => {
      const context = { now: friday + 4 * 366 * day, actor: supervisor };
      const decided = destroyRecords(state, 'x', false, lifecycleOf('chongqing'), context);
      return { change: decided.ok ? { event: decided.value } : undefined, answer: undefined };
    }),
};

/** All that is read of one case, by each way in which that is done. */
const reads = {
  shown: async (cases: CaseStore, caseId: string) => {
    const loaded = await cases.loadShown(caseId);
    if (!loaded) return undefined;
    const { personItem: _person, ...rest } = loaded;
    const said = async () => [await cases.person(loaded), await cases.history(caseId, loaded)];
    return [rest, rest.state.destroyed ? await cases.history(caseId, loaded) : await said()];
  },
  head: (cases: CaseStore, caseId: string) => cases.load(caseId),
  listed: (cases: CaseStore, caseId: string) => cases.withPersons([caseId]),
  person: async (cases: CaseStore, caseId: string) => {
    const loaded = await cases.loadWithPerson(caseId);
    return loaded && !loaded.state.destroyed ? cases.person(loaded) : undefined;
  },
};

const namesOf = <Name extends string>(all: Readonly<Record<Name, unknown>>): Name[] =>
  Object.keys(all) as Name[];

describe('A case that is read again', () => {
  it('is what somebody reads who has read nothing before, whatever happened to it in between', async () => {
    const records = await file.fresh();
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...namesOf(reads)) },
      { weight: 2, arbitrary: fc.constantFrom(...namesOf(acts)) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 14 }), async (steps) => {
        const caseId = await submitted(records);
        const [here, elsewhere] = [file.another(records), file.another(records)];
        for (const [name, isHere] of steps)
          if (name in acts) await acts[name as keyof typeof acts](isHere ? here : elsewhere, caseId);
          else {
            const read = reads[name as keyof typeof reads];
            expect(await read(here, caseId)).toEqual(await read(file.another(records), caseId));
          }
        for (const read of Object.values(reads))
          expect(await read(here, caseId)).toEqual(await read(file.another(records), caseId));
      }),
      { numRuns: runsOf(20) },
    );
  });

  it('is asked for its last event alone, once, with its person and its history', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records);
    const { cases, calls, table } = file.restarted(records);
    const shown = async () => {
      calls.length = 0;
      const [read] = await Promise.all([reads.shown(cases, caseId), ruleLoads(table)]);
      return { read, calls: calls.map(({ command }) => command) };
    };
    const first = await shown();
    expect(first.calls).toEqual(['BatchGetItemCommand', 'DecryptCommand', 'QueryCommand']);
    const again = await shown();
    expect(again).toEqual({ read: first.read, calls: ['BatchGetItemCommand'] });
    await open(records, caseId);
    expect((await shown()).calls).toEqual(['BatchGetItemCommand', 'BatchGetItemCommand', 'QueryCommand']);
  });

  it('cannot be changed by whoever was given it', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records);
    for (const _time of ['first', 'again']) {
      const loaded = await records.cases.loadShown(caseId);
      const [submittedEvent] = await records.cases.history(caseId, loaded);
      expect(() => Object.assign(loaded?.state.tasks ?? {}, { other: {} })).toThrow(TypeError);
      expect(() => Object.assign(submittedEvent?.event.data ?? {}, { channel: 'counter' })).toThrow(
        TypeError,
      );
    }
  });

  it('has no history that is newer than it, however it was read', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records);
    const before = await records.cases.loadShown(caseId);
    await open({ cases: file.another(records) }, caseId);
    const newer = await records.cases.history(caseId, before);
    expect(newer).toHaveLength(2);
    const now = await records.cases.loadShown(caseId);
    expect(await records.cases.history(caseId, now)).toEqual(newer);
  });
});
