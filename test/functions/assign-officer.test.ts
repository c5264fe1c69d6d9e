import { describe, expect, it } from 'vitest';
import { handle } from '../../functions/tasks/assign-officer/handler.ts';
import { declareInterest } from '../../lib/domain/case/assignment/declare-interest.ts';
import { type CaseEvent, type CaseState, openTask } from '../../lib/domain/case/case.ts';
import type { Context } from '../../lib/domain/case/kernel/event.ts';
import { approveApplication } from '../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import {
  beginningOf,
  calendar,
  friday,
  newCaseId,
  officer,
  submission,
} from '../domain/case/support/cases.ts';
import { possible } from '../domain/case/support/decisions.ts';
import { nobodyElse } from '../domain/case/support/nobody-else.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile } from '../store/support/records.ts';

const file = recordsForFile();
const context: Context = { now: friday, actor: officer };

/** A case that an officer has approved in a district in which the directory has nobody, and what followed. */
async function approved(...then: readonly ((state: CaseState) => CaseEvent)[]) {
  const records = await file.fresh();
  const caseId = newCaseId();
  await records.cases.create({ caseId, event: submission(), person: person() });
  const acts = [
    (state: CaseState) => possible(openTask(state, decisionTaskId, 'decide-application', context)),
    (state: CaseState) =>
      possible(approveApplication(state, decisionTaskId, [], beginningOf('chongqing'), calendar, context)),
    ...then,
  ];
  for (const act of acts)
    await records.cases.change(caseId, ({ state }) => ({ change: { event: act(state) }, answer: undefined }));
  await handle(records)({ caseId }, friday);
  return (await records.cases.load(caseId))?.state;
}

describe('The officer of a case in a district without officers', () => {
  it('is who approved the application', async () => {
    expect((await approved())?.assignment).toMatchObject({
      officer: officer.subject,
      because: 'decided-application',
    });
  });

  it('is nobody where who approved it has since declared to be related to the person, and one is to be named', async () => {
    const state = await approved((before) =>
      possible(
        declareInterest(before, { subject: officer.subject, relation: 'relative' }, nobodyElse, context),
      ),
    );
    expect(state?.assignment).toBeUndefined();
    expect(Object.values(state?.tasks ?? {}).map(({ kind }) => kind)).toContain('name-officer');
  });
});
