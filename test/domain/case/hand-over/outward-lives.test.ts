import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import {
  brokenInvariants,
  type CaseEvent,
  type CaseRefusal,
  type CaseState,
  caseStateSchema,
} from '../../../../lib/domain/case/case.ts';
import { recordLoanAnswer, recordLoanPayment } from '../../../../lib/domain/case/guaranteed-loan/answer.ts';
import { applyForLoan, withdrawLoanApplication } from '../../../../lib/domain/case/guaranteed-loan/apply.ts';
import { checkLoan, handOverLoan } from '../../../../lib/domain/case/guaranteed-loan/check.ts';
import { endLoan } from '../../../../lib/domain/case/guaranteed-loan/relief.ts';
import { isLent, isLoanUnderWay } from '../../../../lib/domain/case/guaranteed-loan/state.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import {
  handOverReferral,
  recordReferralAnswer,
  recordReferralReceipt,
} from '../../../../lib/domain/case/referral/hand-over.ts';
import {
  answerReferral,
  proposeReferral,
  requestReferral,
} from '../../../../lib/domain/case/referral/propose.ts';
import { openReferrals } from '../../../../lib/domain/case/referral/state.ts';
import type { Result } from '../../../../lib/domain/result.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { runsOf } from '../../../support/property-runs.ts';
import { applicant, calendar, day, friday, officer } from '../support/cases.ts';
import { closed, proposed } from '../support/closed.ts';
import { by, having } from '../support/decisions.ts';
import { choiceFor, lendingRules } from '../support/outward.ts';
import { registered } from '../support/registered.ts';

type Rules = ReturnType<typeof lendingRules>;
type Act = (
  state: CaseState,
  number: number,
  rules: Rules,
  context: Context,
) => Result<CaseEvent, CaseRefusal> | undefined;

const bodies = ['civil-affairs', 'charity', 'unemployment-insurance'] as const;
const loan = { kind: 'individual', group: 'registered-unemployed', amountFen: 10_000_000 } as const;
const terms = { amountFen: 10_000_000, months: 1, rateBasisPoints: 345 };
const today = ({ now }: Context): string => beijingDate(now);
const has = (rules: Rules, body: string): boolean => rules.referral.bodies.some(({ code }) => code === body);

const acts: readonly Act[] = [
  ...bodies.flatMap((body): Act[] => [
    (state, _number, rules, context) => requestReferral(state, body, rules, calendar, context),
    (state, _number, rules, context) =>
      has(rules, body) ? proposeReferral(state, choiceFor(rules, body), rules, calendar, context) : undefined,
  ]),
  (state, number, _rules, context) => answerReferral(state, number, true, context),
  (state, number, _rules, context) => answerReferral(state, number, false, context),
  (state, number, rules, context) =>
    handOverReferral(state, `hand-over-referral-${number}`, 'exchange', rules, calendar, context),
  (state, number, rules, context) =>
    recordReferralReceipt(
      state,
      `await-referral-receipt-${number}`,
      { on: today(context) },
      rules,
      calendar,
      context,
    ),
  ...['receipt', 'answer'].map(
    (which): Act =>
      (state, number, rules, context) =>
        recordReferralAnswer(
          state,
          `await-referral-${which}-${number}`,
          { on: today(context), outcome: 'refused' },
          rules,
          context,
        ),
  ),
  (state, _number, rules, context) => applyForLoan(state, loan, rules, calendar, context),
  (state, number, _rules, context) => withdrawLoanApplication(state, number, context),
  (state, number, rules, context) =>
    checkLoan(state, `check-loan-${number}`, { qualified: true }, rules, calendar, context),
  (state, number, rules, context) =>
    handOverLoan(state, `hand-over-loan-${number}`, 'bank', 'letter', rules, calendar, context),
  ...[terms, undefined].map(
    (granted): Act =>
      (state, number, rules, context) =>
        recordLoanAnswer(
          state,
          `await-loan-receipt-${number}`,
          { on: today(context), terms: granted },
          rules,
          calendar,
          context,
        ),
  ),
  (state, number, _rules, context) =>
    recordLoanPayment(state, `await-loan-payment-${number}`, { on: today(context), paid: true }, context),
  (state, number, _rules, context) => endLoan(state, number, { on: today(context), how: 'repaid' }, context),
];

