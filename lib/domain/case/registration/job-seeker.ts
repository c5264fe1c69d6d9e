import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { type RegistrationEvent, registrationEvent } from './events.ts';
import type { RegistrationRefusal } from './refusals.ts';
import type { RegistrationSlice } from './state.ts';

/** The person takes the offer to be registered as a job-seeker instead (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3). */
export function registerAsJobSeeker(
  state: KernelState & RegistrationSlice,
  context: Context,
): Result<RegistrationEvent<'job-seeker-registered'>, RegistrationRefusal> {
  const notNow = phaseRefusal(state, 'refused');
  if (notNow) return refused(notNow);
  if (!state.refusal?.jobSeekerRegistrationOffered)
    return refused({ reason: 'job-seeker-registration-not-offered' });
  return success(registrationEvent(context, 'job-seeker-registered', {}));
}
