import * as z from 'zod';
import { openTask, taskKindSchema } from '../../../lib/domain/case/case.ts';
import { connectCases } from '../../common/cases/records.ts';
import { caseIdSchema } from '../../common/http/schemas.ts';
import { serveTask, system } from '../../common/http/task.ts';

const records = connectCases();

/**
 * Puts a task on the worklist and, where a workflow waits for it, keeps the workflow's token with it. When the
 * task has ended before it could be opened, only the token is kept: the stream function sees both and wakes
 * the workflow.
 */
export const handler = serveTask(
  'open-task',
  z.strictObject({
    caseId: caseIdSchema,
    taskId: z.string(),
    kind: taskKindSchema,
    token: z.string().optional(),
  }),
  async ({ caseId, taskId, kind, token }, now) => {
    const wait = token === undefined ? undefined : records.cases.waitingWrite(caseId, taskId, token);
    const changed = await records.cases.change(
      caseId,
      ({ state }) => {
        const event = openTask(state, taskId, kind, { now, actor: system('open-task') });
        return { change: event && { event }, answer: event !== undefined };
      },
      () => (wait ? [wait] : []),
    );
    if (!changed) throw new Error(`case ${caseId} does not exist`);
    if (!changed.answer && token !== undefined) await records.cases.putWait(caseId, taskId, token);
    return { caseId, taskId };
  },
);
