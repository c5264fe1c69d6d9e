import { keys } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

/*
 * What the stream function reacts to besides events: that a workflow has begun to wait, and that the effects of an
 * event are to be carried out again. Neither is part of the history of the case.
 */

const waitItem = (caseId: string, { taskId, token, since }: Wait): Item => ({
  PK: keys.case(caseId),
  SK: keys.wait(taskId),
  caseId,
  taskId,
  token,
  ...(since !== undefined && { since }),
});

/** Keeps a workflow's task token until the task has ended, with the event that opens the task. */
export const taskTokenWrite = (table: Table, caseId: string, wait: Required<Wait>): Write =>
  table.putItem(waitItem(caseId, wait));

/** Keeps a workflow's task token when the task ended before its workflow began to wait. */
export const saveTaskToken = (table: Table, caseId: string, taskId: string, token: string): Promise<void> =>
  table.put(waitItem(caseId, { taskId, token }));

/** Returns the workflow that waits for a task, if there is one. */
export async function waitFor(table: Table, caseId: string, taskId: string): Promise<Wait | undefined> {
  const item = await table.get(keys.case(caseId), keys.wait(taskId));
  return item && waitIn(item);
}

/** A workflow that waits for a task, or waited, and its token. */
export interface Wait {
  readonly taskId: string;
  readonly token: string;
  /** The number of the event that it was written with; absent if it was written by itself, or before 2026-12. */
  readonly since?: number;
}

/** Parses a waiting workflow from an item; undefined if the item is something else. */
export const waitIn = ({ taskId, token, since }: Item): Wait | undefined =>
  typeof taskId === 'string' && typeof token === 'string'
    ? { taskId, token, ...(typeof since === 'number' && { since }) }
    : undefined;

/**
 * Whether a workflow is known to have been waiting before an event, given by its number. Then the effects of an event that ends
 * its task have woken it once they are carried out, and it needs no mark of its own.
 */
export const waitedBefore = ({ since }: Wait, sequence: number): boolean =>
  since !== undefined && since < sequence;

/** Requests that a workflow whose task has ended be woken, at an instant. */
export const repeatWait = (
  table: Table,
  caseId: string,
  { taskId, token }: Wait,
  at: string,
): Promise<void> => table.put({ ...waitItem(caseId, { taskId, token }), at });

/**
 * Requests that the effects of an event be carried out again at an instant. They can be repeated any number of times.
 * @param anew starts another execution if that of the event has ended and left its purpose undone; `lost` names the one that
 * was found so
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
