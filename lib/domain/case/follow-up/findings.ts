import * as z from 'zod';
import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type ClosureEvidence, type ClosureProposal, statementOfThePerson } from '../closure/events.ts';
import { buildClosureProposal } from '../closure/propose.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { ClosureRules } from '../closure/tasks.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import type { KernelState } from '../kernel/state.ts';
import { openTasksOf, taskDeadline } from '../kernel/task.ts';
import { arrangeTransferTask, assessSignalTask, type SignalRules } from '../signals/tasks.ts';

/** How far a person's job search has come, or why it has ended, as a follow-up finds. */
export const progresses = [
  'still-looking',
  'in-training',
  'offer-pending',
  'in-work',
  'own-business',
  'stable-income',
  'drawing-pension',
  'studying',
  'in-army',
  'abroad',
  'moved-away',
  'no-longer-looking',
  'not-available',
] as const;
export type Progress = (typeof progresses)[number];

/** The reason of the closure that a finding supports; a human decides it. */
const closureReasons: Partial<Record<Progress, string>> = {
  'in-work': 'employed',
  'own-business': 'self-employed',
  'stable-income': 'stable-income',
  'drawing-pension': 'pension',
  studying: 'in-school',
  'in-army': 'joined-army',
  abroad: 'emigrated',
  'no-longer-looking': 'applicant-request',
};

const goesOn: readonly Progress[] = ['still-looking', 'in-training', 'offer-pending'];

/** The task opened by a finding that supports no closure. */
export const openedTaskSchema = z.strictObject({
  taskId: z.string(),
  kind: z.enum([assessSignalTask.kind, arrangeTransferTask.kind]),
  deadline: deadlineSchema,
});
type OpenedTask = z.infer<typeof openedTaskSchema>;

/** The consequences of a follow-up's finding. */
export interface Consequences {
  readonly closureProposal?: ClosureProposal;
  readonly opensTask?: OpenedTask;
}

/**
 * The consequences of a finding: the same as if a comparison or the person had reported it (SX-2.6: 闭环管理). They decide nothing.
 * If a closure is already proposed, its decider also sees the finding.
 * @param found what found it, such as the month of the follow-up: it names the task that is opened
 * @param match the source record that shows it; otherwise it is the person's own statement
 */
export function consequencesOf(
  state: KernelState & ClosureSlice,
  progress: Progress,
  found: string,
  match: ClosureEvidence | undefined,
  rules: SignalRules & ClosureRules,
  calendar: DueDateCalendar,
  now: number,
): Consequences {
  if (goesOn.includes(progress)) return {};
  const reason = closureReasons[progress];
  if (reason !== undefined) {
    const said = { kind: statementOfThePerson, source: `follow-up-${found}`, on: beijingDate(now) };
    const made = buildClosureProposal(state, reason, [match ?? said], false, rules, calendar, now);
    if (made.ok) return { closureProposal: made.value };
    if (made.failure.reason === 'closure-already-proposed') return {};
  }
  const task = progress === 'moved-away' ? arrangeTransferTask : assessSignalTask;
  // One transfer at a time covers every report of a move.
  if (task === arrangeTransferTask && openTasksOf(state, task).length > 0) return {};
  const deadline = taskDeadline(task, { number: found }, rules, calendar, now);
  return { opensTask: { taskId: deadline.taskId, kind: task.kind, deadline } };
}
