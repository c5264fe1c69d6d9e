import type { TaskKind } from './vocabulary.ts';

/** The open application's decision; there is one a case, so its name can be known before the task is open. */
export const decisionTaskId = 'decide-application-1';
export const decisionDeadlineId = 'decision-1';

/** A task by its kind and what tells it from the others of that kind, such as `make-first-contact-1`. */
export const taskName = (kind: TaskKind, number: number | string): string => `${kind}-${number}`;

/** What tells a task from the others of its kind, by its name. */
export const numberOfTask = (kind: TaskKind, taskId: string): string => taskId.slice(kind.length + 1);

/** The execution that a case starts as its nth of a workflow; the same for ever (DESIGN, Why episodes). */
export const executionName = (caseId: string, workflow: string, sequence: number | string): string =>
  `${caseId}-${workflow}-${sequence}`;
