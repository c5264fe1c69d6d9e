import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fenOf } from '../../../lib/domain/money.ts';
import {
  type AcknowledgementLine,
  acknowledgementLineSchema,
  faultOfLine,
} from '../../../lib/domain/payments/acknowledgement.ts';
import { exceedsBudget, executionReport, fundLines } from '../../../lib/domain/payments/fund-report.ts';
import { paymentFile } from '../../../lib/domain/payments/payment-file.ts';
import {
  itemResults,
  noSums,
  statusOfRun,
  sumsOf,
  unansweredIn,
  waitingIn,
} from '../../../lib/domain/payments/run.ts';
import { readAnswer } from '../../../web/finance/acknowledgement.ts';
import { paymentSheet } from '../../../web/finance/payment-sheet.ts';
import { oddText } from '../../../web/finance/run-texts.ts';
import { readGrid } from '../../../web/parts/sheets/read-grid.ts';

const key = 'PAY-01ARZ3NDEKTSV4RRFFQ69G5FAV-1-2';
const item = { caseId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', number: 1, district: '500103' } as const;

/** An answer of the bank about the payment. */
const lineOf = (result: AcknowledgementLine['result']): AcknowledgementLine => {
  const reason = 'account-closed' as const;
  const about = { key, amountFen: 400_000 };
  if (result === 'bounced') return { ...about, result, reason };
  return result === 'paid'
    ? { ...about, result, paidOn: '2026-11-20', reference: 'F-1' }
    : { ...about, result, returnedOn: '2026-11-23', reference: 'T-1', reason };
};

describe('The payment file', () => {
  it('has one line for each payment, whatever a name or a purpose contains, and no formula', () => {
    const payee = { holder: '=HYPERLINK("x")', bank: '某,银行\n支行', account: '6222000011112222' };
    const text = paymentFile([{ key, payee, amountFen: 100_001, purpose: '"补贴"' }]);
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.split('\r\n')).toEqual([
      '\ufeff"付款编号","收款人","开户银行","收款账号","金额（元）","用途"',
      `"${key}","'=HYPERLINK(""x"")","某,银行 支行","6222000011112222","1000.01","""补贴"""`,
      '',
    ]);
  });

  it('as a sheet has the same cells, with whole account numbers as text and amounts as numbers', async () => {
    const payments = ['6222000011112222345', '0012345678901234567890'].map((account, index) => ({
      key: `${key.slice(0, -1)}${index + 1}`,
      payee: { holder: '<欧阳>&"慧敏"', bank: '某银行', account },
      amountFen: 100_001 + index,
      purpose: '就业补贴',
    }));
    const text = paymentFile(payments);
    const bytes = await paymentSheet(text);
    expect(await readGrid(bytes)).toEqual(await readGrid(strToU8(text)));
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    for (const { payee } of payments)
      expect(sheet).toMatch(new RegExp(`s="1" t="inlineStr"><is><t[^>]*>${payee.account}<`));
    expect(sheet).toContain('<c r="E2" s="2"><v>1000.01</v></c>');
  });

  // The beginnings of formulas, as such and after invisible characters, and the full-width signs of an input method.
  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
  const before = ['', ' ', '\t', '\r', '\n', '\u3000', '\u00a0'];
  const formulas = before.flatMap((space) => signs.map((sign) => `${space}${sign}1+1`));

  it.each(formulas.map((text) => [JSON.stringify(text), text]))('has no formula for %s', (_shown, text) => {
    const payee = { holder: text, bank: text, account: '6222000011112222' };
    const [, line = ''] = paymentFile([{ key, payee, amountFen: 1, purpose: text }]).split('\r\n');
    const cells = line.slice(1, -1).split('","');
    expect([1, 2, 5].map((place) => cells[place]?.startsWith("'"))).toEqual([true, true, true]);
  });
});

