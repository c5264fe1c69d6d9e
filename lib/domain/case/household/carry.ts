import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import type { Deadline } from '../kernel/deadline.ts';
import type { KernelState } from '../kernel/state.ts';
import { emptyTasks, taskDeadline, withWatchedTask } from '../kernel/task.ts';
import { toInstant } from '../kernel/vocabulary.ts';
import { type HouseholdSlice, lastHousehold } from './state.ts';
import { type HouseholdRules, helpHouseholdTask } from './tasks.ts';

/** The household data that move with a registration. */
interface MovingHousehold {
  readonly household?: NonNullable<HouseholdSlice['household']>;
  readonly householdHelp?: Deadline;
}

/**
 * A recognised household moves with the registration in whose case it is: the help remains due on the same day, and warnings
 * already given are not repeated. An undecided application lapses, and must be made again.
 * @param now milliseconds
 */
export function householdMoving(
  state: KernelState & HouseholdSlice,
  rules: HouseholdRules,
  calendar: DueDateCalendar,
  now: number,
): MovingHousehold {
  const last = lastHousehold(state);
  const memberships = state.household?.memberships ?? [];
  const help = Object.values(state.deadlines).find(({ kind }) => kind === helpHouseholdTask.deadline);
  if (last?.status !== 'confirmed' || !help)
    return memberships.length === 0 ? {} : { household: { applications: [], periods: [], memberships } };
  const begun = Date.parse(help.countsFrom);
  const from = beijingDate(begun);
  const owed = taskDeadline(helpHouseholdTask, { number: last.number, from }, rules, calendar, begun);
  const passed = owed.steps.filter(({ at }) => at <= toInstant(now)).length;
  return {
    household: {
      applications: [last],
      periods: [{ number: last.number, from: beijingDate(now) }],
      memberships,
    },
    householdHelp: { ...owed, stepsDone: passed },
  };
}

/** The tasks and deadlines of a case that takes over the help. */
export const helpTaken = (help: Deadline, at: string) => {
  const { tasks, deadlines } = withWatchedTask(emptyTasks, helpHouseholdTask, help, at);
  return { tasks, deadlines };
};
