import { taskIdOf } from '../kernel/ids.ts';
import type { EscalationSubject } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';
import type { HardshipRules, HardshipWork } from './rules.ts';
import type { HardshipStep } from './state.ts';

const timed =
  (work: HardshipWork, subject: EscalationSubject) =>
  ({ hardship, escalations }: HardshipRules) => ({
    limit: hardship.within[work],
    escalation: escalations[subject],
  });

/** How a step of the chain may end: with the one that follows, or because the person takes their request back. */
const passedOn = ['to-publication', 'to-review', 'to-decision', 'withdrawn'] as const;

/** Somebody looks whether a person whom the comparison has put forward wants to be recognised (随发现). */
export const candidateTask = defineTask({
  kind: 'look-at-hardship-candidate',
  outcomes: ['begun', 'declined', 'not-so'],
  deadline: 'hardship-candidate',
  timing: timed('candidate', 'plan-item'),
  wakesWorkflow: false,
});

/** The first check; by the community where a region's source says so. */
export const checkTask = defineTask({
  kind: 'check-hardship',
  outcomes: passedOn,
  deadline: 'hardship-check',
  timing: timed('check', 'decision'),
  wakesWorkflow: true,
  personWaits: true,
});

/** The public notice is put up. */
export const publicationTask = defineTask({
  kind: 'publish-hardship-notice',
  outcomes: ['published', 'withdrawn'],
  deadline: 'hardship-publication',
  timing: timed('publication', 'decision'),
  wakesWorkflow: true,
  personWaits: true,
});

/** The public notice is over, and what came of it is recorded. */
export const noticeTask = defineTask({
  kind: 'record-hardship-notice',
  outcomes: passedOn,
  deadline: 'hardship-notice',
  timing: timed('notice-result', 'decision'),
  wakesWorkflow: true,
  personWaits: true,
});

/** The second look, by the township where a region's source says so. */
export const reviewTask = defineTask({
  kind: 'review-hardship',
  outcomes: passedOn,
  deadline: 'hardship-review',
  timing: timed('review', 'decision'),
  wakesWorkflow: true,
  personWaits: true,
});

/** A supervisor who took no step before decides. */
export const decisionTask = defineTask({
  kind: 'decide-hardship',
  outcomes: ['recognised', 'refused', 'returned', 'withdrawn'],
  deadline: 'hardship-decision',
  timing: timed('decision', 'decision'),
  wakesWorkflow: true,
  personWaits: true,
});

/** What somebody has said against a public notice is answered, before anything is decided. */
export const noticeObjectionTask = defineTask({
  kind: 'answer-hardship-notice-objection',
  outcomes: ['answered', 'withdrawn'],
  deadline: 'hardship-notice-objection',
  timing: timed('notice-objection', 'closure-decision'),
  wakesWorkflow: false,
});

/** The individual plan follows at once (个性化援助方案, 一人一策). */
export const assistancePlanTask = defineTask({
  kind: 'make-assistance-plan',
  outcomes: ['made', 'exited'],
  deadline: 'assistance-plan',
  timing: timed('plan', 'plan-item'),
  wakesWorkflow: false,
  personWaits: true,
});

/** Another supervisor looks again at a refusal or an exit to which the person objects. */
export const objectionTask = defineTask({
  kind: 'decide-hardship-objection',
  outcomes: ['upheld', 'dismissed'],
  deadline: 'hardship-objection',
  timing: timed('objection', 'closure-decision'),
  wakesWorkflow: false,
  personWaits: true,
});

/** What is done to get a recognition decided, each by the step of the chain that it is for. */
export const chainTasks = [checkTask, publicationTask, noticeTask, reviewTask, decisionTask] as const;

/** The task with which a step of the chain begins. */
export const firstTaskOf = {
  check: checkTask,
  'public-notice': publicationTask,
  review: reviewTask,
  decision: decisionTask,
} as const satisfies Record<HardshipStep, object>;

/** How the task before says which step follows. */
export const outcomeBefore = {
  'public-notice': 'to-publication',
  review: 'to-review',
  decision: 'to-decision',
} as const satisfies Record<Exclude<HardshipStep, 'check'>, string>;

/** The number of the tasks of a recognition: each round has its own. */
export const taskNumber = (recognition: number, round: number): string =>
  round === 1 ? String(recognition) : `${recognition}-round-${round}`;

/** What the workflow of a round waits for, one after another as far as the region has the step. */
export const workflowInput = (number: string): Readonly<Record<string, string>> => ({
  checkTaskId: taskIdOf(checkTask.kind, number),
  publicationTaskId: taskIdOf(publicationTask.kind, number),
  noticeTaskId: taskIdOf(noticeTask.kind, number),
  reviewTaskId: taskIdOf(reviewTask.kind, number),
  decisionTaskId: taskIdOf(decisionTask.kind, number),
});
