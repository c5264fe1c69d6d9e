import * as z from 'zod';
import { openTask, taskKindSchema } from '../../../lib/domain/case/case.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import type { CaseStore } from '../../../lib/store/cases.ts';
import type { Change, LoadedCase } from '../../../lib/store/stored.ts';
import { saveTaskToken, taskTokenWrite } from '../../../lib/store/workflow-signals.ts';
import type { CaseRecords } from '../connections/records.ts';
import { caseIdSchema } from '../http/schemas.ts';
import { changeExisting } from './change-existing.ts';

/** The case of a task that is opened, and the token of the workflow that waits for it. */
export const openingSchema = z.strictObject({
  caseId: caseIdSchema,
  taskId: z.string(),
  kind: taskKindSchema,
  token: z.string().optional(),
});

/** The input of a step that opens a task besides where one is named; executions of before 2026-12 open it by themselves. */
export const stepSchema = z.union([openingSchema, z.strictObject({ caseId: caseIdSchema })]);

/**
 * Does a step of a workflow and puts the task on the worklist that the workflow waits for thereafter, with its token: both
 * events in one transaction. When the task has ended before it could be opened, only the token is kept: the stream function
 * sees both and wakes the workflow. Without a task it does the step alone.
 * @param step the change that the step makes; none where it has been made, or there is nothing to do
 */
export async function changeAndOpen(
  { table, cases }: CaseRecords,
  input: z.infer<typeof stepSchema>,
  context: Context,
  step: (loaded: LoadedCase) => Promise<Change | undefined> | Change | undefined,
  reading: Parameters<CaseStore['change']>[3] = {},
): Promise<void> {
  const { caseId } = input;
  const opening = 'taskId' in input ? input : undefined;
  const { taskId, token } = opening ?? {};
  const waits = taskId !== undefined && token !== undefined;
  const { written } = await changeExisting(
    cases,
    caseId,
    async (loaded) => ({
      change: await step(loaded),
      ...(opening && { opening: (state) => openTask(state, opening.taskId, opening.kind, context) }),
      answer: undefined,
    }),
    ({ state }) =>
      waits ? [taskTokenWrite(table, caseId, { taskId, token, since: state.version + 1 })] : [],
    reading,
  );
  if (waits && !written) await saveTaskToken(table, caseId, taskId, token);
}
