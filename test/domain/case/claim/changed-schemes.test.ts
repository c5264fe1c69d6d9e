import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../../../lib/domain/case/claim/amount.ts';
import { assess } from '../../../../lib/domain/case/claim/assess.ts';
import { guardsOf } from '../../../../lib/domain/case/claim/guards.ts';
import { newClaimRefusal } from '../../../../lib/domain/case/claim/make.ts';
import { openValuesOf, type Scheme, withOpenValuesOf } from '../../../../lib/domain/case/claim/scheme.ts';
import type { StatedFacts } from '../../../../lib/domain/case/claim/stated.ts';
import { applyForLoan } from '../../../../lib/domain/case/guaranteed-loan/apply.ts';
import { nextEscalationStep } from '../../../../lib/domain/case/kernel/deadline.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { type Amendment, amendmentSchema } from '../../../../lib/policy/amendments/amendment.ts';
import { applicant, calendar, friday, lifecycleOf } from '../support/cases.ts';
import { claimed, found, hiring, on, registeredSince, reopened, termsOf } from '../support/claims.ts';
import { by, having, possible, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

/** A scheme of a region as in a document entered with its source. */
function entered(region: Region, code: string, from: string, change: Partial<Scheme>): Amendment {
  const { citation: old, basis, ...scheme } = termsOf(region, code);
  const citation = { document: '某人社发〔2026〕9号', article: '二', clause: old.clause };
  return amendmentSchema().parse({
    id: `${region}-${code}-${from}`,
    layer: region,
    key: 'subsidySchemes',
    from,
    note: '新标准',
    basis,
    citation,
    value: { schemes: [{ ...scheme, ...change, basis, citation }] },
  });
}

const training = {
  course: '工业机器人系统操作员培训班',
  occupation: '工业机器人系统操作员',
  institution: '某技工学校',
  completedOn: '2026-11-13',
};

describe('Standards that change (CQ-3.4: 健全职业培训补贴及课时费标准动态调整机制)', () => {
  const perHour = (from: string, fen: number) =>
    entered('chongqing', 'training-subsidy', from, {
      amount: { kind: 'per-class-hour', fen },
      asks: ['training', 'classHours'],
    });
  const documents = [perHour('2026-11-01', 2_000), perHour('2027-03-01', 2_500)];
  const termsOn = (day: string) => termsOf('chongqing', 'training-subsidy', on(day), documents);
  // 60 class hours, at 20 yuan: 1,200 yuan; at 25 yuan: 1,500 yuan.
  const stated = { training, classHours: 60 };

  it('apply from their day on: an amount for each class hour', () => {
    expect(termsOn('2026-10-31').amount).toEqual({ kind: 'open' });
    expect(boundsOf(termsOn('2026-11-01'), stated)).toEqual({ least: 1, most: 120_000 });
    expect(boundsOf(termsOn('2027-02-28'), stated)).toEqual({ least: 1, most: 120_000 });
    expect(boundsOf(termsOn('2027-03-01'), stated)).toEqual({ least: 1, most: 150_000 });
  });

  it('leave an earlier claim as it was (I-75)', () => {
    const frozen = termsOn('2027-02-28');
    expect(boundsOf(withOpenValuesOf(frozen, termsOn('2027-03-01')), stated)?.most).toBe(120_000);
  });

  it('ask for the hours if these count, and are not entered without', () => {
    const claim = { claimant: { kind: 'person' as const }, stated: { training } };
    const terms = termsOn('2026-11-20');
    expect(newClaimRefusal(terms.code, terms, claim, '2026-11-20')).toMatchObject({
      reason: 'claim-facts-missing',
      missing: ['classHours'],
    });
    expect(() =>
      entered('chongqing', 'training-subsidy', '2026-11-01', {
        amount: { kind: 'per-class-hour', fen: 2_000 },
      }),
    ).toThrow();
  });
});

describe('A raised rate (CQ-3.4: 可适当提高补贴标准, YN-2.2.3: 培训补贴定向提标, SX-3.5: 评价取证补贴)', () => {
  const raised: readonly (readonly [Region, string, StatedFacts])[] = [
    ['chongqing', 'training-uplift', { training }],
    ['yunnan', 'training-uplift', { training }],
    [
      'shanxi',
      'certificate-subsidy',
      { certificate: { number: 'S000012345678', occupation: training.occupation, issuedOn: '2026-11-13' } },
    ],
  ];

  it.each(raised)(
    'of %s, %s, is for the occupations on a list that is entered with its source',
    (region, code, stated) => {
      const open = termsOf(region, code);
      const listed = (occupations: string[]) =>
        termsOf(region, code, on('2026-11-20'), [
          entered(region, code, '2026-11-01', {
            amount: { kind: 'fixed', fen: 30_000 },
            criteria: open.criteria.map((each) =>
              each.kind === 'occupation-in-list' ? { ...each, occupations } : each,
            ),
          }),
        ]);
      const verdict = (terms: typeof open) =>
        assess(terms, stated, {}, [], '2026-11-20').find(({ code: each }) => each === 'occupation-in-list')
          ?.verdict;
      expect([openValuesOf(open), verdict(open)]).toEqual([['amount', 'occupation-list'], 'open']);
      expect(verdict(listed(['工业机器人系统操作员', '无人机驾驶员']))).toBe('met');
      expect(verdict(listed(['无人机驾驶员']))).toBe('not-met');
      expect(boundsOf(listed(['工业机器人系统操作员']), stated)).toEqual({ least: 30_000, most: 30_000 });
    },
  );
});

describe('Policies for employers who hire (SX-4.3, QH-4.2, WH-1.2, CQ-4.2)', () => {
  const creditCode = '91140100MA0KTEST1X';
  const hired = {
    contract: { from: '2026-09-01', until: '2027-08-31' },
    employer: { creditCode, name: '某制造有限公司' },
  };

  it('let an employer claim insurance month by month in Shanxi and Qinghai (社保补贴), for no month twice', () => {
    for (const region of ['shanxi', 'qinghai'] as const) {
      const claim = {
        claimant: { kind: 'employer' as const, creditCode },
        stated: { ...hired, months: ['2026-10', '2026-09'], spent: 160_000 },
      };
      const terms = termsOf(region, 'hiring-insurance-subsidy');
      const state = registered(region);
      const made = having(state, claimed(state, claim, { region, terms, known: {} })).claims?.[0];
      expect(made && guardsOf(made).map(({ name }) => name)).toEqual([
        'month:2026-09:hiring-insurance-subsidy',
        'month:2026-10:hiring-insurance-subsidy',
        'tally:hiring-insurance-subsidy',
      ]);
      expect(made?.assessment.map(({ code, verdict }) => [code, verdict])).toEqual([
        ['employment-registered', 'unknown'],
        ['insurance-paid', 'unknown'],
        ['local-conditions', 'unknown'],
      ]);
      expect(assess(terms, claim.stated, { insured: true }, [], '2026-11-20')[1]?.verdict).toBe('met');
    }
    for (const region of ['weihai', 'chongqing', 'yunnan'] as const)
      expect(() => termsOf(region, 'hiring-insurance-subsidy')).toThrow();
  });

  it('let an employer claim training and the interest of a loan in every region that names them (职业培训补贴、创业担保贷款及贴息)', () => {
    const claimants = (region: Region, code: string) => termsOf(region, code).claimants;
    for (const region of ['shanxi', 'qinghai', 'weihai', 'chongqing'] as const)
      expect([claimants(region, 'training-subsidy'), claimants(region, 'loan-interest-subsidy')]).toEqual([
        ['person', 'employer'],
        ['person', 'employer'],
      ]);
    // 对符合条件的培训对象 (YN-2.2.2): the trained person.
    expect(claimants('yunnan', 'training-subsidy')).toEqual(['person']);
  });
});

describe('The skill-upgrade subsidy of Yunnan (YN-3.2.2)', () => {
  const terms = termsOf('yunnan', 'skill-upgrade-subsidy');
  const certificate = { number: 'S000012345678', occupation: '电工', issuedOn: '2026-11-02' };

  it('is for people who draw benefit or are in work again, hold a certificate, and meet the local rules', () => {
    const judged = (met: readonly string[]) =>
      assess(
        terms,
        { certificate },
        registeredSince('2026-01-05'),
        met.map((each) => found(each)),
        '2026-11-20',
      ).map(({ code, verdict }) => [code, verdict]);
    expect(judged([])).toEqual([
      ['draws-unemployment-benefit-or-in-work', 'unknown'],
      ['holds-certificate', 'unknown'],
      ['local-conditions', 'unknown'],
    ]);
    expect(
      judged(['holds-certificate', 'draws-unemployment-benefit-or-in-work']).map(([, each]) => each),
    ).toEqual(['met', 'met', 'unknown']);
  });

  it('is granted once for each certificate', () => {
    const state = registered('yunnan');
    const claim = { claimant: { kind: 'person' as const }, stated: { certificate } };
    const [made] = having(state, claimed(state, claim, { region: 'yunnan', terms, known: {} })).claims ?? [];
    expect(made && guardsOf(made)[0]?.name).toBe('subject:certificate:S000012345678:skill-upgrade-subsidy');
  });
});

describe('What other bodies grant', () => {
  it.each([
    ['yunnan', 'insurance-rate-cut', 'YN-3.2.1'],
    ['yunnan', 'contribution-deferral', 'YN-3.2.1'],
    ['chongqing', 'training-voucher', 'CQ-3.2'],
    ['weihai', 'courier-injury-insurance', 'WH-4.5'],
  ] as const)(
    'in %s, %s, is shown with its article and where to ask, and not claimed here (%s)',
    (region, code, clause) => {
      const terms = termsOf(region, code);
      expect([terms.kind, terms.citation.clause, terms.note === undefined]).toEqual([
        'information',
        clause,
        false,
      ]);
      expect(
        newClaimRefusal(code, terms, { claimant: { kind: 'person' }, stated: {} }, '2026-11-20'),
      ).toMatchObject({ reason: 'scheme-not-claimable' });
    },
  );
});

describe('A claim of the hiring subsidy of Weihai (WH-1.4: 切实推动一次性吸纳就业补贴政策快速落实)', () => {
  it('is checked within three working days, and escalated when that is late', () => {
    const terms = termsOf('weihai', 'hiring-subsidy', on('2026-11-20'), [reopened('weihai')]);
    const state = registered('weihai');
    const made = having(state, claimed(state, hiring(), { region: 'weihai', terms, known: {} }));
    const check = Object.values(made.deadlines).find(({ kind }) => kind === 'claim-check');
    // Made on Friday: Monday, Tuesday, Wednesday.
    expect(check).toMatchObject({ taskId: 'check-claim-1-1', dueDate: '2026-11-25' });
    expect(check && nextEscalationStep(check)).toBeDefined();
  });
});

describe('The loan of a small firm that hires (SX-4.3, QH-4.2, WH-1.2, CQ-4.2: 创业担保贷款)', () => {
  it.each(['shanxi', 'qinghai', 'weihai', 'chongqing'] as const)(
    'is applied for in %s with the number of people hired, up to 4,000,000 yuan by the national measures [F1]',
    (region) => {
      const asked = (amountFen: number) =>
        applyForLoan(
          registered(region),
          { kind: 'small-firm', group: 'registered-unemployed', amountFen, headcount: 12 },
          lifecycleOf(region),
          calendar,
          by(applicant, friday),
        );
      expect(possible(asked(400_000_000)).data.request.headcount).toBe(12);
      expect(refusalOf(asked(400_000_001))?.reason).toBe('loan-above-maximum');
    },
  );
});
