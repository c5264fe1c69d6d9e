import type { MandateEvent } from './events.ts';
import type { MandateSlice } from './state.ts';

const withMandate = <State extends MandateSlice>(
  state: State,
  { data: { mandateId, subject, from, until }, at }: MandateEvent<'mandate-granted'>,
): State => ({
  ...state,
  mandates: [...(state.mandates ?? []), { mandateId, subject, from, until, grantedAt: at }],
});

const withoutMandate = <State extends MandateSlice>(
  state: State,
  { data, at }: MandateEvent<'mandate-revoked'>,
): State => ({
  ...state,
  mandates: (state.mandates ?? []).map((each) =>
    each.mandateId === data.mandateId ? { ...each, revokedAt: at } : each,
  ),
});

/** What each event of this episode makes of a case. Total over its events. */
export const mandateReducers = {
  'mandate-granted': withMandate,
  'mandate-revoked': withoutMandate,
} as const;
