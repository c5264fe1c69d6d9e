import * as z from 'zod';
import { openTask, taskKindSchema } from '../../../lib/domain/case/case.ts';
import { saveTaskToken, taskTokenWrite } from '../../../lib/store/workflow-signals.ts';
import { changeExisting } from '../../common/cases/change-existing.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import { type CaseRecords, connectCases } from '../../common/connections/records.ts';
import { caseIdSchema } from '../../common/http/schemas.ts';
import { serveTask } from '../../common/http/task.ts';

const input = z.strictObject({
  caseId: caseIdSchema,
  taskId: z.string(),
  kind: taskKindSchema,
  token: z.string().optional(),
});

/**
 * Puts a task on the worklist and, where a workflow waits for it, keeps the workflow's token with it. When the
 * task has ended before it could be opened, only the token is kept: the stream function sees both and wakes
 * the workflow.
 */
export const handle =
  ({ table, cases }: CaseRecords) =>
  async ({ caseId, taskId, kind, token }: z.infer<typeof input>, now: number) => {
    const wait = token === undefined ? undefined : taskTokenWrite(table, caseId, taskId, token);
    const { answer: opened } = await changeExisting(
      cases,
      caseId,
      ({ state }) => {
        const event = openTask(state, taskId, kind, systemContext('open-task', now));
        return { change: event && { event }, answer: event !== undefined };
      },
      () => (wait ? [wait] : []),
    );
    if (!opened && token !== undefined) await saveTaskToken(table, caseId, taskId, token);
    return { caseId, taskId };
  };

export const handler = serveTask('open-task', input, () => handle(connectCases()));
