import { taskIdOf } from '../kernel/ids.ts';
import { defineTask } from '../kernel/task.ts';
import type { JobSeekerRules } from './rules.ts';

/**
 * The officer offers a job-seeker the first service: the circulars owe it together with the registration (QH-1.4
 * 及时办理求职登记、职业介绍等服务, YN-1.2.3 提供相应服务).
 */
export const serveJobSeekerTask = defineTask({
  kind: 'serve-job-seeker',
  endsBy: ['record-service'],
  outcomes: ['served'],
  deadline: 'job-seeker-service',
  timing: ({ serveJobSeekerWithin, escalations }: JobSeekerRules) => ({
    limit: serveJobSeekerWithin,
    escalation: escalations['first-contact'],
  }),
  wakesWorkflow: false,
  personWaits: true,
});

/** A case has one such task, so its id is known. */
export const serveTaskId = taskIdOf(serveJobSeekerTask.kind, 1);
