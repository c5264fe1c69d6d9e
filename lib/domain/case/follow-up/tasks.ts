import { numberOfTask, taskIdOf } from '../kernel/ids.ts';
import { defineTask } from '../kernel/task.ts';
import type { FollowUpRules } from './rules.ts';

/** The follow-up of a month, which is its number. Its deadline is the end of the month, even if that is a holiday. */
export const followUpTask = defineTask({
  kind: 'follow-up',
  outcomes: ['done', 'excused'],
  deadline: 'follow-up',
  timing: ({ followUp, escalations }: FollowUpRules, { number }: { readonly number: string }) => ({
    limit: { term: { month: number }, closes: 'end-of-day', basis: followUp.basis },
    escalation: escalations['follow-up'],
  }),
  wakesWorkflow: true,
  personWaits: true,
});

/** The task of a month, `YYYY-MM`. */
export const followUpTaskId = (month: string): string => taskIdOf(followUpTask.kind, month);

/** The month of a follow-up's task; undefined if the id is not that of such a task. */
export function monthOfTask(taskId: string): string | undefined {
  const month = numberOfTask(followUpTask.kind, taskId);
  return month !== undefined && /^\d{4}-\d{2}$/.test(month) ? month : undefined;
}
