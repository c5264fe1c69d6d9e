import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import type { SignalEvent, SignalKind } from './events.ts';
import { receiveSignal, type Signal } from './receive-signal.ts';
import type { SignalRefusal } from './refusals.ts';

/** The circumstances of a report, besides the change itself. */
export interface Report {
  /** The Beijing day since which the person has been out of work, as they stated it. */
  readonly unemployedSince: string | undefined;
  /** Whether the report explains in words what has happened. */
  readonly explained: boolean;
}

/** Kinds that need no date after the application: an officer notes a finding, and a pension lasts (DOMAIN D3.4). */
const undated: readonly SignalKind[] = ['note', 'drawing-pension'];

/**
 * Records a change reported by the person or an officer. A change dated before the person was out of work is refused. One dated
 * between that day and the application contradicts the application: it is refused unless explained in words, which a human then
 * reads.
 */
export function reportChange(
  state: Parameters<typeof receiveSignal>[0],
  signal: Signal,
  report: Report,
  rules: Parameters<typeof receiveSignal>[2],
  calendar: DueDateCalendar,
  context: Context,
): Result<SignalEvent<'signal-received'>, SignalRefusal> {
  const wrongDay = dayRefusal(state, signal, report);
  return wrongDay ? refused(wrongDay) : receiveSignal(state, signal, rules, calendar, context);
}

function dayRefusal(
  { submittedAt }: Pick<KernelState, 'submittedAt'>,
  { kind, asOf }: Signal,
  { unemployedSince, explained }: Report,
): SignalRefusal | undefined {
  if (undated.includes(kind) || asOf >= beijingDate(Date.parse(submittedAt))) return undefined;
  if (unemployedSince !== undefined && asOf < unemployedSince)
    return { reason: 'change-before-unemployment' };
  return explained ? undefined : { reason: 'change-before-registration' };
}
