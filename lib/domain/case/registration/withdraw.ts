import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { type RegistrationEvent, registrationEvent } from './events.ts';
import type { RegistrationRefusal } from './refusals.ts';

/**
 * The person takes the application back before it is decided: themself, or at the counter through an officer where
 * the application was entered there.
 */
export function withdrawApplication(
  state: KernelState,
  context: Context,
): Result<RegistrationEvent<'application-withdrawn'>, RegistrationRefusal> {
  const notNow = phaseRefusal(state, 'applied');
  if (notNow) return refused(notNow);
  if (context.actor.role !== 'applicant' && state.channel !== 'counter')
    return refused({ reason: 'withdrawal-is-the-persons' });
  return success(registrationEvent(context, 'application-withdrawn', {}));
}
