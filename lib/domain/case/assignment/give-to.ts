import { type Result, refused } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { reassign } from './assign-officer.ts';
import type { AssignmentEvent } from './events.ts';
import type { Officer } from './officers.ts';
import type { AssignmentRefusal } from './refusals.ts';
import type { AssignmentSlice } from './state.ts';
import { takeApplication } from './take-application.ts';

/** To whom a case is to go, as it was asked for. */
export interface Asked {
  /** A subject; null for whoever has the fewest cases; `none` where an application is given back. */
  readonly to: string | null;
  readonly agency?: string | null | undefined;
  readonly officers: readonly Officer[];
  /** The Beijing day on which it is done. */
  readonly today: string;
}

/** Gives a case to an officer, or while it has not been decided, says who sees to the application. */
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
