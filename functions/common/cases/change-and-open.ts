import * as z from 'zod';
import { openTask, taskKindSchema } from '../../../lib/domain/case/case.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import type { CaseStore } from '../../../lib/store/cases.ts';
import type { Change, LoadedCase } from '../../../lib/store/stored.ts';
import { saveTaskToken, taskTokenWrite } from '../../../lib/store/workflow-signals.ts';
import type { CaseRecords } from '../connections/records.ts';
import { caseIdSchema } from '../http/schemas.ts';
import { changeExisting } from './change-existing.ts';

/** The case of a task to open, and the token of the workflow that waits for the task. */
export const openingSchema = z.strictObject({
  caseId: caseIdSchema,
  taskId: z.string(),
  kind: taskKindSchema,
  token: z.string().optional(),
});

/** The input of a step that also opens a task if one is named. Executions from before 2026-12 open it in a step of its own. */
export const stepSchema = z.union([openingSchema, z.strictObject({ caseId: caseIdSchema })]);

/**
 * Carries out a step of a workflow, and puts the task that the workflow waits for next on the worklist, with its token: both
 * events in one transaction. If the task ended before it could be opened, only the token is stored: the stream function sees
 * both and wakes the workflow. Without a task, only the step is carried out.
 * @param step returns the change that the step makes; undefined if it was made before, or there is nothing to do
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
