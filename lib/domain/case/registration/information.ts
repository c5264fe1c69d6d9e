import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskRefusal } from '../kernel/task.ts';
import { type RegistrationEvent, registrationEvent } from './events.ts';
import type { RegistrationRefusal } from './refusals.ts';
import type { RegistrationRules } from './rules.ts';
import type { RegistrationSlice } from './state.ts';
import { decideApplicationTask } from './tasks.ts';

type Needs = KernelState & RegistrationSlice;

/**
 * Asks the person to state something. The task passes to the person, but the legal clock never stops, and asking for a document
 * is refused (人社厅发〔2020〕79号; DOMAIN I-37). It may be done once, for everything that is missing: registration is not a licence,
 * but applicants deserve no less here than what the Administrative Licence Law (art. 32) grants to applicants for one (DOMAIN
 * C3).
 */
export function askForInformation(
  state: Needs,
  taskId: string,
  items: readonly string[],
  message: string,
  rules: RegistrationRules,
  context: Context,
): Result<RegistrationEvent<'information-requested'>, RegistrationRefusal> {
  const notOpen = taskRefusal(state, taskId, [decideApplicationTask]);
  if (notOpen) return refused(notOpen);
  if (state.informationRequest) return refused({ reason: 'information-already-requested' });
  const unknown = items.find((item) => !rules.informationItems.includes(item));
  if (unknown !== undefined) {
    const document = rules.forbiddenDocumentIn(unknown);
    return refused(
      document
        ? { reason: 'forbidden-document', document }
        : { reason: 'unknown-information-item', item: unknown },
    );
  }
  const document = rules.forbiddenDocumentIn(message);
  if (document) return refused({ reason: 'forbidden-document', document });
  return success(registrationEvent(context, 'information-requested', { taskId, items: [...items] }));
}

/** Records that the person has stated what was asked. */
export function provideInformation(
  state: Needs,
  context: Context,
): Result<RegistrationEvent<'information-provided'>, RegistrationRefusal> {
  const notNow = phaseRefusal(state, 'applied');
  if (notNow) return refused(notNow);
  const request = state.informationRequest;
  if (!request || request.answeredAt) return refused({ reason: 'nothing-was-asked' });
  return success(registrationEvent(context, 'information-provided', { items: request.items }));
}
