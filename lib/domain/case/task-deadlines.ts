import {
  type Deadline,
  type DeadlineKind,
  type DueDateCalendar,
  type EscalationRule,
  makeDeadline,
  type TimeLimit,
} from './kernel/deadline.ts';
import { taskName } from './kernel/ids.ts';
import type { TaskKind } from './kernel/vocabulary.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';

/** The kind of the deadline that watches over a task whose time limit is one of the region's rules. */
const watchedBy = {
  'make-first-contact': 'first-contact',
  'make-service-plan': 'plan-making',
  'carry-out-plan': 'plan-items',
  'adjust-plan': 'plan-adjustment',
  'assess-signal': 'signal',
  'arrange-transfer': 'transfer',
  'decide-closure': 'closure-decision',
  'decide-objection': 'objection',
} as const satisfies Partial<Record<TaskKind, DeadlineKind>>;
export type WatchedTask = keyof typeof watchedBy;

/** How long something may take, and who hears of it when it is late. */
export interface Timing {
  readonly limit: TimeLimit;
  readonly ladder: readonly EscalationRule[];
}

/** The rule of a region for a kind of deadline. */
export function timingOf(
  kind: (typeof watchedBy)[WatchedTask],
  { firstContact, plan, closure, handleSignalWithin, arrangeTransferWithin, ladders }: LifecycleRules,
): Timing {
  switch (kind) {
    case 'first-contact':
      return { limit: firstContact, ladder: ladders['first-contact'] };
    case 'plan-making':
      return { limit: plan.makeWithin, ladder: ladders['first-contact'] };
    case 'plan-items':
      return { limit: plan.fulfilWithin, ladder: ladders['plan-item'] };
    case 'plan-adjustment':
      return { limit: plan.adjustWithin, ladder: ladders['closure-decision'] };
    case 'signal':
      return { limit: handleSignalWithin, ladder: ladders['closure-decision'] };
    case 'transfer':
      return { limit: arrangeTransferWithin, ladder: ladders['closure-decision'] };
    case 'closure-decision':
      return { limit: closure.decideWithin, ladder: ladders['closure-decision'] };
    case 'objection':
      return { limit: closure.decideObjectionWithin, ladder: ladders['closure-decision'] };
  }
}

/**
 * The deadline of a task, which names the task too.
 * @param number what tells the task from the others of its kind in the case
 * @param now the instant from which its time counts, in milliseconds
 */
export function taskDeadline(
  kind: WatchedTask,
  number: number | string,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  now: number,
): Deadline {
  const { limit, ladder } = timingOf(watchedBy[kind], rules);
  const id = `${watchedBy[kind]}-${number}`;
  return makeDeadline(
    { id, kind: watchedBy[kind], taskId: taskName(kind, number) },
    now,
    limit,
    ladder,
    calendar,
  );
}
