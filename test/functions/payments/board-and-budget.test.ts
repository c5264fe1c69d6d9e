import { beforeAll, describe, expect, it } from 'vitest';
import { handle as decideClaimOperation } from '../../../functions/api/claims/decide-claim/handler.ts';
import { handle as enterBudget } from '../../../functions/api/funds/enter-budget/handler.ts';
import { handle as listFunds } from '../../../functions/api/funds/list-funds/handler.ts';
import { handle as findNotice } from '../../../functions/api/public-notices/find-public-notice/handler.ts';
import { handle as listNotices } from '../../../functions/api/public-notices/list-public-notices/handler.ts';
import { yuanSchema } from '../../../functions/common/payments/schemas.ts';
import { withdrawClaim } from '../../../lib/domain/case/claim/make.ts';
import { decideRecovery, proposeRecovery } from '../../../lib/domain/case/claim/recover.ts';
import { correctPerson } from '../../../lib/domain/case/person/correct.ts';
import { budgetKeyOf } from '../../../lib/domain/payments/fund-report.ts';
import { budgetEntries, budgetEntryWrite, isOverBudget } from '../../../lib/store/funds.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  lifecycleOf,
  officer,
  secondSupervisor,
} from '../../domain/case/support/cases.ts';
import type { Dealing } from '../../domain/case/support/claims.ts';
import { by, possible } from '../../domain/case/support/decisions.ts';
import { person } from '../../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../../store/support/records.ts';
import { approvedClaim, checkedClaim, dealing, district, does, finance } from './support/approved.ts';

const file = recordsForFile();
const onNotice: Dealing = { ...dealing, terms: { ...dealing.terms, publicNotice: { workingDays: 5 } } };

const board = async ({ table }: TestRecords, now: number) =>
  (await listNotices(table)({ query: { district }, now, language: 'zh' } as never)).body;

describe('The public notice board', () => {
  const first = friday + day;
  /** A claim of 王小明 that is on public notice. */
  async function noticed() {
    const records = await file.fresh();
    return { records, caseId: await checkedClaim(records, { of: onNotice, name: '王小明' }) };
  }
  // For the tests that only read.
  let shared: Awaited<ReturnType<typeof noticed>>;
  beforeAll(async () => {
    shared = await noticed();
  });

  it('shows a claim from the day after its check to its last day, by the clock alone (G4)', async () => {
    const { records } = shared;
    expect((await board(records, friday)).notices).toEqual([]);
    const shown = await board(records, first);
    expect(shown.notices).toEqual([
      {
        kind: 'claim',
        reference: expect.stringMatching(/^GS-[0-9A-F]{12}$/),
        name: '王某',
        subject: '一次性创业补贴',
        from: '2026-11-21',
        until: '2026-11-27',
      },
    ]);
    const last = Date.parse('2026-11-27T23:59:59.999+08:00');
    expect((await board(records, last)).notices).toHaveLength(1);
    expect((await board(records, last + 1)).notices).toEqual([]);
  });

  it('says nothing of the case, the person or the money to the public, and to officers which case it is', async () => {
    const { records, caseId } = shared;
    const shown = await board(records, first);
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${caseId}|小明|139|6222|4000`));
    const { reference } = shown.notices[0] ?? {};
    const find = (named: unknown, jurisdiction = district) =>
      findNotice(records.table)({
        path: { district, notice: named },
        principal: { role: 'officer', subject: 'o', jurisdiction, districts: [jurisdiction] },
        now: first,
      } as never);
    expect((await find(reference)).body).toEqual({ kind: 'claim', caseId, number: 1 });
    await expect(find('GS-000000000000')).rejects.toMatchObject({ code: 'public-notice-not-found' });
    await expect(find(reference, '371002')).rejects.toMatchObject({ code: 'outside-jurisdiction' });
  });

  it('has the name as it was corrected, and takes down what was withdrawn, leaving nothing of it', async () => {
    const { records, caseId } = await noticed();
    const event = possible(correctPerson(['name'], 'identity-card', by(officer, friday)));
    await records.cases.change(caseId, () => ({
      change: { event, person: person({ name: '慕容小明' }) },
      answer: undefined,
    }));
    expect((await board(records, first)).notices).toMatchObject([{ name: '某某' }]);
    await does(records.cases, caseId, (state) => withdrawClaim(state, 1, by(applicant, first)));
    expect((await board(records, first)).notices).toEqual([]);
    const left = (await records.everything()).filter(({ PK }) => String(PK).startsWith('BOARD#'));
    // Only the number by which its case is found, until the entry expires.
    expect(left.map(({ PK: _place, SK: _sort, ...rest }) => rest)).toEqual([
      {
        takenDown: true,
        caseId,
        gsi4pk: expect.stringMatching(/^ON-NOTICE#GS-/),
        gsi4sk: `CASE#${caseId}`,
        expiresAt: expect.any(Number),
      },
    ]);
  });
});

