import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { type RegistrationEvent, registrationEvent } from './events.ts';
import type { RegistrationRefusal } from './refusals.ts';

/**
 * Withdraws an application before it is decided. The person does so themselves, or through an officer if it was entered at the
 * counter.
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
