import type { CaseEvent, EventType } from '../events.ts';
import type { Actor } from './vocabulary.ts';

/** When something is decided, and by whom. */
export interface Context {
  readonly now: number;
  readonly actor: Actor;
}

/** Makes the event of one type. The cast joins what the parameters already tie together. */
export function makeEvent<Type extends EventType>(
  context: Context,
  type: Type,
  data: CaseEvent<Type>['data'],
): CaseEvent<Type> {
  return { type, at: new Date(context.now).toISOString(), actor: context.actor, data } as CaseEvent<Type>;
}
