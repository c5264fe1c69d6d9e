import { beijingDate } from '../../calendar/local-date.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { AnyEvent } from '../kernel/event.ts';
import { taskIdOf } from '../kernel/ids.ts';
import { withoutScheduledAction } from '../kernel/scheduled-action.ts';
import type { KernelState } from '../kernel/state.ts';
import { closeTask, endedTask, withWatchedTask } from '../kernel/task.ts';
import { staffAs } from '../kernel/vocabulary.ts';
import type { ObjectionEvent } from '../objection/events.ts';
import type { PostEvent } from './events.ts';
import { actionsOfPlacement, endActionId, noticeActionId } from './schedule.ts';
import { activePlacement, lastPlacement, type PostPlacement, type PublicPostSlice } from './state.ts';
import { decidePostTask, offerRegistrationTask, planAfterPostTask, recordPostEndTask } from './tasks.ts';

type Needs = KernelState & PublicPostSlice;

const withPlacement = <State extends Needs>(
  state: State,
  number: number,
  change: (placement: PostPlacement) => Partial<PostPlacement>,
): State => ({
  ...state,
  publicPosts: (state.publicPosts ?? []).map((each) =>
    each.number === number ? { ...each, ...change(each) } : each,
  ),
});

const withProposal = <State extends Needs>(
  state: State,
  { data: { proposal, decision }, at, actor }: PostEvent<'public-post-proposed'>,
): State => ({
  ...withWatchedTask(state, decidePostTask, decision, at, true),
  publicPosts: [
    ...(state.publicPosts ?? []),
    { ...proposal, status: 'proposed', attendance: {}, ...staffAs('proposedBy', actor) },
  ],
});

function withPlaced<State extends Needs>(
  state: State,
  { data: { taskId, number, noticeAt, endsAt, countsAttendance }, at }: PostEvent<'public-post-placed'>,
): State {
  const closed = closeTask(state, decidePostTask, taskId, 'placed', at);
  const placed = withPlacement(closed, number, () => ({
    status: 'placed',
    placedOn: beijingDate(Date.parse(at)),
    noticeAt,
    endsAt,
    ...(countsAttendance && { countsAttendance }),
  }));
  return withPostSchedule(placed);
}

const withDeclined = <State extends Needs>(
  state: State,
  { data: { taskId }, at }: PostEvent<'public-post-declined'>,
): State => ({
  ...withPlacement(
    closeTask(state, decidePostTask, taskId, 'declined', at),
    lastPlacement(state)?.number ?? 0,
    () => ({
      status: 'declined',
    }),
  ),
});

const withEnding = <State extends Needs>(
  state: State,
  { data: { number, plan }, at }: PostEvent<'public-post-ending'>,
): State =>
  withWatchedTask(withoutScheduledAction(state, noticeActionId(number)), planAfterPostTask, plan, at);

const withProspect = <State extends Needs>(
  state: State,
  { data: { taskId }, at }: PostEvent<'public-post-prospect-recorded'>,
): State => closeTask(state, planAfterPostTask, taskId, 'planned', at);

const withExpired = <State extends Needs>(
  state: State,
  { data: { number, end }, at }: PostEvent<'public-post-expired'>,
): State => withWatchedTask(withoutScheduledAction(state, endActionId(number)), recordPostEndTask, end, at);

function withEnded<State extends Needs>(
  state: State,
  { data: { number, on, reason, offer, opensTask }, at }: PostEvent<'public-post-ended'>,
): State {
  let ended = withPlacement(state, number, () => ({
    status: 'ended',
    endedOn: on,
    endReason: reason,
    ...(offer && { offered: true }),
  }));
  for (const [task, id] of [
    [planAfterPostTask, taskIdOf(planAfterPostTask.kind, number)],
    [recordPostEndTask, taskIdOf(recordPostEndTask.kind, number)],
  ] as const)
    if (ended.tasks[id]) ended = closeTask(ended, task, id, 'ended', at);
  for (const action of [noticeActionId(number), endActionId(number)])
    ended = withoutScheduledAction(ended, action);
  if (opensTask) return withWatchedTask(ended, opensTask, opensTask.deadline, at);
  return offer ? withWatchedTask(ended, offerRegistrationTask, offer, at) : ended;
}

