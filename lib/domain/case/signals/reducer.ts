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

/** The reducer of every event of this episode. */
export const signalReducers = { 'signal-received': withSignal, 'signal-handled': withSignalHandled } as const;
