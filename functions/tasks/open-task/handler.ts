import type * as z from 'zod';
import { changeAndOpen, openingSchema } from '../../common/cases/change-and-open.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import { type CaseRecords, connectCases } from '../../common/connections/records.ts';
import { serveTask } from '../../common/http/task.ts';

/** Puts a task on the worklist and, if a workflow waits for it, keeps the workflow's token with it: see `changeAndOpen`. */
export const handle = (records: CaseRecords) => async (input: z.infer<typeof openingSchema>, now: number) => {
  await changeAndOpen(records, input, systemContext('open-task', now), () => undefined);
  return { caseId: input.caseId, taskId: input.taskId };
};

export const handler = serveTask('open-task', openingSchema, () => handle(connectCases()));
