import { outlivingTasks } from '../data-rights/tasks.ts';
import { withNoticesDown } from '../hardship/reducer.ts';
import type { HardshipSlice } from '../hardship/state.ts';
import type { KernelState } from '../kernel/state.ts';
import { closeEverything, closeTask, withDeadline } from '../kernel/task.ts';
import { type Actor, staffAs } from '../kernel/vocabulary.ts';
import { hasTag } from '../ledger/one-to-one.ts';
import type { LedgerSlice } from '../ledger/state.ts';
import type { ClosureEvent, ClosureProposal } from './events.ts';
import type { ClosureSlice, ClosureState } from './state.ts';
import { decideClosureTask } from './tasks.ts';

/** Any event may carry a closure proposal, which starts the task of deciding it. */
export function withProposal<State extends KernelState & ClosureSlice>(
  state: State,
  { deadline, ...proposal }: ClosureProposal,
  at: string,
  actor: Actor,
): State {
  const closure = {
    ...proposal,
    status: 'proposed',
    proposedAt: at,
    ...staffAs('proposedBy', actor),
  } as const;
  return withDeadline({ ...state, closure }, deadline);
}

/**
 * Returns the closure of a case.
 * @throws Error when there is no closure
 */
export function closureOf({ caseId, closure }: KernelState & ClosureSlice): ClosureState {
  if (!closure) throw new Error(`case ${caseId} has no closure`);
  return closure;
}

/** Ends a proposal without closing anything: somebody has declined it, or what it rested on is gone. */
export const withProposalDropped = <State extends KernelState & ClosureSlice>(
  state: State,
  taskId: string,
  at: string,
): State => ({
  ...closeTask(state, decideClosureTask, taskId, 'declined', at),
  closure: { ...closureOf(state), status: 'declined' },
});

const withDeclined = <State extends KernelState & ClosureSlice>(
  state: State,
  { data, at }: ClosureEvent<'closure-declined'>,
): State => withProposalDropped(state, data.taskId, at);

const withClosed = <State extends KernelState & ClosureSlice & LedgerSlice & HardshipSlice>(
  state: State,
  {
    data: { reason, closedOn, noticeExempt, inWork, checks },
    at,
    actor,
  }: ClosureEvent<'registration-closed'>,
): State => ({
  ...closeEverything(withNoticesDown(state), at, outlivingTasks),
  phase: 'closed',
  endedAt: at,
  closure: {
    ...closureOf(state),
    status: 'closed',
    reason,
    closedOn,
    noticeExempt,
    ...(reason === 'deceased' && { tellNobody: true as const }),
    ...(inWork && { inWork }),
    employmentDifficulty: hasTag(state, 'employment-difficulty'),
    ...staffAs('closedBy', actor),
  },
  scheduledActions: checks,
});

/** The reducer of every event of this episode. */
export const closureReducers = {
  // The proposal that it carries is applied like that of any other event.
  'closure-proposed': <State>(state: State): State => state,
  'closure-declined': withDeclined,
  'registration-closed': withClosed,
} as const;
