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

/** The data of a referral besides the person's own. */
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
 * Hands a referral over. Only the items that the person was told of are sent, and they are recorded before they are given out.
 * Items beyond a statutory duty require the person's consent, and are not sent while they restrict processing (PIPL arts 23 and
 * 44).
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
 * Exports the data of a hand-over again, and records who took them; refused after it was answered and, if it needed consent,
 * while the person restricts processing.
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

/** Records that the other body has received the referral. Its answer is due from then on. */
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

/** The decision of the other body. It may come before, or instead of, a receipt. */
export interface ReferralAnswer {
  readonly on: string;
  readonly outcome: ReferralOutcome;
  readonly relief?: string | undefined;
}

/** Records the decision of the other body. The agency itself decides nothing here. */
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

/** Relief must be named if it is given, and be one that the body can give. */
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
