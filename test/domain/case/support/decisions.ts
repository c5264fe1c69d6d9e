import {
  type CaseEvent,
  type CaseRefusal,
  type CaseState,
  evolve,
} from '../../../../lib/domain/case/case.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import type { Actor } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { Result } from '../../../../lib/domain/result.ts';

/** The outcome of a request on a case. */
type Decided<Event extends CaseEvent> = Result<Event, CaseRefusal> | Event | undefined;

export const by = (actor: Actor, now: number): Context => ({ now, actor });

/** The event of a request that must be possible; throws if it is refused, or if there is nothing to do. */
export function possible<Event extends CaseEvent>(decided: Decided<Event>): Event {
  if (decided === undefined) throw new Error('nothing came of it');
  if (!('ok' in decided)) return decided;
  if (!decided.ok) throw new Error(`refused: ${decided.failure.reason}`);
  return decided.value;
}

/** The case after a request that must be possible. */
export const having = (state: CaseState, decided: Decided<CaseEvent>): CaseState =>
  evolve(state, state.caseId, possible(decided));

/** Why a request is refused; undefined if it is not. */
export const refusalOf = (result: Result<unknown, CaseRefusal>): CaseRefusal | undefined =>
  result.ok ? undefined : result.failure;