describe('A line of an answer', () => {
  it.each([
    ['sent', 2, 'paid', undefined],
    ['paid', 2, 'paid', 'acknowledged-before'],
    ['bounced', 2, 'paid', 'acknowledged-otherwise'],
    ['paid', 2, 'bounced', 'acknowledged-otherwise'],
    ['sent', 1, 'paid', 'payment-not-in-run'],
    ['waiting', undefined, 'paid', 'payment-not-sent'],
    ['refused', undefined, 'bounced', 'payment-not-sent'],
    ['paid', 2, 'returned', undefined],
    ['sent', 2, 'returned', undefined],
    ['paid', 1, 'returned', 'payment-not-in-run'],
    ['returned', 2, 'returned', 'acknowledged-before'],
    ['returned', 2, 'paid', 'acknowledged-before'],
    ['returned', 2, 'bounced', 'acknowledged-otherwise'],
    ['bounced', 2, 'returned', 'acknowledged-before'],
  ] as const)(
    'about a payment that is %s under attempt %s and is answered as %s: %s',
    (result, attempt, said, fault) => {
      const stands = { ...item, result, ...(attempt !== undefined && { attempt }) };
      expect(faultOfLine(stands, lineOf(said))).toBe(fault);
    },
  );

  it('about a claim that is not on the list has no effect', () => {
    expect(faultOfLine(undefined, lineOf('paid'))).toBe('payment-not-in-run');
  });
});

