import { keys } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

/*
 * What the stream function reacts to besides events: that a workflow has begun to wait, and that the effects of an
 * event are to be carried out again. Neither is part of the history of the case.
 */

const waitItem = (caseId: string, taskId: string, token: string): Item => ({
  PK: keys.case(caseId),
  SK: keys.wait(taskId),
  caseId,
  taskId,
  token,
});

/** Keeps a workflow's task token until the task has ended, together with the event that opens the task. */
export const taskTokenWrite = (table: Table, caseId: string, taskId: string, token: string): Write =>
  table.putItem(waitItem(caseId, taskId, token));

/** Keeps a workflow's task token, where the task has ended before its workflow began to wait. */
export const saveTaskToken = (table: Table, caseId: string, taskId: string, token: string): Promise<void> =>
  table.put(waitItem(caseId, taskId, token));

/** The token of the workflow that waits for a task, if one does. */
export async function taskTokenOf(table: Table, caseId: string, taskId: string): Promise<string | undefined> {
  const item = await table.get(keys.case(caseId), keys.wait(taskId));
  return typeof item?.token === 'string' ? item.token : undefined;
}

/** A workflow that waits for a task, or waited, and its token. */
export interface Wait {
  readonly taskId: string;
  readonly token: string;
}

/** Asks that a workflow be woken whose task has ended, at an instant. */
export const repeatWait = (
  table: Table,
  caseId: string,
  { taskId, token }: Wait,
  at: string,
): Promise<void> => table.put({ ...waitItem(caseId, taskId, token), at });

/**
 * Asks that the effects of an event be carried out again at an instant: they can be, any number of times.
 * @param anew another execution is begun where that of the event has ended and left undone what it was for, and `lost`
 *   names the one that was found so
 */
export const repeatEffects = (
  table: Table,
  caseId: string,
  sequence: number,
  at: string,
  anew?: { readonly lost?: string | undefined },
): Promise<void> =>
  table.put({
    PK: keys.case(caseId),
    SK: keys.redo(sequence),
    caseId,
    sequence,
    at,
    ...(anew && { restart: true, lost: anew.lost }),
  });
