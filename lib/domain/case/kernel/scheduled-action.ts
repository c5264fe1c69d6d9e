import * as z from 'zod';
import { instantSchema } from './vocabulary.ts';

/**
 * Something that the case itself has to do on a day to come, without anybody waiting for it until then: the
 * sweep keeps it. So no workflow is open while nothing is waited for (DESIGN, Why episodes).
 */
export const scheduledActionSchema = z.looseObject({ kind: z.string(), at: instantSchema });

/** As much of an action as the kernel knows: its kind, which its episode runs, and when. */
export interface ScheduledAction {
  readonly kind: string;
  readonly at: string;
}

/** As much of a case as scheduling needs. */
export interface Scheduling {
  readonly scheduledActions: Readonly<Record<string, ScheduledAction>>;
}

/** The case with an action scheduled; one of the same id is replaced. */
export const withScheduledAction = <State extends Scheduling, Action extends ScheduledAction>(
  state: State,
  id: string,
  action: Action,
): State => ({ ...state, scheduledActions: { ...state.scheduledActions, [id]: action } });

/** The case without an action that it had scheduled, if it had. */
export function withoutScheduledAction<State extends Scheduling>(state: State, id: string): State {
  const { [id]: _removed, ...scheduledActions } = state.scheduledActions;
  return { ...state, scheduledActions };
}
