import { describe, expect, it } from 'vitest';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { boundsOf } from '../../../../lib/domain/case/claim/amount.ts';
import { assess } from '../../../../lib/domain/case/claim/assess.ts';
import { knownFacts } from '../../../../lib/domain/case/claim/facts.ts';
import { claimFromPlan, madeFromPlan } from '../../../../lib/domain/case/claim/from-plan.ts';
import { guardsOf } from '../../../../lib/domain/case/claim/guards.ts';
import { withdrawClaim } from '../../../../lib/domain/case/claim/make.ts';
import { standingOf, subsidiesFor } from '../../../../lib/domain/case/claim/standing.ts';
import type { StatedFacts } from '../../../../lib/domain/case/claim/stated.ts';
import { makeAssistancePlan } from '../../../../lib/domain/case/hardship/assistance-plan.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { resolvePack } from '../../../../lib/policy/packs.ts';
import { schemesOf } from '../../../../lib/policy/schemes/of-pack.ts';
import {
  applicant,
  calendar,
  day,
  lifecycleOf,
  officer,
  secondOfficer,
  supervisor,
} from '../support/cases.ts';
import { on, registeredSince, termsOf } from '../support/claims.ts';
import { refusalOf } from '../support/decisions.ts';
import { exiting, openTaskId, recognised } from '../support/hardship.ts';
import { registered } from '../support/registered.ts';
import type { ToldCase } from '../support/told.ts';

const today = '2026-11-20';
const born = { birthDate: '1980-01-01', sex: 'male' } as const;
const knownOn = (state: CaseState, now: number) => knownFacts(state, born, {}, beijingDate(now));
const schemes = (region: Region) => schemesOf(resolvePack(region, on(today)));

const planning = (state: CaseState, context: Context) =>
  makeAssistancePlan(
    state,
    openTaskId(state, 'make-assistance-plan'),
    {
      contact: officer.subject,
      assistance: secondOfficer.subject,
      subsidies: subsidiesFor(
        state,
        schemes(state.region),
        knownOn(state, context.now),
        beijingDate(context.now),
      ),
    },
    () => true,
    context,
  );
const withPlan = (region: Region): ToldCase => recognised(region).next(planning);
const claiming =
  (scheme: string, stated: StatedFacts, person: Parameters<typeof knownFacts>[1] = born) =>
  (state: CaseState, context: Context) =>
    claimFromPlan(
      state,
      { scheme, stated },
      termsOf(state.region, scheme),
      knownFacts(state, person, stated, beijingDate(context.now)),
      lifecycleOf(state.region, context.now),
      calendar,
      context,
    );

/** Two months of insurance in flexible work, a rent, and a business: what somebody in Shanxi may claim at once. */
const insurance = { months: ['2026-09', '2026-10'], spent: 180_000 };
const business = { creditCode: '91140105MA0K00TEST', name: '迎泽小陈早餐店', openedOn: '2026-10-08' };
const rent = { business, year: 2026, spent: 250_000 };

describe('The schemes presented to somebody with their individual plan (打包兑现)', () => {
  /** By circular: the schemes that the person, an employer, and others claim. */
  const byRegion: readonly (readonly [Region, string, string, string, string])[] = [
    [
      'SX-6.2',
      'shanxi',
      'certificate flexible-insurance loan-interest site-rent startup training training-living',
      'hiring hiring-insurance',
      'tax-hiring tax-self-employment',
    ],
    [
      'QH-6.2',
      'qinghai',
      'loan-interest startup training training-living',
      'hiring-insurance',
      'tax-hiring tax-self-employment',
    ],
    [
      'WH-3.1',
      'weihai',
      'accident-insurance flexible-insurance loan-interest startup training',
      'hiring',
      'courier-injury-insurance tax-hiring tax-self-employment',
    ],
    [
      'CQ-6.2',
      'chongqing',
      'loan-interest low-income-work startup-grant training training-living training-uplift',
      '',
      'tax-hiring tax-self-employment training-voucher',
    ],
    [
      'YN-5.1.2, YN-4.1.1',
      'yunnan',
      'loan-interest skill-upgrade startup training training-living training-uplift',
      'hiring',
      'contribution-deferral insurance-rate-cut',
    ],
  ].map(([clause = '', region = '', ...codes]) => [region as Region, clause, ...codes] as never);

  it.each(byRegion)(
    'are all those of %s (%s), by who claims them',
    (region, _clause, own, employers, others) => {
      const { subsidies = [] } = withPlan(region).state.hardship?.recognitions.at(-1)?.plan ?? {};
      const of = (standing: string) =>
        subsidies
          .filter((each) => each.standing === standing)
          .map(({ scheme }) => scheme.replace(/-subsidy$/, ''))
          .toSorted()
          .join(' ');
      expect([of('claimable'), of('by-employer'), of('by-others')]).toEqual([own, employers, others]);
      expect(subsidies).toHaveLength(schemes(region).length);
    },
  );

  it('show which condition is not met, and what the recognition itself proves (SX-6.2, CQ-6.6)', () => {
    const { state, now } = withPlan('shanxi');
    const terms = termsOf('shanxi', 'flexible-insurance-subsidy');
    const flexible = standingOf(state, terms, knownOn(state, now), beijingDate(now));
    expect(flexible.judged.find(({ code }) => code.startsWith('in-hardship'))).toMatchObject({
      verdict: 'met',
      by: 'case',
    });
    const low = termsOf('chongqing', 'low-income-work-subsidy');
    const not = standingOf({}, low, { groups: { 'allowance-household': false } }, today);
    expect(not.standing).toBe('not-met');
    expect(not.judged.flatMap(({ code, verdict }) => (verdict === 'not-met' ? [code] : []))).toEqual([
      'in-group',
    ]);
  });

  it('show what has closed, has not opened, and was already granted', () => {
    const terms = termsOf('shanxi', 'startup-subsidy');
    const standing = (state: object, change: object) =>
      standingOf(state, { ...terms, ...change }, registeredSince('2026-01-05'), today).standing;
    expect(standing({}, { closes: '2026-11-19' })).toBe('closed');
    expect(standing({}, { closes: '2026-11-20' })).toBe('claimable');
    expect(standing({}, { opens: '2026-11-21' })).toBe('not-open-yet');
    const claimed = withPlan('shanxi').next(claiming('startup-subsidy', { business }), applicant);
    expect(standing(claimed.state, {})).toBe('had');
    const back = claimed.next((state, context) => withdrawClaim(state, 1, context), applicant);
    expect(standing(back.state, {})).toBe('claimable');
  });
});

