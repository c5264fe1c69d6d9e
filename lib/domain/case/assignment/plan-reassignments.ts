import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type Reassignment, reassign } from './assign-officer.ts';
import type { AssignmentEvent } from './events.ts';
import type { AssignmentRefusal } from './refusals.ts';
import type { AssignmentSlice } from './state.ts';

/** The new officer of one case of a list, or why the case stays where it is. */
export type PlannedReassignment =
  | {
      readonly caseId: string;
      readonly outcome: 'assigned';
      readonly event: AssignmentEvent<'officer-assigned'>;
    }
  /** Somebody else has the case by now, so nothing is to be done: repeating a list changes nothing. */
  | { readonly caseId: string; readonly outcome: 'unchanged'; readonly officer?: string }
  | { readonly caseId: string; readonly outcome: 'refused'; readonly refusal: AssignmentRefusal };

/** A list of cases, or the part of it that is planned now. */
interface ListReassignment extends Reassignment {
  /** The number of cases that the earlier parts of the list would give to each officer, if nothing of them was written. */
  readonly planned?: ReadonlyMap<string, number> | undefined;
}

/**
 * Plans the handover of a list of cases from one officer, in order: each goes to the named officer, or to the one with the
 * fewest open cases, counting those planned before it. Changes nothing.
 */
export function planReassignments(
  states: readonly (KernelState & AssignmentSlice)[],
  from: string,
  { to, officers, today, planned }: ListReassignment,
  context: Context,
): readonly PlannedReassignment[] {
  const loads = new Map(officers.map(({ subject, load }) => [subject, load + (planned?.get(subject) ?? 0)]));
  return states.map((state) => {
    const { caseId, assignment } = state;
    if (assignment?.officer !== from)
      return { caseId, outcome: 'unchanged', ...(assignment && { officer: assignment.officer }) };
    const current = officers.map((each) => ({ ...each, load: loads.get(each.subject) ?? each.load }));
    const decided = reassign(state, { officers: current, today, ...(to !== undefined && { to }) }, context);
    if (!decided.ok) return { caseId, outcome: 'refused', refusal: decided.failure };
    const { officer } = decided.value.data;
    loads.set(officer, (loads.get(officer) ?? 0) + 1);
    return { caseId, outcome: 'assigned', event: decided.value };
  });
}
