import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { itemsHandedOver } from '../hand-over/hand-over.ts';
import type { Context } from '../kernel/event.ts';
import { taskIdOf } from '../kernel/ids.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { type ReferralEvent, referralEvent } from './events.ts';
import { referralParts } from './hand-over.ts';
import type { ReferralRefusal } from './refusals.ts';
import { openReferrals, type ReferralSlice, referralOf, referralOfTask, referralsOf } from './state.ts';
import {
  answerRequestTask,
  handOverReferralTask,
  type ReferralBodyRule,
  type ReferralRules,
} from './tasks.ts';

type Needs = KernelState & ReferralSlice;

/** An officer's proposal: the body, the ground, and the facts about the person on which the circular makes it depend. */
export interface ReferralChoice {
  readonly body: string;
  readonly ground: string;
  readonly insured?: boolean | undefined;
  readonly benefits?: readonly string[] | undefined;
}

/** The body with a code, or a refusal: the region's circular names others. */
function bodyOf(
  code: string,
  { referral: { bodies } }: ReferralRules,
): Result<ReferralBodyRule, ReferralRefusal> {
  const body = bodies.find((each) => each.code === code);
  return body
    ? success(body)
    : refused({ reason: 'unknown-referral-body', known: bodies.map((each) => each.code) });
}

/** Requests a referral, one at a time. An officer looks into it; the request alone hands nothing over. */
export function requestReferral(
  state: Needs,
  body: string,
  rules: ReferralRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ReferralEvent<'referral-requested'>, ReferralRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  const known = bodyOf(body, rules);
  if (!known.ok) return known;
  if (openReferrals(state).some((each) => each.status === 'requested' || each.body === body))
    return refused({ reason: 'referral-under-way' });
  const number = referralsOf(state).length + 1;
  const deadline = taskDeadline(answerRequestTask, { number }, rules, calendar, context.now);
  return success(referralEvent(context, 'referral-requested', { number, body, deadline }));
}

/** Declines a request for a referral, with a reason that the person can read. */
export function declineReferralRequest(
  state: Needs,
  taskId: string,
  context: Context,
): Result<ReferralEvent<'referral-request-declined'>, ReferralRefusal> {
  const notOpen = taskRefusal(state, taskId, [answerRequestTask]);
  if (notOpen) return refused(notOpen);
  const referral = referralOfTask(state, taskId);
  if (!referral) return refused({ reason: 'task-not-found' });
  return success(referralEvent(context, 'referral-request-declined', { number: referral.number, taskId }));
}

/**
 * Proposes a referral, or takes up the person's request (SX-6.4, QH-6.5, WH-3.2, CQ-6.4, YN-5.2.3). The person is told at once
 * to whom, why and with which data (PIPL arts 17 and 23). The other body decides whether relief is given.
 */
export function proposeReferral(
  state: Needs,
  choice: ReferralChoice,
  rules: ReferralRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ReferralEvent<'referral-proposed'>, ReferralRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  const found = bodyOf(choice.body, rules);
  if (!found.ok) return found;
  const body = found.value;
  const barred = choiceRefusal(choice, body);
  if (barred) return refused(barred);
  const underWay = openReferrals(state).find((each) => each.body === body.code);
  if (underWay && underWay.status !== 'requested') return refused({ reason: 'referral-under-way' });
  const number = underWay?.number ?? referralsOf(state).length + 1;
  const { ground, insured, benefits } = choice;
  return success(
    referralEvent(context, 'referral-proposed', {
      number,
      body: body.code,
      ground,
      basis: body.basis,
      ...(body.insured !== undefined && insured !== undefined && { insured }),
      ...(benefits && benefits.length > 0 && { benefits: [...benefits] }),
      needsConsent: body.needsConsent,
      items: itemsHandedOver(body.items, referralParts(state, { ground, benefits })),
      ...(underWay && { answers: taskIdOf(answerRequestTask.kind, number) }),
      handOver: taskDeadline(handOverReferralTask, { number }, rules, calendar, context.now),
    }),
  );
}

/** Why a choice does not meet the circular's conditions for the referral. Unknown facts must be established first. */
function choiceRefusal(
  { ground, insured, benefits = [] }: ReferralChoice,
  body: ReferralBodyRule,
): ReferralRefusal | undefined {
  if (!body.grounds.includes(ground)) return { reason: 'unknown-referral-ground', known: body.grounds };
  if (benefits.some((each) => !body.reliefs.includes(each)))
    return { reason: 'unknown-benefit', known: body.reliefs };
  if (body.insured === undefined) return undefined;
  if (insured === undefined) return { reason: 'insurance-not-known' };
  if (insured === body.insured) return undefined;
  return { reason: body.insured ? 'referral-for-insured' : 'referral-for-uninsured' };
}

/**
 * Records that the person agrees to a referral, or does not want it. A statutory duty needs no consent; but relief requires an
 * application, so a referral that they do not want has no purpose (I-70). After the hand-over, they contact the other body.
 */
export function answerReferral(
  state: Needs,
  number: number,
  agrees: boolean,
  context: Context,
): Result<ReferralEvent<'referral-agreed' | 'referral-not-wanted'>, ReferralRefusal> {
  const referral = referralOf(state, number);
  if (!referral) return refused({ reason: 'referral-not-found' });
  const taskId = taskIdOf(handOverReferralTask.kind, number);
  if (referral.status !== 'proposed' || !(taskId in state.tasks))
    return refused({ reason: 'referral-not-answerable' });
  if (!agrees) return success(referralEvent(context, 'referral-not-wanted', { number, taskId }));
  if (referral.consent !== 'needed') return refused({ reason: 'referral-not-answerable' });
  return success(referralEvent(context, 'referral-agreed', { number }));
}
