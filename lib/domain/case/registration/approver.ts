import type { KernelState } from '../kernel/state.ts';
import type { RegistrationSlice } from './state.ts';
import { decisionTaskId } from './tasks.ts';

/**
 * The subject of the member of staff who approved an application; undefined if the case does not record it: it was refused, or
 * decided before cases recorded who decides.
 */
export const approverOf = ({
  decidedBy,
  endedTasks,
}: Pick<RegistrationSlice, 'decidedBy'> & Pick<KernelState, 'endedTasks'>): string | undefined =>
  endedTasks[decisionTaskId]?.outcome === 'approved' ? decidedBy : undefined;
