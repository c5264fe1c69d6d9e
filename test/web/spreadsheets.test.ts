import { describe, expect, it } from 'vitest';
import { toCsv } from '../../bin/support/command/csv.ts';
import { coverageFile } from '../../web/lead/coverage-file.ts';
import { csvOf } from '../../web/parts/csv.ts';

/** The spreadsheet files of the portal and of the command; the payment file is tested with them. */
describe('A file for a spreadsheet', () => {
  // Beginnings of formulas, also after invisible characters, and the full-width signs of an input method.
  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
  const before = ['', ' ', '\t', '\r', '\n', '\u3000', '\u00a0'];
  const formulas = before.flatMap((space) => signs.map((sign) => `${space}${sign}1+1`));

  it.each(formulas.map((text) => [JSON.stringify(text), text]))('has no formula for %s', (_shown, text) => {
    const files = [csvOf(['a'], [[text]]), toCsv([{ a: text }])];
    expect(files.map((file) => /^\ufeffa\r\n"?'/.test(file))).toEqual([true, true]);
  });

  // What Excel makes of them: another number, or a day of this year (Microsoft, "Stop automatically changing numbers to dates").
  it.each(['02363152000', '500103199003075213', '5001032026120112345E67', '3/8', '12/30', '1-2', '3-8-12'])(
    'keeps %s as it is written',
    (text) => {
      expect(csvOf(['a'], [[text]])).toBe(`\ufeffa\r\n'${text}\r\n`);
      expect(toCsv([{ a: text }])).toBe(`\ufeffa\r\n'${text}`);
    },
  );

  it('leaves days and months to be read as what they are', () => {
    for (const text of ['2026-12-01', '2026-12', '500103', '023-63152000'])
      expect([csvOf(['a'], [[text]]), toCsv([{ a: text }])]).toEqual([
        `\ufeffa\r\n${text}\r\n`,
        `\ufeffa\r\n${text}`,
      ]);
  });

  it('leaves numbers and names as they are', () => {
    expect(csvOf(['a', 'b'], [[-3, '张-三']])).toBe('\ufeffa,b\r\n-3,张-三\r\n');
    expect(toCsv([{ a: -3, b: '张-三' }])).toBe('\ufeffa,b\r\n-3,张-三');
  });
});

describe('The file of the follow-ups of a province', () => {
  it('has a column for each number, so that a spreadsheet can add them up and makes no day of two of them', () => {
    const doneInTime = { numerator: 3, denominator: 8, value: 0.375 };
    const districts = [
      { district: { code: '500103', name: '渝中区' }, totals: [{ month: '2026-11', doneInTime }] },
      { district: { code: '500106', name: '沙坪坝区' } },
    ];
    const page = { months: ['2026-11', '2026-12'], districts, cases: [] };
    expect(coverageFile([page as never], 'zh')).toBe(
      [
        '\ufeff地区,2026-11 按期回访,2026-11 应回访,2026-12 按期回访,2026-12 应回访',
        '渝中区,3,8,,',
        '沙坪坝区,,,,',
        '',
      ].join('\r\n'),
    );
  });
});
