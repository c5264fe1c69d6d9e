import { closeTask, type TaskState, withDeadline } from '../../../../lib/domain/case/kernel/task.ts';
import type { RecognitionEvent } from './events.ts';
import type { RecognitionSlice } from './state.ts';
import { checkRecognitionTask, decideRecognitionTask } from './tasks.ts';

type Needs = TaskState & RecognitionSlice;
type Recognition = RecognitionSlice['recognitions'][number];

const withLast = <State extends Needs>(state: State, change: Partial<Recognition>): State => ({
  ...state,
  recognitions: state.recognitions.map((each, index, all) =>
    index === all.length - 1 ? { ...each, ...change } : each,
  ),
});

const withApplication = <State extends Needs>(
  state: State,
  { data: { number, check } }: RecognitionEvent<'recognition-applied'>,
): State => ({
  ...withDeadline(state, check),
  recognitions: [...state.recognitions, { number, status: 'applied' }],
});

const withCheck = <State extends Needs>(
  state: State,
  { data: { taskId, decision }, at, actor }: RecognitionEvent<'recognition-checked'>,
): State =>
  withLast(withDeadline(closeTask(state, checkRecognitionTask, taskId, 'checked', at), decision), {
    status: 'checked',
    checkedBy: actor.subject,
  });

function withDecision<State extends Needs>(
  state: State,
  { data: { taskId, recognised }, at }: RecognitionEvent<'recognition-decided'>,
): State {
  const status = recognised ? 'recognised' : 'not-recognised';
  return withLast(closeTask(state, decideRecognitionTask, taskId, status, at), { status });
}

export const recognitionReducers = {
  'recognition-applied': withApplication,
  'recognition-checked': withCheck,
  'recognition-decided': withDecision,
} as const;