describe('The claims of a package (SX-6.2: 打包兑现灵活就业人员社会保险补贴等相关政策)', () => {
  it('are made one after another, each with its own check and amount', () => {
    const { state } = withPlan('shanxi')
      .next(claiming('flexible-insurance-subsidy', insurance), applicant)
      .next(claiming('startup-subsidy', { business }), applicant)
      .next(claiming('site-rent-subsidy', rent), officer);
    expect(
      state.claims?.map(({ number, plan, status, terms, stated }) => [
        number,
        plan,
        status,
        terms.citation.clause,
        boundsOf(terms, stated)?.most,
      ]),
    ).toEqual([
      // Two thirds of 1,800.00 yuan; at most 5,000 yuan; what was spent, of at most 3,000 yuan a year.
      [1, 1, 'made', 'SX-5.7', 120_000],
      [2, 1, 'made', 'SX-5.3', 500_000],
      [3, 1, 'made', 'SX-5.3', 250_000],
    ]);
    const checks = Object.values(state.deadlines).filter(({ kind }) => kind === 'claim-check');
    expect(checks.map(({ taskId }) => taskId).toSorted()).toEqual([
      'check-claim-1-1',
      'check-claim-2-1',
      'check-claim-3-1',
    ]);
    expect(state.claims?.map(({ mostMonths }) => mostMonths)).toEqual([36, undefined, undefined]);
  });

  it.each([
    // Retires on 2031-05-15, at 61 years and 4 months (C4): four years and a half after the first claim.
    ['is paid to retirement from the first month on, whenever it is claimed', '1970-01-15', 57],
    // Retires on 2032-01-15, at 61 years and 5 months: more than five years after it.
    ['is paid for three years, also once fewer than five are left', '1970-08-15', 36],
  ])('a man’s insurance %s (E2: 以初次核定为准)', (_what, birthDate, months) => {
    const man = { birthDate, sex: 'male' } as const;
    const insured = (...of: string[]) =>
      claiming('flexible-insurance-subsidy', { months: of, spent: 90_000 }, man);
    const { state } = withPlan('shanxi')
      .next(insured('2026-09'), applicant)
      .next(insured('2027-11'), applicant, 366 * day)
      .next(insured('2029-11'), applicant, 731 * day);
    expect(state.claims?.map(({ mostMonths }) => mostMonths)).toEqual([months, months, months]);
  });

  it.each([
    // 61 years and 4 months: four years and a half after the first claim, which another case holds (C4).
    ['is paid to retirement, where that was near at the first claim of another case', '1970-01-15', 57],
    // 61 years and 5 months: more than five years after it, and fewer than five at the claim of this case.
    ['is paid for three years, where it was not', '1970-08-15', 36],
  ])('a man’s insurance %s (E2: 以初次核定为准, I-77)', (_what, birthDate, months) => {
    const man = { birthDate, sex: 'male' } as const;
    const began = { on: '2026-11-20', month: '2026-09' };
    const { state } = withPlan('shanxi').next(
      (before, context) =>
        claimFromPlan(
          before,
          { scheme: 'flexible-insurance-subsidy', stated: { months: ['2028-11'], spent: 90_000 } },
          termsOf('shanxi', 'flexible-insurance-subsidy'),
          { ...knownFacts(before, man, {}, beijingDate(context.now)), began },
          lifecycleOf('shanxi', context.now),
          calendar,
          context,
        ),
      applicant,
      740 * day,
    );
    expect(state.claims?.map(({ mostMonths }) => mostMonths)).toEqual([months]);
  });

  it('are found again if the request is repeated, and made again if one was withdrawn', () => {
    const claimed = withPlan('shanxi').next(claiming('startup-subsidy', { business }), applicant);
    expect(madeFromPlan(claimed.state, 1, { scheme: 'startup-subsidy', stated: { business } })?.number).toBe(
      1,
    );
    const other = { business: { ...business, openedOn: '2026-10-09' } };
    expect(madeFromPlan(claimed.state, 1, { scheme: 'startup-subsidy', stated: other })).toBeUndefined();
    expect(
      madeFromPlan(claimed.state, 2, { scheme: 'startup-subsidy', stated: { business } }),
    ).toBeUndefined();
    const back = claimed.next((state, context) => withdrawClaim(state, 1, context), applicant);
    expect(madeFromPlan(back.state, 1, { scheme: 'startup-subsidy', stated: { business } })).toBeUndefined();
  });

  it('need an existing plan, and a recognition that has not ended', () => {
    const attempt = (life: ToldCase) =>
      refusalOf(
        claiming('startup-subsidy', { business })(life.state, { now: life.now + day, actor: applicant }),
      )?.reason;
    expect(attempt(recognised('shanxi'))).toBe('no-assistance-plan');
    expect(attempt(withPlan('shanxi'))).toBeUndefined();
    expect(attempt(withPlan('shanxi').next(exiting('own-wish'), supervisor))).toBe('no-assistance-plan');
    const never = registered('shanxi');
    expect(
      refusalOf(claiming('startup-subsidy', { business })(never, { now: Date.now(), actor: applicant }))
        ?.reason,
    ).toBe('no-assistance-plan');
  });
});

