import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import {
  answerDayRefusal,
  businessKey,
  type HandOverParts,
  type HandOverWay,
  itemsHandedOver,
  type Receipt,
} from '../hand-over/hand-over.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { type ReferralEvent, type ReferralOutcome, referralEvent } from './events.ts';
import type { ReferralRefusal } from './refusals.ts';
import { type ReferralSlice, type ReferralState, referralOf, referralOfTask } from './state.ts';
import {
  handOverReferralTask,
  type ReferralRules,
  referralAnswerTask,
  referralReceiptTask,
} from './tasks.ts';

type Needs = KernelState & ReferralSlice & { readonly restriction?: object | undefined };

/** What a referral says besides who the person is. */
export const referralParts = (
  { district }: Pick<KernelState, 'district'>,
  {
    ground,
    benefits,
  }: { readonly ground?: string | undefined; readonly benefits?: readonly string[] | undefined },
): HandOverParts => ({
  district,
  ...(ground !== undefined && { 'referral-ground': ground }),
  ...(benefits && benefits.length > 0 && { 'benefit-kinds': benefits.join(',') }),
});

/**
 * Hands a referral over. What goes is what the person was told, no more; it is recorded before it is given out. What goes
 * beyond a statutory duty needs the person to have agreed, and stops while they restrict processing (PIPL arts 23 and 44).
 */
export function handOverReferral(
  state: Needs,
  taskId: string,
  way: HandOverWay,
  rules: ReferralRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ReferralEvent<'referral-handed-over'>, ReferralRefusal> {
  const notOpen = taskRefusal(state, taskId, [handOverReferralTask]);
  if (notOpen) return refused(notOpen);
  const referral = referralOfTask(state, taskId);
  if (!referral) return refused({ reason: 'task-not-found' });
  if (referral.consent === 'needed') return refused({ reason: 'referral-needs-consent' });
  if (referral.consent === 'given' && state.restriction) return refused({ reason: 'processing-restricted' });
  const { number, body, items = [] } = referral;
  return success(
    referralEvent(context, 'referral-handed-over', {
      number,
      taskId,
      key: businessKey(state.caseId, 'referral', number),
      to: body,
      way,
      items: itemsHandedOver(items, referralParts(state, referral)),
      receipt: taskDeadline(referralReceiptTask, { number }, rules, calendar, context.now),
    }),
  );
}

/**
 * Gives the data of a hand-over out once more, and records who took them; not after it was answered, nor, where the person had
 * to agree, while they restrict processing.
 */
export function exportReferral(
  state: Needs,
  number: number,
  context: Context,
): Result<ReferralEvent<'referral-exported'>, ReferralRefusal> {
  const referral = referralOf(state, number);
  if (!referral) return refused({ reason: 'referral-not-found' });
  if (!referral.handedOver || referral.answer) return refused({ reason: 'nothing-handed-over' });
  if (referral.consent === 'given' && state.restriction) return refused({ reason: 'processing-restricted' });
  return success(referralEvent(context, 'referral-exported', { number, key: referral.handedOver.key }));
}

/** The other body has received it. From then on its answer is waited for. */
export function recordReferralReceipt(
  state: Needs,
  taskId: string,
  receipt: Receipt,
  rules: ReferralRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ReferralEvent<'referral-received'>, ReferralRefusal> {
  const notOpen = taskRefusal(state, taskId, [referralReceiptTask]);
  if (notOpen) return refused(notOpen);
  const referral = referralOfTask(state, taskId);
  if (!referral) return refused({ reason: 'task-not-found' });
  const wrongDay = answerDayRefusal(receipt.on, referral.handedOver, context);
  if (wrongDay) return refused(wrongDay);
  const { number } = referral;
  const answer = taskDeadline(referralAnswerTask, { number }, rules, calendar, context.now);
  return success(referralEvent(context, 'referral-received', { number, taskId, ...receipt, answer }));
}

/** What the other body has decided. It may come before, or instead of, a receipt. */
export interface ReferralAnswer {
  readonly on: string;
  readonly outcome: ReferralOutcome;
  readonly relief?: string | undefined;
}

/** Records what the other body has decided. The agency decides nothing here. */
export function recordReferralAnswer(
  state: Needs,
  taskId: string,
  { on, outcome, relief }: ReferralAnswer,
  rules: ReferralRules,
  context: Context,
): Result<ReferralEvent<'referral-answered'>, ReferralRefusal> {
  const notOpen = taskRefusal(state, taskId, [referralReceiptTask, referralAnswerTask]);
  if (notOpen) return refused(notOpen);
  const referral = referralOfTask(state, taskId);
  if (!referral) return refused({ reason: 'task-not-found' });
  const wrongDay = answerDayRefusal(on, referral.handedOver, context, referral.receipt);
  if (wrongDay) return refused(wrongDay);
  const misfit = reliefRefusal(referral, outcome, relief, rules);
  if (misfit) return refused(misfit);
  const { number } = referral;
  return success(
    referralEvent(context, 'referral-answered', { number, taskId, on, outcome, ...(relief && { relief }) }),
  );
}

/** Relief is named where it is given, and is one that the body can give. */
function reliefRefusal(
  { body }: ReferralState,
  outcome: ReferralOutcome,
  relief: string | undefined,
  { referral: { bodies } }: ReferralRules,
): ReferralRefusal | undefined {
  if (outcome !== 'accepted') return relief === undefined ? undefined : { reason: 'relief-does-not-fit' };
  const known = bodies.find(({ code }) => code === body)?.reliefs ?? [];
  return relief !== undefined && known.includes(relief) ? undefined : { reason: 'unknown-relief', known };
}
