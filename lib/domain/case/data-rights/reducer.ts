import { withoutScheduledAction, withScheduledAction } from '../kernel/scheduled-action.ts';
import { type KernelState, without } from '../kernel/state.ts';
import { closeTask, withWatchedTask } from '../kernel/task.ts';
import type { LedgerSlice } from '../ledger/state.ts';
import type { MandateSlice } from '../mandate/state.ts';
import type { DataRightsEvent } from './events.ts';
import { destructionActionId } from './retention.ts';
import { isGrant } from './rights.ts';
import type { DataRightsSlice } from './state.ts';
import { decideDeletionTask } from './tasks.ts';

type Needs = KernelState & DataRightsSlice & MandateSlice;

const withDataNotice = <State extends Needs>(
  state: State,
  { data: { version } }: DataRightsEvent<'data-notice-shown'>,
): State => ({ ...state, dataNotice: version });

const withRestriction = <State extends Needs>(
  state: State,
  { at }: DataRightsEvent<'processing-restricted'>,
): State => ({ ...state, restriction: { since: at } });

const withoutRestriction = <State extends Needs>(state: State): State => without(state, 'restriction');

function withDeletionRequest<State extends Needs>(
  state: State,
  { data: { deadline }, at, actor }: DataRightsEvent<'deletion-requested'>,
): State {
  const number = (state.deletion?.number ?? 0) + 1;
  const enteredBy = actor.role === 'applicant' ? {} : { enteredBy: actor.subject };
  const requested = { ...state, deletion: { number, requestedAt: at, ...enteredBy } };
  return withWatchedTask(requested, decideDeletionTask, deadline, at, true);
}

function withDeletionDecision<State extends Needs>(
  state: State,
  { data: { taskId, ground, destruction, restricts }, at }: DataRightsEvent<'deletion-decided'>,
): State {
  const decided = closeTask(state, decideDeletionTask, taskId, isGrant(ground) ? 'granted' : 'refused', at);
  const answered: State = {
    ...decided,
    ...(state.deletion && { deletion: { ...state.deletion, ground } }),
    ...(restricts && { restriction: state.restriction ?? { since: at } }),
  };
  return destruction ? withScheduledAction(answered, destructionActionId, destruction) : answered;
}

const withPostponement = <State extends Needs>(
  state: State,
  { data: { destruction } }: DataRightsEvent<'destruction-postponed'>,
): State => withScheduledAction(state, destructionActionId, destruction);

/**
 * Removes what is known of the person and who acted for them, together with the key. It also answers an open request for
 * deletion.
 */
function withoutRecords<State extends Needs & LedgerSlice>(
  state: State,
  { data: { recordClass }, at }: DataRightsEvent<'records-destroyed'>,
): State {
  let left = without(without(state, 'owner'), 'mandates');
  for (const { id, kind } of Object.values(state.tasks))
    if (kind === decideDeletionTask.kind) left = closeTask(left, decideDeletionTask, id, 'granted', at);
  return {
    ...withoutScheduledAction(left, destructionActionId),
    ledger: { facts: {}, tags: {} },
    destroyed: { at, recordClass },
  };
}

/**
 * Cancels a scheduled destruction: somebody who is registered again after a granted deletion has records that are needed, and
 * they are kept like any others.
 */
const withoutDestruction = <State extends Needs>(state: State): State =>
  destructionActionId in state.scheduledActions ? withoutScheduledAction(state, destructionActionId) : state;

/** A case that had ended continues. Undoing a wrong closure (`registration-reinstated`) schedules all actions anew. */
export const dataRightsReactions = {
  // By name only: the episodes of these events read the restriction, and so are layered above this one.
  'refusal-overturned': withoutDestruction,
  'job-seeker-registered': withoutDestruction,
} as const;

/** The reducer of every event of this episode. */
export const dataRightsReducers = {
  'record-copied': <State>(state: State): State => state,
  'data-notice-shown': withDataNotice,
  'processing-restricted': withRestriction,
  'restriction-lifted': withoutRestriction,
  'deletion-requested': withDeletionRequest,
  'deletion-decided': withDeletionDecision,
  'destruction-postponed': withPostponement,
  'records-destroyed': withoutRecords,
} as const;
