import type { AssignmentEvent } from './events.ts';
import type { AssignmentSlice } from './state.ts';

const withOfficer = <State extends AssignmentSlice>(
  state: State,
  { data, at }: AssignmentEvent<'officer-assigned'>,
): State => ({ ...state, assignment: { ...data, since: at } });

/** What each event of this episode makes of a case. Total over its events. */
export const assignmentReducers = { 'officer-assigned': withOfficer } as const;
