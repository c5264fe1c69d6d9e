import { deadlineIdOf, taskIdOf } from '../kernel/ids.ts';
import { defineTask } from '../kernel/task.ts';
import type { Channel } from '../kernel/vocabulary.ts';
import type { RegistrationRules } from './rules.ts';

/** An officer decides an application, within a time limit that depends on the channel (QH-1.2, CQ-1.2). */
export const decideApplicationTask = defineTask({
  kind: 'decide-application',
  outcomes: ['approved', 'refused', 'withdrawn'],
  deadline: 'decision',
  timing: (
    { decision, escalation }: Pick<RegistrationRules, 'decision' | 'escalation'>,
    { channel }: { readonly channel: Channel },
  ) => ({ limit: decision[channel], escalation }),
  wakesWorkflow: true,
  personWaits: true,
});

/** The task of deciding the application. There is one per case, so its id is known before the task is opened. */
export const decisionTaskId = taskIdOf(decideApplicationTask.kind, 1);
export const decisionDeadlineId = deadlineIdOf(decideApplicationTask.deadline, 1);
