import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused } from '../../result.ts';
import { separationRefusal } from '../assignment/separation.ts';
import type { AssignmentSlice } from '../assignment/state.ts';
import type { Context } from '../kernel/event.ts';
import type { SignalEvent } from '../signals/events.ts';
import { receiveSignal } from '../signals/receive-signal.ts';
import type { SignalRefusal } from '../signals/refusals.ts';
import type { TransferRefusal } from './refusals.ts';

type State = Parameters<typeof receiveSignal>[0] & AssignmentSlice;

/**
 * Requests the transfer of a registration, on behalf of a person who has come to the counter of another place's agency. It
 * opens the task of arranging the transfer at the present place, which carries it out (I-15).
 * @param district the district that requests it
 */
export function requestTransfer(
  state: State,
  district: string,
  rules: Parameters<typeof receiveSignal>[2],
  calendar: DueDateCalendar,
  context: Context,
): Result<SignalEvent<'signal-received'>, TransferRefusal | SignalRefusal> {
  const barred = separationRefusal(state, 'any-other', context);
  if (barred) return refused(barred);
  if (state.phase !== 'registered') return refused({ reason: 'no-registration-to-transfer' });
  if (state.district === district) return refused({ reason: 'same-district' });
  const asOf = beijingDate(context.now);
  const signal = { kind: 'transfer-requested', origin: 'other-place', source: district, asOf } as const;
  return receiveSignal(state, signal, rules, calendar, context);
}
