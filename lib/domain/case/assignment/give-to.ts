import { type Result, refused } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { reassign } from './assign-officer.ts';
import type { AssignmentEvent } from './events.ts';
import type { Officer } from './officers.ts';
import type { AssignmentRefusal } from './refusals.ts';
import type { AssignmentSlice } from './state.ts';
import { takeApplication } from './take-application.ts';

/** The requested recipient of a case. */
export interface Asked {
  /** A subject; null for the officer with the fewest cases; `none` to give an application back. */
  readonly to: string | null;
  readonly agency?: string | null | undefined;
  readonly officers: readonly Officer[];
  /** The Beijing day of the request. */
  readonly today: string;
}

/** Gives a case to an officer or, while it is undecided, sets who handles the application. */
export function giveTo(
  state: KernelState & AssignmentSlice,
  { to, agency, officers, today }: Asked,
  context: Context,
): Result<
  AssignmentEvent<'officer-assigned' | 'application-taken' | 'application-given-back'>,
  AssignmentRefusal
> {
  const named = to === null ? {} : { to };
  if (state.phase === 'applied') {
    // An application stays with the agency at which it was made until it is decided.
    if (agency !== undefined) return refused({ reason: 'not-possible-in-phase', phase: state.phase });
    return takeApplication(state, { ...named, officers, today }, context);
  }
  return reassign(state, { ...named, ...(agency !== undefined && { agency }), officers, today }, context);
}
