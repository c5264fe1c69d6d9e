import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { openTask } from '../../lib/domain/case/case.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { CaseStore } from '../../lib/store/cases.ts';
import { keys } from '../../lib/store/keys.ts';
import { friday, hour, newCaseId, submission, system } from '../domain/case/support/cases.ts';
import { person } from './support/persons.ts';
import { recordsForFile, type TestRecords } from './support/records.ts';

const file = recordsForFile();

async function submitted({ cases }: TestRecords, who = person()): Promise<string> {
  const caseId = newCaseId();
  await cases.create({ caseId, event: submission(), person: who });
  return caseId;
}

const open = ({ cases }: TestRecords, caseId: string, corrected?: ReturnType<typeof person>) =>
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
    await open(records, first, { ...person(), name: '欧阳建国' } as ReturnType<typeof person>);
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
