import { describe, expect, it } from 'vitest';
import { toCsv } from '../../bin/support/command/csv.ts';
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

  it('leaves numbers and names as they are', () => {
    expect(csvOf(['a', 'b'], [[-3, '张-三']])).toBe('\ufeffa,b\r\n-3,张-三\r\n');
    expect(toCsv([{ a: -3, b: '张-三' }])).toBe('\ufeffa,b\r\n-3,张-三');
  });
});
