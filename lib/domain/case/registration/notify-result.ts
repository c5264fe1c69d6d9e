import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type RegistrationEvent, registrationEvent } from './events.ts';

/** The result has been put where the person finds it. Once a notice, however often it is asked for. */
export function notifyResult(
  state: KernelState,
  template: { readonly notice: string; readonly template: string; readonly templateVersion: number },
  context: Context,
): RegistrationEvent<'result-notified'> | undefined {
  if (state.notices.some((each) => each.notice === template.notice)) return undefined;
  return registrationEvent(context, 'result-notified', template);
}
