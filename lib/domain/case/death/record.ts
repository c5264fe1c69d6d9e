import type * as z from 'zod';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { JobSeekerSlice } from '../job-seeker/state.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { toInstant } from '../kernel/vocabulary.ts';
import type { PublicPostSlice } from '../public-post/state.ts';
import type { deathEvidenceSchema } from '../registration/events.ts';
import type { RegistrationSlice } from '../registration/state.ts';
import { type DeathEvent, deathEvent } from './events.ts';
import type { DeathRefusal } from './refusals.ts';
import type { DeathSlice } from './state.ts';

type Needs = KernelState & DeathSlice & ClosureSlice & JobSeekerSlice & RegistrationSlice & PublicPostSlice;

/** Whether a case that has ended records that its person has died, in whichever way it ended. */
export const isDeathKnown = (state: Needs): boolean =>
  state.death !== undefined ||
  (state.phase === 'closed' && state.closure?.tellNobody === true) ||
  (state.phase === 'job-seeker-ended' && state.jobSeeker?.tellNobody === true) ||
  state.applicationEnd !== undefined ||
  state.publicPosts?.some(({ tellNobody }) => tellNobody) === true;

/**
 * Records that the person of a case that has ended has died, on a record or on what the family says (I-92, a proposal). It
 * decides nothing: it drops what is still to be asked of the person, and nobody is told.
 * @param hasOpenCase whether the person has another case that is open: then its own end records the death
 */
export function recordDeath(
  state: Needs,
  evidence: z.infer<typeof deathEvidenceSchema>,
  hasOpenCase: boolean,
  context: Context,
): Result<DeathEvent<'death-recorded'>, DeathRefusal> {
  const notNow = phaseRefusal(state, 'refused', 'withdrawn', 'job-seeker-ended', 'closed');
  if (notNow) return refused(notNow);
  if (isDeathKnown(state)) return refused({ reason: 'death-recorded-already' });
  if (evidence.on > beijingDate(context.now)) return refused({ reason: 'date-in-future' });
  if (hasOpenCase) return refused({ reason: 'person-has-open-case' });
  return success(deathEvent(context, 'death-recorded', { evidence }));
}

/** Withdraws the record of a death that was a mistake; a supervisor does so. Checks that are due by then begin now. */
export function withdrawDeathRecord(
  { death }: DeathSlice,
  context: Context,
): Result<DeathEvent<'death-record-withdrawn'>, DeathRefusal> {
  if (context.actor.role !== 'supervisor') return refused({ reason: 'supervisor-needed' });
  if (!death) return refused({ reason: 'death-not-recorded' });
  const now = toInstant(context.now);
  const checks = Object.fromEntries(
    Object.entries(death.checks).map(([id, check]) => [id, check.at < now ? { ...check, at: now } : check]),
  );
  return success(deathEvent(context, 'death-record-withdrawn', { checks }));
}
