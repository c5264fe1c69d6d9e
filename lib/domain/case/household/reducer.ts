import { beijingDate } from '../../calendar/local-date.ts';
import type { AnyEvent } from '../kernel/event.ts';
import { isResumedTask, taskIdOf } from '../kernel/ids.ts';
import type { KernelState } from '../kernel/state.ts';
import { closeTask, openTasksOf, withDeadline, withWatchedTask } from '../kernel/task.ts';
import { staffAs } from '../kernel/vocabulary.ts';
import type { ObjectionEvent } from '../objection/events.ts';
import type { HouseholdEvent } from './events.ts';
import { type Household, type HouseholdSlice, type HouseholdStatus, lastHousehold } from './state.ts';
import { checkHouseholdTask, decideHouseholdTask, helpHouseholdTask } from './tasks.ts';

type Needs = KernelState & HouseholdSlice;
type Slice = NonNullable<HouseholdSlice['household']>;

const sliceOf = ({ household }: HouseholdSlice): Slice =>
  household ?? { applications: [], periods: [], memberships: [] };

const withSlice = <State extends Needs>(state: State, change: Partial<Slice>): State => ({
  ...state,
  household: { ...sliceOf(state), ...change },
});

const withLast = <State extends Needs>(state: State, change: Partial<Household>): State => {
  const { applications } = sliceOf(state);
  const last = applications.at(-1);
  if (!last) throw new Error(`case ${state.caseId} has no household`);
  return withSlice(state, { applications: applications.with(-1, { ...last, ...change }) });
};

/** Ends the open one of some periods. */
const endedOn = <Period extends { readonly until?: string | undefined }>(
  periods: readonly Period[],
  on: string,
): Period[] => periods.map((period) => (period.until === undefined ? { ...period, until: on } : period));

const withApplication = <State extends Needs>(
  state: State,
  { data: { check, ...stated }, at, actor }: HouseholdEvent<'household-applied-for'>,
): State =>
  withSlice(withDeadline(state, check), {
    applications: [
      ...sliceOf(state).applications,
      { ...stated, status: 'applied-for', appliedAt: at, checks: [], ...staffAs('enteredBy', actor) },
    ],
  });

const withComparison = <State extends Needs>(
  state: State,
  { data: { found } }: HouseholdEvent<'household-compared'>,
): State => withLast(state, { checks: found });

const withCheck = <State extends Needs>(
  state: State,
  { data: { taskId, checks, decision }, at, actor }: HouseholdEvent<'household-checked'>,
): State => {
  const checked = closeTask(state, checkHouseholdTask, taskId, 'checked', at);
  // What was taken up again after a wrong closure has no workflow that would put the decision on the worklist.
  const toDecide = isResumedTask(taskId)
    ? withWatchedTask(checked, decideHouseholdTask, decision, at)
    : withDeadline(checked, decision);
  return withLast(toDecide, { status: 'checked', checks, ...staffAs('checkedBy', actor) });
};

function withConfirmation<State extends Needs>(
  state: State,
  { data: { taskId, on, help }, at, actor }: HouseholdEvent<'household-confirmed'>,
): State {
  const decided = closeTask(state, decideHouseholdTask, taskId, 'confirmed', at);
  const confirmed = withLast(decided, { status: 'confirmed', ...staffAs('decidedBy', actor) });
  return withHelp(confirmed, help, on, at);
}

/** Opens the help from a day on. */
function withHelp<State extends Needs>(
  state: State,
  help: Parameters<typeof withWatchedTask>[2],
  from: string,
  at: string,
): State {
  const { number } = lastHousehold(state) ?? { number: 1 };
  return withSlice(withWatchedTask(state, helpHouseholdTask, help, at), {
    periods: [...sliceOf(state).periods, { number, from }],
  });
}

const withRefusal = <State extends Needs>(
  state: State,
  { data: { taskId }, at, actor }: HouseholdEvent<'household-refused'>,
): State =>
  withLast(closeTask(state, decideHouseholdTask, taskId, 'refused', at), {
    status: 'refused',
    ...staffAs('decidedBy', actor),
  });