describe('A budget', () => {
  let second = 0;
  const entered = (
    records: TestRecords,
    amount: string,
    division = '50',
    role: object = finance(),
    more: object = {},
  ) =>
    enterBudget(records.table)({
      ...more,
      body: { division, fund: '就业补助资金', year: 2026, amount, source: '某财社〔2026〕1号' },
      principal: role,
      language: 'zh',
      now: friday + 1000 * second++,
    } as never);
  const fund = '就业补助资金';

  it('is the sum of its entries, of its own level, and is entered in the own jurisdiction only', async () => {
    const records = await file.fresh();
    await entered(records, '10000.00');
    await entered(records, '-999.50');
    await entered(records, '5', district);
    await entered(records, '7', '37', { role: 'policy-administrator', subject: 'p' });
    await expect(entered(records, '1', '37')).rejects.toMatchObject({ code: 'outside-jurisdiction' });
    await expect(entered(records, '-0.00')).rejects.toMatchObject({ code: 'budget-of-nothing' });
    await approvedClaim(records);
    const { body } = await listFunds(records.table)({
      query: {},
      principal: finance(),
      language: 'zh',
      now: friday,
    } as never);
    expect(body.funds).toMatchObject([
      { fund, budgetFen: 900_050, approvedFen: 400_000, leftFen: 500_050, queuedFen: 400_000 },
    ]);
    expect(body.entries.map(({ amountFen, source }) => [amountFen, source])).toEqual([
      [1_000_000, '某财社〔2026〕1号'],
      [-99_950, '某财社〔2026〕1号'],
    ]);
  });

  it('is never below zero: an entry lowers at most what was entered before for that fund and year', async () => {
    const records = await file.fresh();
    await expect(entered(records, '-0.01')).rejects.toMatchObject({ code: 'budget-below-zero' });
    await entered(records, '10.00');
    await expect(entered(records, '-1', district)).rejects.toMatchObject({ code: 'budget-below-zero' });
    await expect(entered(records, '-10.01')).rejects.toMatchObject({ code: 'budget-below-zero' });
    const identity = { id: 'lower', bodyMac: 'a', expiresAt: 2_000_000_000 };
    const lower = () =>
      entered(records, '-10.00', '50', finance(), { identity, answerHeaders: {} }).then(({ body }) => body);
    const lowered = await lower();
    expect(lowered).toMatchObject({ amountFen: -1000 });
    // The same request once more.
    expect(await lower()).toEqual(lowered);
  });

  it('is lowered by no two entries that together go below zero, though each alone would fit', async () => {
    const records = await file.fresh();
    await entered(records, '10.00');
    await entered(records, '10.00', district);
    // The budget of the district is another one, and raising it stands in nobody's way.
    const outcomes = await Promise.allSettled([
      ...['-6.00', '-6.00', '-6.00'].map((amount) => entered(records, amount)),
      entered(records, '-6.00', district),
      entered(records, '1.00'),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'budget-below-zero' });
    const sum = async (division: string) =>
      (await budgetEntries(records.table, division, 2026)).reduce((all, { amountFen }) => all + amountFen, 0);
    expect([await sum('50'), await sum(district)]).toEqual([500, 400]);
    // What is left can be lowered to nothing, and the same request twice at once lowers once.
    const identity = { id: 'lower-at-once', bodyMac: 'a', expiresAt: 2_000_000_000 };
    const twice = await Promise.all(
      [0, 1].map(() => entered(records, '-5.00', '50', finance(), { identity, answerHeaders: {} })),
    );
    expect(twice[1]?.body).toEqual(twice[0]?.body);
    expect(await sum('50')).toBe(0);
  });

  it('may exceed a thousand million, with commas between thousands as in a spreadsheet, and is invalid in any other form', () => {
    const read = (amount: string) => yuanSchema.safeParse(amount);
    expect(['2,345,678,901.20', ' -1,000 ', '2345678901.2'].map((amount) => read(amount).data)).toEqual([
      '2345678901.20',
      '-1000',
      '2345678901.2',
    ]);
    for (const amount of ['1,234.567', '4000,50', '1,23', '１００', '一百万', '', '1e6'])
      expect(read(amount).error?.issues[0]?.message).toBe('not-a-budget-amount');
  });

  it('is used for no approval that was taken back before it was paid (I-86)', async () => {
    const records = await file.fresh();
    await entered(records, '5000');
    const caseId = await approvedClaim(records);
    await approvedClaim(records);
    const [rules, whole] = [
      lifecycleOf('chongqing'),
      { ground: 'not-entitled', amountFen: 400_000 } as const,
    ];
    await does(records.cases, caseId, (state) =>
      proposeRecovery(state, 1, whole, rules, calendar, by(officer, friday)),
    );
    await does(records.cases, caseId, (state) =>
      decideRecovery(state, 'decide-claim-recovery-1-1', true, by(secondSupervisor, friday)),
    );
    const { body } = await listFunds(records.table)({
      query: {},
      principal: finance(),
      language: 'zh',
      now: friday,
    } as never);
    expect(body.funds).toMatchObject([{ approvedFen: 400_000, leftFen: 100_000, queuedFen: 400_000 }]);
  });

  it('is entered for a scheme whose source names no fund, which has a line of its own until then', async () => {
    const records = await file.fresh();
    const { fund: _known, ...others } = dealing.terms;
    const terms = { ...others, code: 'startup-grant', zh: '一次性创业补助' };
    await approvedClaim(records, { of: { ...dealing, terms } });
    const enter = (of: object) =>
      enterBudget(records.table)({
        body: { division: '50', year: 2026, amount: '5000.00', source: '某财社〔2026〕2号', ...of },
        principal: finance(),
        language: 'zh',
        now: friday,
      } as never);
    for (const wrong of [{}, { fund, scheme: 'startup-grant' }])
      await expect(enter(wrong)).rejects.toMatchObject({ code: 'budget-of-one-thing' });
    expect((await enter({ scheme: 'startup-grant' })).body).toMatchObject({ scheme: 'startup-grant' });
    const of = { district, fund: budgetKeyOf({ scheme: 'startup-grant' }) };
    expect(await isOverBudget(records.table, of, 2026, 100_000)).toBe(false);
    expect(await isOverBudget(records.table, of, 2026, 100_001)).toBe(true);
    const { body } = await listFunds(records.table)({
      query: {},
      principal: finance(),
      language: 'zh',
      now: friday,
    } as never);
    expect(body.funds).toMatchObject([
      {
        scheme: { code: 'startup-grant', text: '一次性创业补助' },
        text: '一次性创业补助（资金渠道待明确）',
        budgetFen: 500_000,
        approvedFen: 400_000,
        leftFen: 100_000,
      },
    ]);
    expect(body.entries).toMatchObject([{ scheme: 'startup-grant', amountFen: 500_000 }]);
  });

  it('is entered for no scheme that the region does not have, or whose fund is named', async () => {
    const records = await file.fresh();
    const enter = (of: object, division = '50', year = 2026) =>
      enterBudget(records.table)({
        body: { division, year, amount: '5000.00', source: '某财社〔2026〕2号', ...of },
        principal: { role: 'policy-administrator', subject: 'p' },
        language: 'zh',
        now: friday,
      } as never);
    const unknown = { code: 'scheme-not-found', errors: [{ pointer: '/scheme', code: 'scheme-not-found' }] };
    // No typing errors, no schemes of another region, and no places that no region serves.
    await expect(enter({ scheme: 'startup-grants' })).rejects.toMatchObject(unknown);
    await expect(enter({ scheme: 'startup-subsidy' }, district)).rejects.toMatchObject(unknown);
    await expect(enter({ scheme: 'startup-grant' }, '99')).rejects.toMatchObject(unknown);
    await expect(enter({ scheme: 'hiring-subsidy' }, '371002')).rejects.toMatchObject({
      code: 'scheme-of-fund',
      extensions: { fund },
    });
    expect((await records.everything()).filter(({ PK }) => String(PK).startsWith('FUNDS#'))).toEqual([]);
    // A province has what a region within it has, whatever the year.
    for (const [scheme, division, year] of [
      ['startup-subsidy', '37', 2026],
      ['startup-subsidy', '371002', 2027],
      ['startup-grant', district, 2025],
    ] as const)
      expect((await enter({ scheme }, division, year)).body).toMatchObject({ scheme });
  });

  it('is chosen from what schemes name: the fund of WH-1.3, or a scheme of the region that names none', async () => {
    const records = await file.fresh();
    const choices = async (division: string) => {
      const principal = { role: 'policy-administrator', subject: 'p' };
      const asked = { query: { division }, principal, language: 'zh', now: friday } as never;
      return (await listFunds(records.table)(asked)).body.budgetFor;
    };
    const chongqing = await choices('50');
    expect(chongqing.funds.map(({ code }) => code)).toContain('就业补助资金');
    expect(chongqing.schemes).toContainEqual({ code: 'startup-grant', text: '一次性创业补助' });
    // Of Weihai's scheme the fund is named (WH-1.3); the tax authority, and no fund of ours, grants tax relief.
    const codes = (await choices('3710')).schemes.map(({ code }) => code);
    expect(codes).toContain('flexible-insurance-subsidy');
    for (const other of ['hiring-subsidy', 'tax-hiring', 'startup-grant']) expect(codes).not.toContain(other);
    const body = {
      division: '50',
      scheme: 'tax-hiring',
      year: 2026,
      amount: '1',
      source: '某财社〔2026〕1号',
    };
    const asked = { body, principal: finance(), language: 'zh', now: friday } as never;
    await expect(enterBudget(records.table)(asked)).rejects.toMatchObject({ code: 'scheme-not-found' });
  });

  it('is entered for no fund that no scheme names: nothing would count for it, and it would stand beside the right one', async () => {
    const records = await file.fresh();
    const enter = (of: object) =>
      enterBudget(records.table)({
        body: { division: '50', year: 2026, amount: '5000.00', source: '某财社〔2026〕2号', ...of },
        principal: finance(),
        language: 'zh',
        now: friday,
      } as never);
    for (const wrong of ['就业补助资金\u200b', '就业 补助资金', '就業補助資金', '=1+1', '就业资金'])
      await expect(enter({ fund: wrong })).rejects.toMatchObject({
        code: 'fund-not-named',
        extensions: { funds: expect.arrayContaining([fund]) },
        errors: [{ pointer: '/fund', code: 'fund-not-named' }],
      });
    expect((await records.everything()).filter(({ PK }) => String(PK).startsWith('FUNDS#'))).toEqual([]);
    // What an earlier release has taken can be put right: an entry is never changed.
    const before = {
      ...{
        entryId: '01J0000000000000000000000A',
        year: 2026,
        amountFen: 500_000,
        source: '某财社〔2026〕1号',
      },
      ...{
        by: 'finance-chongqing',
        at: new Date(friday).toISOString(),
        fund: '就业资金',
        jurisdiction: '50',
      },
    };
    await records.table.transact([budgetEntryWrite(records.table, before)]);
    expect((await enter({ fund: '就业资金', amount: '-5000.00' })).body).toMatchObject({
      amountFen: -500_000,
    });
  });

  it('does not block an approval: the person who exceeds it is told and confirms it, which is recorded', async () => {
    const records = await file.fresh();
    const of = { district, fund };
    expect(await isOverBudget(records.table, of, 2026, 400_000)).toBe(false);
    await entered(records, '8000.00');
    await approvedClaim(records);
    expect(await isOverBudget(records.table, of, 2026, 400_000)).toBe(false);
    expect(await isOverBudget(records.table, of, 2026, 400_001)).toBe(true);
    expect(await isOverBudget(records.table, of, 2027, 400_001)).toBe(false);
    // The district has less than the province.
    await entered(records, '4000', district);
    expect(await isOverBudget(records.table, of, 2026, 1)).toBe(true);

    const caseId = await checkedClaim(records);
    const approve = (overBudgetSeen?: boolean) =>
      decideClaimOperation(records)({
        path: { caseId, taskId: 'decide-claim-1-1' },
        body: { decide: 'approve', ...(overBudgetSeen && { overBudgetSeen }) },
        principal: {
          role: 'supervisor',
          subject: 'supervisor-chongqing',
          jurisdiction: '50',
          districts: ['50'],
        },
        language: 'zh',
        now: friday,
      } as never);
    await expect(approve()).rejects.toMatchObject({ code: 'claim-over-budget' });
    expect((await records.cases.load(caseId))?.state.claims?.[0]?.status).toBe('checked');
    await approve(true);
    expect((await records.cases.load(caseId))?.state.claims?.[0]).toMatchObject({
      status: 'approved',
      overBudget: true,
    });
  });
});
