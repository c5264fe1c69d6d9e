import type { AssignmentSlice } from '../assignment/state.ts';
import type { ClosureSlice } from '../closure/state.ts';
import { decideClosureTask } from '../closure/tasks.ts';
import type { DataRightsSlice } from '../data-rights/state.ts';
import { outlivingTasks } from '../data-rights/tasks.ts';
import { withFirstFollowUp, withMonthsEnded } from '../follow-up/obligations.ts';
import type { FollowUpSlice } from '../follow-up/state.ts';
import { withNoticesDown } from '../hardship/reducer.ts';
import type { HardshipSlice } from '../hardship/state.ts';
import { helpTaken } from '../household/carry.ts';
import type { HouseholdSlice } from '../household/state.ts';
import { type CaseStart, type KernelState, without } from '../kernel/state.ts';
import { closeEverything, closeTask } from '../kernel/task.ts';
import type { LedgerSlice } from '../ledger/state.ts';
import type { MandateSlice } from '../mandate/state.ts';
import type { RegistrationSlice } from '../registration/state.ts';
import type { TransferEvent } from './events.ts';
import type { TransferSlice } from './state.ts';

type TransferredStart = CaseStart &
  RegistrationSlice &
  LedgerSlice &
  FollowUpSlice &
  TransferSlice &
  AssignmentSlice &
  MandateSlice &
  HouseholdSlice &
  Pick<DataRightsSlice, 'restriction'>;

function startFromTransfer({
  data: {
    firstContact: _carried,
    hardshipContinued: _recognised,
    followUp,
    from,
    householdHelp,
    ...registration
  },
  at,
}: TransferEvent<'registration-transferred-in'>): TransferredStart {
  const start = { ...registration, phase: 'registered', transferredFrom: from } as const;
  const first = { kind: 'follow-up', ...followUp } as const;
  return {
    ...withFirstFollowUp({ ...start, scheduledActions: {} }, first),
    ...(householdHelp && helpTaken(householdHelp, at)),
  };
}

function endByTransfer<
  State extends KernelState & ClosureSlice & FollowUpSlice & TransferSlice & HardshipSlice,
>(state: State, { data, at }: TransferEvent<'registration-transferred-out'>): State {
  const { closure } = state;
  // An undecided proposal lapses: the place that takes over has nothing to close.
  const undecided =
    closure?.status === 'proposed'
      ? without(closeTask(state, decideClosureTask, closure.taskId, 'transferred', at), 'closure')
      : state;
  return {
    ...closeEverything(withNoticesDown(withMonthsEnded(undecided, 'transferred', at)), at, outlivingTasks),
    phase: 'closed',
    endedAt: at,
    transferredTo: data.to,
    scheduledActions: {},
  };
}

export const transferBegins = { 'registration-transferred-in': startFromTransfer } as const;
export const transferReducers = { 'registration-transferred-out': endByTransfer } as const;