function withWithdrawal<State extends Needs>(
  state: State,
  { data: { number }, at }: HouseholdEvent<'household-withdrawn'>,
): State {
  const task = lastHousehold(state)?.status === 'checked' ? decideHouseholdTask : checkHouseholdTask;
  const [open] = openTasksOf(state, task);
  const ended = closeTask(state, task, open?.id ?? taskIdOf(task.kind, number), 'withdrawn', at);
  return withLast(ended, { status: 'withdrawn' });
}

function withEnd<State extends Needs>(
  state: State,
  { data: { taskId, on, end, opensTask }, at }: HouseholdEvent<'household-ended'>,
): State {
  const ended = withLast(closeTask(state, helpHouseholdTask, taskId, 'ended', at), { status: 'ended', end });
  const looked = opensTask ? withWatchedTask(ended, opensTask, opensTask.deadline, at) : ended;
  return withSlice(looked, { periods: endedOn(sliceOf(looked).periods, on) });
}

const withReopening = <State extends Needs>(
  state: State,
  { data: { on, help }, at }: HouseholdEvent<'household-reopened'>,
): State => withHelp(withLast(state, { status: 'confirmed' }), help, on, at);

const withMembership = <State extends Needs>(
  state: State,
  { data: { caseId, on } }: HouseholdEvent<'household-membership-begun'>,
): State => withSlice(state, { memberships: [...sliceOf(state).memberships, { caseId, from: on }] });

const withMembershipEnded = <State extends Needs>(
  state: State,
  { data: { on } }: HouseholdEvent<'household-membership-ended'>,
): State => withSlice(state, { memberships: endedOn(sliceOf(state).memberships, on) });

/** The reducer of every event of this episode. */
export const householdReducers = {
  'household-applied-for': withApplication,
  'household-compared': withComparison,
  'household-checked': withCheck,
  'household-confirmed': withConfirmation,
  'household-refused': withRefusal,
  'household-withdrawn': withWithdrawal,
  'household-ended': withEnd,
  'household-reopened': withReopening,
  'household-membership-begun': withMembership,
  'household-membership-ended': withMembershipEnded,
} as const;

const withStatus = <State extends Needs>(state: State, status: HouseholdStatus): State =>
  withLast(state, { status });

const waits = (state: HouseholdSlice): boolean =>
  ['applied-for', 'checked'].includes(lastHousehold(state)?.status ?? '');

/** When the registration ends, an undecided application lapses; a recognised household remains so. */
export const withNothingUndecided = <State extends Needs>(state: State): State =>
  waits(state) ? withStatus(state, 'lapsed') : state;

/** A wrong closure was undone: what it left undecided is checked and decided after all. */
export function withHouseholdResumed<State extends Needs>(
  state: State,
  { data: { resumes } }: ObjectionEvent<'registration-reinstated'>,
): State {
  const goesOn = (task: { readonly kind: string }) => resumes.some(({ kind }) => kind === task.kind);
  if (goesOn(checkHouseholdTask)) return withStatus(state, 'applied-for');
  return goesOn(decideHouseholdTask) ? withStatus(state, 'checked') : state;
}

/** When the registration moves elsewhere, a recognised household moves with it. */
export function withHouseholdMoved<State extends Needs>(state: State, { at }: AnyEvent): State {
  const left = withNothingUndecided(state);
  if (lastHousehold(left)?.status !== 'confirmed') return left;
  const on = beijingDate(Date.parse(at));
  const open = Object.values(left.deadlines).find(({ kind }) => kind === helpHouseholdTask.deadline);
  const moved = open ? closeTask(left, helpHouseholdTask, open.taskId, 'moved', at) : left;
  return withSlice(withStatus(moved, 'moved'), { periods: endedOn(sliceOf(moved).periods, on) });
}