describe('Training on order (SX-3.4, QH-3.2, WH-5.3, CQ-3.3, YN-2.2.2: 订单、定向式培训)', () => {
  const training = {
    course: '工业机器人系统操作员培训班',
    occupation: '工业机器人系统操作员',
    institution: '某技工学校',
    completedOn: '2026-11-13',
  };

  it('has its subsidy and that for living costs, each once for a course, if the circular names both', () => {
    const living: Readonly<Partial<Record<Region, string>>> = {
      shanxi: '培训期间生活费补贴',
      qinghai: '培训期间生活和交通住宿费补贴',
      chongqing: '培训期间生活费（含交通费）补贴',
      yunnan: '培训期间生活费补贴',
    };
    for (const [region, name] of Object.entries(living) as [Region, string][]) {
      const { state } = withPlan(region)
        .next(claiming('training-subsidy', { training }), applicant)
        .next(claiming('training-living-subsidy', { training }), applicant);
      expect(termsOf(region, 'training-living-subsidy').zh).toBe(name);
      const held = (state.claims ?? []).map((claim) =>
        guardsOf(claim).flatMap((guard) => (guard.kind === 'only' ? [guard.name] : [])),
      );
      expect(held).toEqual([
        ['subject:training:工业机器人系统操作员培训班:2026-11-13:training-subsidy'],
        ['subject:training:工业机器人系统操作员培训班:2026-11-13:training-living-subsidy'],
      ]);
    }
    expect(() => termsOf('weihai', 'training-living-subsidy')).toThrow();
    expect(termsOf('weihai', 'training-subsidy').citation.clause).toBe('WH-5.3');
  });

  it('is checked by an officer: its completion, and the local rules', () => {
    for (const region of ['shanxi', 'qinghai', 'weihai', 'chongqing', 'yunnan'] as const) {
      const judged = assess(termsOf(region, 'training-subsidy'), { training }, {}, [], today);
      expect(judged.map(({ code, verdict }) => [code, verdict])).toEqual([
        ['completed-training', 'unknown'],
        ['local-conditions', 'unknown'],
      ]);
    }
  });

  it('of Weihai subsidises the accident insurance of new forms of flexible work, once a year (WH-4.5)', () => {
    const { state } = withPlan('weihai').next(
      claiming('accident-insurance-subsidy', { year: 2026, spent: 12_000 }),
      applicant,
    );
    const [claim] = state.claims ?? [];
    expect(claim && guardsOf(claim)).toEqual([
      { kind: 'only', name: 'year:2026:accident-insurance-subsidy' },
      { kind: 'tally', name: 'tally:accident-insurance-subsidy', months: 0 },
    ]);
  });
});
