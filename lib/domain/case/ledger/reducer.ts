import type { TaskState } from '../kernel/task.ts';
import { withPlanAdjustment } from '../plan-adjustment/open-adjustment.ts';
import type { LedgerEvent } from './events.ts';
import { type LedgerSlice, withLedger } from './state.ts';

const withProfile = <State extends LedgerSlice & TaskState>(
  state: State,
  { data, at }: LedgerEvent<'profile-recorded'>,
): State => withPlanAdjustment(withLedger(state, data, at), data.opens, at);

/** The reducer of every event of this episode. */
export const ledgerReducers = { 'profile-recorded': withProfile } as const;
