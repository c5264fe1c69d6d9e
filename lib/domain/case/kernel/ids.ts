import type { Deadline } from './deadline.ts';

/** A task id: its kind, and its number among the tasks of that kind in the case. */
export interface TaskName {
  readonly kind: string;
  readonly number: string;
}

/** Makes the id of a task: `make-first-contact` number 1 is `make-first-contact-1`. */
export const taskIdOf = (kind: string, number: number | string): string => `${kind}-${number}`;

/** Makes the id of the deadline that watches over a task. It has the same number as the task. */
export const deadlineIdOf = (kind: string, number: number | string): string => `${kind}-${number}`;

/** The number of a task of a known kind: `1` for `make-first-contact-1`. Undefined for a task of another kind. */
export const numberOfTask = (kind: string, taskId: string): string | undefined =>
  taskId.startsWith(`${kind}-`) ? taskId.slice(kind.length + 1) : undefined;

/**
 * Separates the number of a task that a wrong closure ended from the number of that closure, in the number of its successor.
 */
const again = '-again-';

/** The number of the task that resumes another after a wrong closure was undone: `2-again-1`. */
export const resumedNumber = (number: string, closure: number): string => `${number}${again}${closure}`;

/** Whether the task with the other number resumes the one with this number. */
export const isResumedFrom = (number: string, other: string): boolean =>
  other.startsWith(`${number}${again}`);

/** Whether a task has this kind and number, or resumes the one that has: `check-household-2-again-1` counts as number 2. */
export const isOfNumber = (kind: string, taskId: string, number: number): boolean =>
  numberOfTask(kind, taskId)?.split(again)[0] === String(number);

/** Whether a task resumes one that a wrong closure ended. No workflow waits for such a task. */
export const isResumedTask = (taskId: string): boolean => taskId.includes(again);

/** The kind and number of the task that a deadline watches over. The deadline and its task share their number. */
export function taskOfDeadline({ id, kind, taskId }: Pick<Deadline, 'id' | 'kind' | 'taskId'>): TaskName {
  const number = id.slice(kind.length + 1);
  return { kind: taskId.slice(0, -(number.length + 1)), number };
}

/** The name of the nth execution of a workflow in a case. It never changes (DESIGN, Why episodes). */
export const executionName = (caseId: string, workflow: string, sequence: string): string =>
  `${caseId}-${workflow}-${sequence}`;
