import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { LifecycleRules } from '../../../../lib/domain/case/case.ts';
import { recordLoanAnswer, recordLoanPayment } from '../../../../lib/domain/case/guaranteed-loan/answer.ts';
import { applyForLoan } from '../../../../lib/domain/case/guaranteed-loan/apply.ts';
import { checkLoan, handOverLoan } from '../../../../lib/domain/case/guaranteed-loan/check.ts';
import { endLoan, extendLoan } from '../../../../lib/domain/case/guaranteed-loan/relief.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { ReferralOutcome } from '../../../../lib/domain/case/referral/events.ts';
import {
  handOverReferral,
  recordReferralAnswer,
  recordReferralReceipt,
} from '../../../../lib/domain/case/referral/hand-over.ts';
import {
  answerReferral,
  declineReferralRequest,
  proposeReferral,
  requestReferral,
} from '../../../../lib/domain/case/referral/propose.ts';
import { applicant, calendar, lifecycleOf, officer } from './cases.ts';
import { registeredCase, type ToldCase } from './told.ts';

/** A region's rule for a referral to a body, and its first ground. */
export function choiceFor(rules: LifecycleRules, code = 'civil-affairs') {
  const body = rules.referral.bodies.find((each) => each.code === code);
  if (!body) throw new Error(`no body ${code}`);
  return {
    body: code,
    ground: body.grounds[0] ?? '',
    ...(body.insured !== undefined && { insured: body.insured }),
  };
}

/** Somebody who is about to be referred, or has been. */
export function toBeReferred(region: Region, handedOver = false): ToldCase {
  const rules = lifecycleOf(region);
  const life = registeredCase(region).next((state, context) =>
    proposeReferral(state, choiceFor(rules), rules, calendar, context),
  );
  return handedOver
    ? life.next((state, context) =>
        handOverReferral(state, 'hand-over-referral-1', 'letter', rules, calendar, context),
      )
    : life;
}

/** Somebody who requested a referral, is referred, and gets an answer. */
export function referred(region: Region, outcome: ReferralOutcome, body = 'civil-affairs'): ToldCase {
  const rules = lifecycleOf(region);
  const life = registeredCase(region)
    .next((state, context) => requestReferral(state, body, rules, calendar, context), applicant)
    .next((state, context) => proposeReferral(state, choiceFor(rules, body), rules, calendar, context));
  if (body === 'charity') life.next((state, context) => answerReferral(state, 1, true, context), applicant);
  const [relief] = rules.referral.bodies.find(({ code }) => code === body)?.reliefs ?? [];
  return life
    .next((state, context) =>
      handOverReferral(state, 'hand-over-referral-1', 'exchange', rules, calendar, context),
    )
    .next((state, context) =>
      recordReferralReceipt(
        state,
        'await-referral-receipt-1',
        { on: beijingDate(context.now), reference: '民转〔2026〕18号' },
        rules,
        calendar,
        context,
      ),
    )
    .next((state, context) =>
      recordReferralAnswer(
        state,
        'await-referral-answer-1',
        { on: beijingDate(context.now), outcome, ...(outcome === 'accepted' && { relief }) },
        rules,
        context,
      ),
    );
}

/** Somebody who requested a referral, and is not referred. */
const notReferred = (region: Region): ToldCase =>
  registeredCase(region)
    .next(
      (state, context) => requestReferral(state, 'civil-affairs', lifecycleOf(region), calendar, context),
      applicant,
    )
    .next((state, context) => declineReferralRequest(state, 'answer-referral-request-1', context));

/** The rules of a region that has entered a bank, and in which a document has opened an extension. */
export function lendingRules(region: Region, now?: number): LifecycleRules {
  const rules = lifecycleOf(region, now);
  const { basis } = rules.handOver.within;
  const extension = {
    code: 'extension',
    loans: 'guaranteed',
    maximumMonths: 12,
    closed: false,
    basis,
  } as const;
  return { ...rules, loans: { ...rules.loans, banks: ['bank'], relief: [extension] } };
}

/** Somebody who has applied for a loan of an amount in fen, and was found to qualify. */
export const qualified = (region: Region, amountFen: number): ToldCase => {
  const rules = lendingRules(region);
  return registeredCase(region)
    .next(
      (state, context) =>
        applyForLoan(
          state,
          { kind: 'individual', group: 'registered-unemployed', amountFen },
          rules,
          calendar,
          context,
        ),
      applicant,
    )
    .next((state, context) =>
      checkLoan(state, 'check-loan-1', { qualified: true }, rules, calendar, context),
    );
};

/** The same, with the application at a bank. */
export const withBank = (region: Region, amountFen: number): ToldCase =>
  qualified(region, amountFen).next((state, context) =>
    handOverLoan(state, 'hand-over-loan-1', 'bank', 'letter', lendingRules(region), calendar, context),
  );

/** The same, with the loan granted and paid out. */
export const lent = (region: Region, amountFen: number, months = 24): ToldCase => {
  const rules = lendingRules(region);
  return withBank(region, amountFen)
    .next((state, context) =>
      recordLoanAnswer(
        state,
        'await-loan-receipt-1',
        { on: beijingDate(context.now), terms: { amountFen, months, rateBasisPoints: 345 } },
        rules,
        calendar,
        context,
      ),
    )
    .next((state, context) =>
      recordLoanPayment(state, 'await-loan-payment-1', { on: beijingDate(context.now), paid: true }, context),
    );
};

/** The same, with the loan repaid. */
export const repaid = (region: Region): ToldCase =>
  lent(region, 10_000_000).next((state, context) =>
    endLoan(state, 1, { on: beijingDate(context.now), how: 'repaid' }, context),
  );

/** Every notice of loans in a region. */
export function loanLives(region: Region): readonly ToldCase[] {
  const rules = lendingRules(region);
  return [
    lent(region, 10_000_000).next((state, context) =>
      extendLoan(
        state,
        1,
        { scheme: 'extension', on: beijingDate(context.now), until: '2029-06-30' },
        rules,
        context,
      ),
    ),
    lent(region, 10_000_001),
    withBank(region, 10_000_000).next((state, context) =>
      recordLoanAnswer(
        state,
        'await-loan-receipt-1',
        { on: beijingDate(context.now) },
        rules,
        calendar,
        context,
      ),
    ),
    registeredCase(region)
      .next(
        (state, context) =>
          applyForLoan(
            state,
            { kind: 'individual', group: 'registered-unemployed', amountFen: 5_000_000 },
            rules,
            calendar,
            context,
          ),
        applicant,
      )
      .next(
        (state, context) =>
          checkLoan(
            state,
            'check-loan-1',
            { qualified: false, ground: 'no-own-business' },
            rules,
            calendar,
            context,
          ),
        officer,
      ),
  ];
}

/** Every notice of referrals in a region. */
export const referralLives = (region: Region): readonly ToldCase[] => [
  referred(region, 'accepted'),
  referred(region, 'refused'),
  referred(region, 'not-applied-for', 'unemployment-insurance'),
  notReferred(region),
  ...(region === 'yunnan' ? [referred(region, 'accepted', 'charity')] : []),
];
