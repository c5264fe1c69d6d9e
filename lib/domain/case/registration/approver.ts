import type { KernelState } from '../kernel/state.ts';
import type { RegistrationSlice } from './state.ts';
import { decisionTaskId } from './tasks.ts';

/**
 * The member of staff who approved the application of a case, by their subject; undefined where the case does not say so: it
 * was refused, or decided before cases kept by whom.
 */
export const approverOf = ({
  decidedBy,
  endedTasks,
}: Pick<RegistrationSlice, 'decidedBy'> & Pick<KernelState, 'endedTasks'>): string | undefined =>
  endedTasks[decisionTaskId]?.outcome === 'approved' ? decidedBy : undefined;