describe('The sums of a run', () => {
  it('add up, whatever the states of its items', () => {
    const some = fc.record({
      result: fc.constantFrom(...itemResults),
      fen: fc.integer({ min: 1, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(some), (items) => {
        const sums = sumsOf(items);
        const count = (result: string) => items.filter((each) => each.result === result).length;
        expect(waitingIn(sums)).toBe(count('waiting'));
        expect(unansweredIn(sums)).toBe(count('sent'));
        expect(sums.sentFen + sums.refusedFen).toBeLessThanOrEqual(sums.listedFen);
        expect(statusOfRun(sums)).toBe(
          count('waiting') > 0 ? 'frozen' : count('sent') > 0 ? 'sent' : 'settled',
        );
      }),
    );
  });
});

describe('A contradiction in the sums of a run', () => {
  it('is named in words, whatever it is', () => {
    const names = [...Object.keys(noSums), 'items'];
    const said = names.map((name) => oddText(name, 'zh'));
    expect(new Set(said).size).toBe(names.length);
    expect(said.filter((text) => /[A-Za-z{]/.test(text))).toEqual([]);
    expect([oddText('paidFen', 'zh'), oddText('returned', 'zh')]).toEqual(['已拨付金额', '拨付后退汇笔数']);
  });
});

describe('The board of the funds', () => {
  const words = (zh: string) => ({ zh, en: zh });
  const account = (scheme: string, fund?: string) => ({
    district: '500103',
    scheme,
    schemeName: words(scheme),
    ...(fund && { fund: words(fund) }),
  });

  it('shows budgets and approvals by the name of the fund, and unnamed funds separately', () => {
    const lines = fundLines(
      [{ jurisdiction: '50', fund: '失业保险基金', year: 2026, amountFen: 5 }],
      [
        { account: account('a', '就业补助资金'), month: '2026-11', flows: { approvedFen: 7, approved: 1 } },
        { account: account('b', '就业补助资金'), month: '2026-12', flows: { approvedFen: 1, paidFen: 2 } },
        { account: account('c'), month: '2026-12', flows: { approvedFen: 3 } },
      ],
      [{ account: account('a', '就业补助资金'), standing: { queuedFen: 4 } }],
    );
    expect(
      lines.map(({ fund, budgetFen, sums }) => [fund?.zh, budgetFen, sums.approvedFen, sums.queuedFen]),
    ).toEqual([
      [undefined, undefined, 3, 0],
      ['失业保险基金', 5, 0, 0],
      ['就业补助资金', undefined, 8, 4],
    ]);
    expect(lines.map((line) => exceedsBudget(line, 6))).toEqual([false, true, false]);
  });

  it('reports by district, scheme and month (WH-1.4)', () => {
    const flows = ['2026-12', '2026-11', '2026-12'].map((month) => ({
      account: account('a'),
      month,
      flows: { approved: 1, approvedFen: 10 },
    }));
    expect(executionReport(flows).map(({ month, sums }) => [month, sums.approved, sums.approvedFen])).toEqual(
      [
        ['2026-11', 1, 10],
        ['2026-12', 2, 20],
      ],
    );
  });
});

describe('A file of the bank, as the portal reads it', () => {
  it('has its lines by their columns, and reports what cannot be read', async () => {
    const text = [
      '\ufeff付款编号,金额（元）,结果,拨付日期,流水号,退回原因',
      `${key},"4,000.00",成功,2026-11-20,F-1,`,
      `"${key}",4000.00,退回,,,户名不符`,
      `${key},4000.00,退回,,,不明原因`,
      `${key},4000.00,退汇,2026/11/23,T-1,已销户`,
      `${key},4000.00,退汇,,T-1,已销户`,
      `${key},4000.00,成功,,F-1,`,
      'PAY-1,1.00,成功,2026-11-20,F,',
      '',
    ].join('\r\n');
    expect(readAnswer(await readGrid(strToU8(text)))).toEqual([
      {
        number: 2,
        key,
        line: { key, amountFen: 400_000, result: 'paid', paidOn: '2026-11-20', reference: 'F-1' },
      },
      { number: 3, key, line: { key, amountFen: 400_000, result: 'bounced', reason: 'name-does-not-match' } },
      { number: 4, key, line: { key, amountFen: 400_000, result: 'bounced', reason: 'other' } },
      {
        number: 5,
        key,
        line: {
          key,
          amountFen: 400_000,
          result: 'returned',
          returnedOn: '2026-11-23',
          reference: 'T-1',
          reason: 'account-closed',
        },
      },
      { number: 6, key },
      { number: 7, key },
      // Which line it is can be told by what stands there.
      { number: 8, key: 'PAY-1' },
    ]);
  });

  it('may have its day as banks write it and as office software saves it, but none that does not exist', () => {
    const dayOf = (day: string) => {
      const [{ line } = {}] = readAnswer([{ line: 2, cells: [key, '40.00', '成功', day, 'F-1'] }]);
      return line?.result === 'paid' ? line.paidOn : line;
    };
    // 44927 is 2023-01-01 in the 1900 date system (ECMA-376, part 1, 18.17.4.1); 1430 days later is 2026-12-01.
    const same = [
      '2026-12-01',
      '2026/12/1',
      '2026.12.01',
      '20261201',
      '2026年12月1日',
      String(44_927 + 1430),
    ];
    expect(same.map(dayOf)).toEqual(same.map(() => '2026-12-01'));
    const none = ['', '2026-02-30', '2026-13-01', '12/1/2026', '0026-12-01', '2026', '2026-12/01', '261201'];
    expect(none.map(dayOf)).toEqual(none.map(() => undefined));
  });

  it('has no line that would prevent the others from being recorded, and no reference whose digits are lost', () => {
    const good = [key, '40.00', '成功', '2026-12-01', '20261201000000001234'];
    const wrong = [
      [`${key.slice(0, -3)}0-2`],
      [key.replace('ARZ', 'AUL')],
      [key, '0.00'],
      [key, '100000000.01'],
      [key, '40.00', '成功', '2026-12-01', 'F'.repeat(101)],
      [key, '40.00', '成功', '2026-12-01', '2.02612E+19'],
      [key, '40.00', '成功', '2026-12-01', '2.0261201e+19'],
    ].map((cells) => [...cells, ...good.slice(cells.length)]);
    const read = readAnswer([good, ...wrong].map((cells, index) => ({ line: index + 1, cells })));
    expect(read.map(({ line }) => line !== undefined)).toEqual([true, ...wrong.map(() => false)]);
    expect(acknowledgementLineSchema.safeParse(read[0]?.line).success).toBe(true);
    // The wrong ones are also wrong in the request.
    for (const [named = '', yuan = '', , paidOn, reference] of wrong.slice(0, 5))
      expect(
        acknowledgementLineSchema.safeParse({
          key: named,
          amountFen: fenOf(yuan),
          result: 'paid',
          paidOn,
          reference,
        }).success,
      ).toBe(false);
  });

  it('can also be read in GB 18030, in which banks and spreadsheets in China save it', async () => {
    // 成功 and 付款编号 in GB 18030
    const paid = [0xb3, 0xc9, 0xb9, 0xa6];
    const heading = [0xb8, 0xb6, 0xbf, 0xee, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0x0a];
    const file = [...heading, ...strToU8(`${key},40.00,`), ...paid, ...strToU8(',2026-11-20,F-1')];
    expect(readAnswer(await readGrid(new Uint8Array(file)))).toEqual([
      {
        number: 2,
        key,
        line: { key, amountFen: 4000, result: 'paid', paidOn: '2026-11-20', reference: 'F-1' },
      },
    ]);
  });
});
