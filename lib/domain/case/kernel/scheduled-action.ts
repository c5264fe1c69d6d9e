import * as z from 'zod';
import { instantSchema } from './vocabulary.ts';

/**
 * Something that a case does by itself on a later day, run by the sweep. Thus no execution stays open merely to wait (DESIGN,
 * Why episodes).
 */
export const scheduledActionSchema = z.looseObject({ kind: z.string(), at: instantSchema });

/** The part of an action that the kernel knows: its kind and its due instant. The episode runs it. */
export interface ScheduledAction {
  readonly kind: string;
  readonly at: string;
}

/** The part of a case that scheduling needs. */
export interface Scheduling {
  readonly scheduledActions: Readonly<Record<string, ScheduledAction>>;
}

/** Returns the case with an action scheduled. An action with the same id is replaced. */
export const withScheduledAction = <State extends Scheduling, Action extends ScheduledAction>(
  state: State,
  id: string,
  action: Action,
): State => ({ ...state, scheduledActions: { ...state.scheduledActions, [id]: action } });

/** Returns the case without a scheduled action. */
export function withoutScheduledAction<State extends Scheduling>(state: State, id: string): State {
  const { [id]: _removed, ...scheduledActions } = state.scheduledActions;
  return { ...state, scheduledActions };
}
