import type { CaseState } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { nextFollowUp } from '../follow-up/follow-up.ts';
import type { DueDateCalendar } from '../kernel/deadline.ts';
import { numberOfTask } from '../kernel/ids.ts';
import { withDeadline, withWatchedTask } from '../kernel/task.ts';
import type { LifecycleRules } from '../lifecycle-rules.ts';
import { taskDeadline, type WatchedTask } from '../task-deadlines.ts';

/** What a registration that is reinstated has to do again. */
export type Resumption = Omit<CaseEvent<'registration-reinstated'>['data'], 'taskId'>;

/** The work that a wrong closure cuts off and that goes on afterwards. */
const resumable = [
  'carry-out-plan',
  'adjust-plan',
  'assess-signal',
  'arrange-transfer',
] as const satisfies readonly WatchedTask[];

/**
 * What begins again when a wrong closure is undone, so that nobody is forgotten by it: the monthly follow-ups; the
 * first contact and the plan where there is none yet, as a new episode; and the tasks that the closure cut off,
 * under new names, since the old ones have ended for good. All time limits count from now.
 */
export function reinstatement(
  state: CaseState,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  now: number,
): Resumption {
  const followUp = nextFollowUp(state, rules, now);
  const resumes = cutOff(state).map(([replaces, kind]) => {
    const number = `${numberOfTask(kind, replaces)}-${again}${state.closure?.number ?? 0}`;
    return { replaces, kind, deadline: taskDeadline(kind, number, rules, calendar, now) };
  });
  if (state.plan.current) return { followUp, resumes };
  const episodes = state.executions.filter(({ workflow }) => workflow === 'service-plan').length;
  const firstContact = taskDeadline('make-first-contact', episodes + 1, rules, calendar, now);
  return { followUp, resumes, firstContact };
}

const again = 'again-';

/** Tasks that ended with the registration, and have not been taken up again after an earlier reinstatement. */
function cutOff(state: CaseState): readonly [string, (typeof resumable)[number]][] {
  return Object.entries(state.outcomes).flatMap(
    ([taskId, outcome]): [string, (typeof resumable)[number]][] => {
      const kind = resumable.find((each) => taskId.startsWith(`${each}-`));
      const takenUp = Object.keys(state.outcomes).some((other) => other.startsWith(`${taskId}-${again}`));
      const superseded = kind === 'carry-out-plan' && taskId !== state.plan.current?.taskId;
      return kind && outcome === 'closed' && !takenUp && !superseded ? [[taskId, kind]] : [];
    },
  );
}

/** The tasks that go on stand before the officer again; the plan knows its own by the new name. */
export function withResumption(state: CaseState, event: CaseEvent<'registration-reinstated'>): CaseState {
  const { firstContact, resumes } = event.data;
  const begun = firstContact ? withDeadline(state, firstContact) : state;
  return resumes.reduce((each, { replaces, kind, deadline }) => {
    const opened = withWatchedTask(each, kind, deadline, event.at);
    const { current } = opened.plan;
    return current?.taskId === replaces
      ? { ...opened, plan: { ...opened.plan, current: { ...current, taskId: deadline.taskId } } }
      : opened;
  }, begun);
}
