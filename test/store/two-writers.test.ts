import { describe, expect, it } from 'vitest';
import { openTask } from '../../lib/domain/case/case.ts';
import { correctPerson } from '../../lib/domain/case/person/correct.ts';
import { approveApplication } from '../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import type { CaseStore } from '../../lib/store/cases.ts';
import { readWholeCase } from '../../lib/store/whole-case.ts';
import {
  applicant,
  beginningOf,
  calendar,
  friday,
  newCaseId,
  officer,
  submission,
} from '../domain/case/support/cases.ts';
import { possible } from '../domain/case/support/decisions.ts';
import { person } from './support/persons.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();

/** Corrects the phone number of a case as somebody; answers with the version that this has made. */
const correct = async (cases: CaseStore, caseId: string, by = officer) => {
  const event = possible(correctPerson(['phone'], undefined, { now: friday, actor: by }));
  const changed = await cases.change(caseId, () => ({ change: { event }, answer: undefined }));
  return changed?.loaded.state.version;
};

async function begun() {
  const records = await file.fresh();
  const caseId = newCaseId();
  await records.cases.create({ caseId, event: submission(), person: person() });
  return { records, caseId };
}

/** Every other write meets the transaction of somebody else (`TransactionConflict`), the first one included. */
const inTheWay = () => {
  let writes = 0;
  return () => (writes++ % 2 === 0 ? ('conflict' as const) : undefined);
};

describe('Two writers of one case', () => {
  it('both end with what they wanted, each on top of the other, though DynamoDB refuses every other write', async () => {
    const { records, caseId } = await begun();
    const [one, other] = [file.faulty(records, inTheWay()), file.faulty(records, inTheWay())];
    const versions = await Promise.all([
      correct(one, caseId),
      correct(other, caseId, applicant),
      correct(one, caseId),
      correct(other, caseId, applicant),
    ]);
    expect(versions.toSorted()).toEqual([2, 3, 4, 5]);
    const history = await records.cases.history(caseId);
    expect(history.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect((await readWholeCase(records.table, caseId))?.isWhole).toBe(true);
  });

  it('that want what excludes each other end with one of the two, and the other is refused by what has become of it', async () => {
    const { records, caseId } = await begun();
    await records.cases.change(caseId, ({ state }) => ({
      change: {
        event: possible(
          openTask(state, decisionTaskId, 'decide-application', { now: friday, actor: officer }),
        ),
      },
      answer: undefined,
    }));
    const decide = (cases: CaseStore, what: 'approve' | 'withdraw') =>
      cases.change(caseId, ({ state }) => {
        const result =
          what === 'approve'
            ? approveApplication(state, decisionTaskId, [], beginningOf('chongqing'), calendar, {
                now: friday,
                actor: officer,
              })
            : withdrawApplication(state, { now: friday, actor: applicant });
        return result.ok
          ? { change: { event: result.value }, answer: 'done' }
          : { answer: result.failure.reason };
      });
    const answers = await Promise.all([
      decide(file.faulty(records, inTheWay()), 'approve'),
      decide(file.faulty(records, inTheWay()), 'withdraw'),
    ]);
    const said = answers.map((each) => each?.answer);
    expect(said.filter((each) => each === 'done')).toHaveLength(1);
    expect(said.find((each) => each !== 'done')).toMatch(/^(task-already-decided|not-possible-in-phase)$/);
    const { state } = (await records.cases.load(caseId)) ?? {};
    expect(state?.phase).toBe(said[0] === 'done' ? 'registered' : 'withdrawn');
    expect(await records.cases.history(caseId)).toHaveLength(3);
  });

  it('are told what has become of the case, also where its person has applied anew meanwhile', async () => {
    const records = await file.fresh();
    const who = person();
    const caseId = newCaseId();
    const begin = (id: string) =>
      records.cases.create({ caseId: id, event: submission({ identity: 'counter' }), person: who });
    await begin(caseId);
    const withdraw = (cases: CaseStore) =>
      cases.change(caseId, ({ state }) => {
        const result = withdrawApplication(state, { now: friday, actor: applicant });
        return result.ok
          ? { change: { event: result.value }, answer: 'done' }
          : { answer: result.failure.reason };
      });
    const held = file.held(records);
    const late = withdraw(held.cases);
    await held.reached;
    expect((await withdraw(records.cases))?.answer).toBe('done');
    expect((await begin(newCaseId())).kind).toBe('created');
    held.letOn();
    expect((await late)?.answer).toBe('not-possible-in-phase');
  });
});