const withAttendance = <State extends Needs>(
  state: State,
  { data: { number, month, days } }: PostEvent<'public-post-attendance-recorded'>,
): State =>
  withPlacement(state, number, ({ attendance }) => ({ attendance: { ...attendance, [month]: days } }));

const withOffer = <State extends Needs>(
  state: State,
  { data: { taskId, outcome }, at }: PostEvent<'registration-offered-again'>,
): State =>
  closeTask(
    state,
    offerRegistrationTask,
    taskId,
    outcome === 'not-reached' ? 'not-reached' : 'contacted',
    at,
  );

/** The reducer of every event of this episode. */
export const postReducers = {
  'public-post-proposed': withProposal,
  'public-post-placed': withPlaced,
  'public-post-declined': withDeclined,
  'public-post-ending': withEnding,
  'public-post-prospect-recorded': withProspect,
  'public-post-expired': withExpired,
  'public-post-ended': withEnded,
  'public-post-attendance-recorded': withAttendance,
  'registration-offered-again': withOffer,
} as const;

/** Returns the case with the scheduled actions of its placement. */
function withPostSchedule<State extends Needs>(state: State): State {
  const placement = activePlacement(state);
  if (!placement) return state;
  const begun = (kind: string): boolean => {
    const id = taskIdOf(kind, placement.number);
    return state.tasks[id] !== undefined || endedTask(state, id) !== undefined;
  };
  const done = { notice: begun(planAfterPostTask.kind), end: begun(recordPostEndTask.kind) };
  return {
    ...state,
    scheduledActions: { ...state.scheduledActions, ...actionsOfPlacement(placement, done) },
  };
}

/**
 * Handles the end of the registration: a placement continues with its scheduled actions, and a proposal lapses. After a death
 * nobody plans what comes next: an officer records at once how the placement ended, which frees its place.
 */
export function withPlacementKept<State extends Needs & ClosureSlice>(state: State, { at }: AnyEvent): State {
  const last = lastPlacement(state);
  const left =
    last?.status === 'proposed' ? withPlacement(state, last.number, () => ({ status: 'lapsed' })) : state;
  const kept = withPostSchedule(left);
  const active = activePlacement(left);
  return active && left.closure?.tellNobody ? withEndAtOnce(kept, active.number, at) : kept;
}

/** A death was recorded after the registration had ended: an officer records at once how the placement ended. */
export function withEndAfterDeath<State extends Needs>(state: State, { at }: AnyEvent): State {
  const active = activePlacement(state);
  return active ? withEndAtOnce(state, active.number, at) : state;
}

function withEndAtOnce<State extends Needs>(state: State, number: number, at: string): State {
  const plan = taskIdOf(planAfterPostTask.kind, number);
  const asked = state.tasks[plan] ? closeTask(state, planAfterPostTask, plan, 'ended', at) : state;
  const untold = withoutScheduledAction(asked, noticeActionId(number));
  const end = untold.scheduledActions[endActionId(number)];
  if (!end) return untold;
  return {
    ...untold,
    scheduledActions: { ...untold.scheduledActions, [endActionId(number)]: { ...end, at } },
  };
}

/** A wrong closure was undone: a placement keeps what it has scheduled, and a proposal that fell away is decided after all. */
export function withPlacementResumed<State extends Needs>(
  state: State,
  { data: { resumes } }: ObjectionEvent<'registration-reinstated'>,
): State {
  const last = lastPlacement(state);
  const goesOn = last !== undefined && resumes.some(({ kind }) => kind === decidePostTask.kind);
  return withPostSchedule(goesOn ? withPlacement(state, last.number, () => ({ status: 'proposed' })) : state);
}
