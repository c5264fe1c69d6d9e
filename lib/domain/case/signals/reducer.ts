import { withProposalDropped } from '../closure/reducer.ts';
import type { ClosureSlice } from '../closure/state.ts';
import { decideClosureTask } from '../closure/tasks.ts';
import type { KernelState } from '../kernel/state.ts';
import { closeTask, type TaskState, withWatchedTask } from '../kernel/task.ts';
import type { SignalEvent } from './events.ts';
import { handledTasks } from './handle-signal.ts';
import type { SignalSlice } from './state.ts';

function withSignal<State extends TaskState & SignalSlice>(
  state: State,
  { data, at }: SignalEvent<'signal-received'>,
): State {
  const { opens, closureProposal: _carried, ...signal } = data;
  const known = { ...state, signals: [...state.signals, { ...signal, at }] };
  return opens ? withWatchedTask(known, opens, opens.deadline, at) : known;
}

function withSignalHandled<State extends TaskState>(
  state: State,
  { data: { taskId }, at }: SignalEvent<'signal-handled'>,
): State {
  const task = handledTasks.find(({ kind }) => kind === state.tasks[taskId]?.kind);
  if (!task) throw new Error(`${taskId} is not an open task of a signal`);
  return closeTask(state, task, taskId, 'handled', at);
}

/** The report stays on record as taken back. A proposal that rested on it is off the table, as after a decision to decline it. */
function withChangeWithdrawn<State extends KernelState & SignalSlice & ClosureSlice>(
  state: State,
  { data: { number, ends, opens }, at }: SignalEvent<'change-withdrawn'>,
): State {
  const signals = state.signals.map((each) => (each.number === number ? { ...each, withdrawnAt: at } : each));
  const looked = opens
    ? withWatchedTask({ ...state, signals }, opens, opens.deadline, at)
    : { ...state, signals };
  if (!ends) return looked;
  if (ends.kind === decideClosureTask.kind) return withProposalDropped(looked, ends.taskId, at);
  const task = handledTasks.find(({ kind }) => kind === ends.kind);
  if (!task) throw new Error(`${ends.taskId} is not a task of a signal`);
  return closeTask(looked, task, ends.taskId, 'handled', at);
}

/** The reducer of every event of this episode. */
export const signalReducers = {
  'signal-received': withSignal,
  'signal-handled': withSignalHandled,
  'change-withdrawn': withChangeWithdrawn,
} as const;
