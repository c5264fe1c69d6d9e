import type * as z from 'zod';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { type deathEvidenceSchema, type RegistrationEvent, registrationEvent } from './events.ts';
import type { RegistrationRefusal } from './refusals.ts';

/**
 * Ends an application because the person died before it was decided (I-55): nobody is left to decide about, so no decision is
 * made and nobody is told.
 */
export function endApplication(
  state: KernelState,
  evidence: z.infer<typeof deathEvidenceSchema>,
  context: Context,
): Result<RegistrationEvent<'application-ended'>, RegistrationRefusal> {
  const notNow = phaseRefusal(state, 'applied');
  if (notNow) return refused(notNow);
  if (evidence.on > beijingDate(context.now)) return refused({ reason: 'date-in-future' });
  return success(registrationEvent(context, 'application-ended', { reason: 'deceased', evidence }));
}
