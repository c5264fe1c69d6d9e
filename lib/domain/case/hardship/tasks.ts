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

/** How a step of the chain may end: with the next step, or because the person withdraws their request. */
const passedOn = ['to-publication', 'to-review', 'to-decision', 'withdrawn'] as const;

/** An officer asks a candidate found by comparison whether they want to be recognised (随发现). */
export const candidateTask = defineTask({
  kind: 'look-at-hardship-candidate',
  outcomes: ['begun', 'declined', 'not-so'],
  deadline: 'hardship-candidate',
  timing: timed('candidate', 'plan-item'),
  wakesWorkflow: false,
});

/** The first check; by the community if a region's source requires it. */
export const checkTask = defineTask({
  kind: 'check-hardship',
  outcomes: passedOn,
  deadline: 'hardship-check',
  timing: timed('check', 'decision'),
  wakesWorkflow: true,
  personWaits: true,
});

/** An officer publishes the public notice. */
export const publicationTask = defineTask({
  kind: 'publish-hardship-notice',
  outcomes: ['published', 'withdrawn'],
  deadline: 'hardship-publication',
  timing: timed('publication', 'decision'),
  wakesWorkflow: true,
  personWaits: true,
});

/** An officer records the result of the public notice when it is over. */
export const noticeTask = defineTask({
  kind: 'record-hardship-notice',
  outcomes: passedOn,
  deadline: 'hardship-notice',
  timing: timed('notice-result', 'decision'),
  wakesWorkflow: true,
  personWaits: true,
});

/** The review; by the township if a region's source requires it. */
export const reviewTask = defineTask({
  kind: 'review-hardship',
  outcomes: passedOn,
  deadline: 'hardship-review',
  timing: timed('review', 'decision'),
  wakesWorkflow: true,
  personWaits: true,
});

/** A supervisor who has taken no earlier step decides. */
export const decisionTask = defineTask({
  kind: 'decide-hardship',
  outcomes: ['recognised', 'refused', 'returned', 'withdrawn'],
  deadline: 'hardship-decision',
  timing: timed('decision', 'decision'),
  wakesWorkflow: true,
  personWaits: true,
});

/** An officer answers an objection to a public notice, before the decision. */
export const noticeObjectionTask = defineTask({
  kind: 'answer-hardship-notice-objection',
  outcomes: ['answered', 'withdrawn'],
  deadline: 'hardship-notice-objection',
  timing: timed('notice-objection', 'closure-decision'),
  wakesWorkflow: false,
});

/** An officer makes the individual plan, right after the recognition (个性化援助方案, 一人一策). */
export const assistancePlanTask = defineTask({
  kind: 'make-assistance-plan',
  outcomes: ['made', 'exited'],
  deadline: 'assistance-plan',
  timing: timed('plan', 'plan-item'),
  wakesWorkflow: false,
  personWaits: true,
});

/** Another supervisor reviews a refusal or an exit to which the person objects. */
export const objectionTask = defineTask({
  kind: 'decide-hardship-objection',
  outcomes: ['upheld', 'dismissed'],
  deadline: 'hardship-objection',
  timing: timed('objection', 'closure-decision'),
  wakesWorkflow: false,
  personWaits: true,
});

/** The tasks that lead to a decision, in the order of the chain. */
export const chainTasks = [checkTask, publicationTask, noticeTask, reviewTask, decisionTask] as const;

/** The task that opens a step of the chain. */
export const firstTaskOf = {
  check: checkTask,
  'public-notice': publicationTask,
  review: reviewTask,
  decision: decisionTask,
} as const satisfies Record<HardshipStep, object>;

/** The outcome of a task that leads to a step. */
export const outcomeBefore = {
  'public-notice': 'to-publication',
  review: 'to-review',
  decision: 'to-decision',
} as const satisfies Record<Exclude<HardshipStep, 'check'>, string>;

/** The number of the tasks of a recognition: each round has its own. */
export const taskNumber = (recognition: number, round: number): string =>
  round === 1 ? String(recognition) : `${recognition}-round-${round}`;

/** The tasks for which the workflow of a round waits, in order, if the region has the step. */
export const workflowInput = (number: string): Readonly<Record<string, string>> => ({
  checkTaskId: taskIdOf(checkTask.kind, number),
  publicationTaskId: taskIdOf(publicationTask.kind, number),
  noticeTaskId: taskIdOf(noticeTask.kind, number),
  reviewTaskId: taskIdOf(reviewTask.kind, number),
  decisionTaskId: taskIdOf(decisionTask.kind, number),
});
