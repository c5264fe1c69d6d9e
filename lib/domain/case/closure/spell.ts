import { beijingDate, type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import { inWorkReasons } from '../after-placement/schedule.ts';
import type { KernelState } from '../kernel/state.ts';
import type { ClosureSlice } from './state.ts';

/** The current continuous spell of registration (I-12). */
export interface Spell {
  readonly from: LocalDate;
  /** The day on which it ended, and whether it ended because of work. */
  readonly ended?: { readonly on: LocalDate; readonly byWork: boolean };
}

/**
 * The spell of a case: from the day of registration and, if it has ended, to the first day in work that the evidence names, or
 * else the day of the closure. A transferred registration continues elsewhere. Undefined if the person is not registered as
 * unemployed.
 */
export function spellOf({
  registeredAt,
  phase,
  closure,
}: Pick<KernelState, 'registeredAt' | 'phase'> & ClosureSlice): Spell | undefined {
  if (registeredAt === undefined) return undefined;
  const from = beijingDate(Date.parse(registeredAt));
  if (phase !== 'closed' || closure?.status !== 'closed' || closure.closedOn === undefined) return { from };
  const since = closure.evidence.flatMap((each) => each.since ?? []).sort()[0];
  const byWork = inWorkReasons.includes(closure.reason);
  return { from, ended: { on: parseLocalDate((byWork && since) || closure.closedOn), byWork } };
}
