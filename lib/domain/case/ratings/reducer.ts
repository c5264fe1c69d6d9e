import { closeTask, type TaskState, withWatchedTask } from '../kernel/task.ts';
import type { RatingEvent } from './events.ts';
import type { RatingSlice } from './state.ts';
import { answerRatingTask } from './tasks.ts';

function withRating<State extends TaskState & RatingSlice>(
  state: State,
  { data: { event, opens }, at }: RatingEvent<'service-rated'>,
): State {
  const { rated, poor } = state.ratings ?? { rated: [], poor: 0 };
  const known = { ...state, ratings: { rated: [...rated, event], poor: poor + (opens ? 1 : 0) } };
  return opens ? withWatchedTask(known, answerRatingTask, opens.deadline, at, true) : known;
}

const withAnswer = <State extends TaskState>(
  state: State,
  { data: { taskId }, at }: RatingEvent<'rating-answered'>,
): State => closeTask(state, answerRatingTask, taskId, 'answered', at);

/** The reducer of every event of this episode. */
export const ratingReducers = { 'service-rated': withRating, 'rating-answered': withAnswer } as const;