/** Which of the possible acts is done, some days after the previous one. */
const step = fc.record({
  which: fc.nat(),
  after: fc.integer({ min: 0, max: 12 * day }),
  byPerson: fc.boolean(),
});

/** Everything that is possible now with the first to third referral and loan. */
const possibleNow = (state: CaseState, rules: Rules, context: Context): readonly CaseEvent[] =>
  acts.flatMap((act) =>
    [1, 2, 3].flatMap((number) => {
      const result = act(state, number, rules, context);
      return result?.ok ? [result.value] : [];
    }),
  );

/** The invariants after every event, checked without the conditions used by the decisions. */
function expectSound(state: CaseState, events: readonly CaseEvent[], now: number): void {
  const { referrals = [], loans = [] } = state;
  const open = openReferrals(state);
  expect(new Set(open.map(({ body }) => body)).size).toBe(open.length);
  expect(loans.filter((each) => isLoanUnderWay(state, each)).length).toBeLessThan(2);
  for (const { number, handedOver, body } of referrals) {
    const ofIt = events.filter(({ data }) => 'number' in data && data.number === number);
    const types = ofIt.map(({ type }) => type);
    expect(types.filter((type) => type === 'referral-handed-over').length).toBe(handedOver ? 1 : 0);
    if (!handedOver) continue;
    const before = types.slice(0, types.indexOf('referral-handed-over'));
    expect(before).toContain('referral-proposed');
    expect(before).not.toContain('referral-not-wanted');
    if (body === 'charity') expect(before).toContain('referral-agreed');
    expect(new Set(handedOver.items).size).toBe(handedOver.items.length);
  }
  const keys = [...referrals, ...loans].flatMap(({ handedOver }) => handedOver?.key ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  if (loans.some(isLent)) expect(loans.some((each) => isLoanUnderWay(state, each))).toBe(false);
  expect(brokenInvariants(state, now).filter((each) => each.endsWith('waits-for-nobody'))).toEqual([]);
  expect(caseStateSchema.safeParse(state).error).toBeUndefined();
}

/** The region, the acts, and after how many of them the registration ends. */
const life = fc.tuple(
  fc.constantFrom(...servedRegions.ids),
  fc.array(step, { minLength: 5, maxLength: 25 }),
  fc.nat(40),
);
type Plot = typeof life extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays a life, and checks it after each act. */
function live([region, steps, endsAfter]: Plot): readonly CaseEvent[] {
  let state = registered(region);
  let now = friday;
  const events: CaseEvent[] = [];
  for (const [index, { which, after, byPerson }] of steps.entries()) {
    now += after;
    if (index === endsAfter) state = closed(proposed(state, 'self-employed', 'business-match', now), now);
    const possible = possibleNow(state, lendingRules(region, now), by(byPerson ? applicant : officer, now));
    const event = possible[which % possible.length];
    if (event) {
      state = having(state, event);
      events.push(event);
    }
    expectSound(state, events, now);
  }
  return events;
}

describe('Whatever is requested, told, handed over and answered, in any order and region', () => {
  it('is handed over once, as told, with the consent that it needs, and somebody awaits the answer', () => {
    fc.assert(
      fc.property(life, (plot) => void live(plot)),
      { numRuns: runsOf(40) },
    );
  });

  it('happens', () => {
    // A run in which nothing was handed over proves nothing. The seed is fixed because with another one a rare event could be
    // missed by chance.
    const types = fc
      .sample(life, { seed: 1, numRuns: 20 })
      .flatMap(live)
      .map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['referral-handed-over', 'referral-answered', 'loan-handed-over']),
    );
  });
});
