import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readComparisonFile } from '../../bin/comparison/comparison-file.ts';
import { UnreadableFile } from '../../bin/comparison/unreadable-file.ts';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { identityNumber } from '../support/applications.ts';
import { folderForFile } from '../support/folders.ts';
import type { Cell, SheetOf, WorkbookOptions } from './support/cells.ts';
import { workbookStream, xls } from './support/xls.ts';
import { xlsx } from './support/xlsx.ts';

const folder = folderForFile();
const today = parseLocalDate('2026-11-29');

let files = 0;
const read = (content: string | Uint8Array, sheet?: string) => {
  const file = join(folder, `file-${files++}`);
  writeFileSync(file, content);
  return readComparisonFile(file, { today, sheet });
};
const failureOf = (content: string | Uint8Array, sheet?: string): Promise<Error> =>
  read(content, sheet).then(
    () => new Error('it was read'),
    (failure: Error) => failure,
  );

const header = ['identityNumber', 'fact', 'detail'];
const number = identityNumber();
const pensioner = { identityNumber: number, fact: 'pension' };
const sheet = (...rows: Cell[][]): SheetOf => ({ name: 'Sheet1', rows: [header, ...rows] });

/** The displayed text of cells, as a spreadsheet saves it in CSV. */
const csv = (rows: SheetOf['rows']): string =>
  rows
    .map((row) =>
      row
        .map((cell) => {
          if (typeof cell === 'string') return `"${cell.replaceAll('"', '""')}"`;
          return 'number' in cell ? cell.number : '';
        })
        .join(),
    )
    .join('\r\n');

type Writer = (sheets: readonly SheetOf[], options?: WorkbookOptions) => Buffer;
const writers: readonly (readonly [string, Writer])[] = [
  ['XLSX', xlsx],
  ['XLS', xls],
  [
    'XLS whose texts stand in the cells',
    (sheets, options) => xls(sheets, { ...options, textsInCells: true }),
  ],
  ['XLS whose texts are divided among records', (sheets, options) => xls(sheets, { ...options, limit: 16 })],
  ['XLS with phonetic texts', (sheets, options) => xls(sheets, { ...options, phonetic: 30, limit: 40 })],
  ['XLS without a compound file around it', workbookStream],
];

describe.each(writers)('A comparison file in %s', (_format, write) => {
  it.each<[string, Cell[][]]>([
    [
      'lines, and a number as a detail',
      [header, [number, 'pension'], [number, 'pension', { number: '12.5' }]],
    ],
    [
      'Chinese names of columns and facts',
      [
        ['公民身份号码', '事实', '说明'],
        [number, '领取养老金', '张三'],
      ],
    ],
    [
      'blank rows and columns without a name',
      [[...header, '', ''], ['', ''], [], [number, 'pension', '', '', '']],
    ],
    ['spaces around a text', [header, [` ${number} `, ' pension', '　张三 ']]],
    ['letters beyond 16 bits, and marks', [header, [number, 'pension', '𠮷某"物业"<公司> & é']]],
    [
      'a number that lost its digits',
      [header, [{ number: '1.10105194912310E+17' }, 'pension'], [number, 'pension']],
    ],
    [
      'a negative number',
      [header, [number, 'pension', { number: '-3' }], [number, 'pension', { number: '-0.25' }]],
    ],
    ['a fact that is not known', [header, [number, '参保'], [number, 'pension']]],
    ['a cell beyond the columns', [header, [number, 'pension', 'a', 'b'], [number, 'pension']]],
    [
      'a detail that is too long',
      [header, [number, 'pension', '说'.repeat(201)], [number, 'pension', '说'.repeat(200)]],
    ],
  ])('has the same lines as CSV: %s', async (_what, rows) => {
    const [fromText, fromSheet] = [await read(csv(rows)), await read(write([{ name: 'Sheet1', rows }]))];
    expect(fromSheet).toMatchObject({
      lines: fromText.lines,
      rejected: fromText.rejected,
      notes: ['sheet Sheet1'],
    });
    expect(fromSheet.lines.length).toBeGreaterThan(0);
  });

  const long = '"年"yyyy\\-mm\\-dd\\ hh:mm;@';
  it.each<[string, Cell, string | undefined]>([
    ['a day', { number: '46345', format: 'yyyy"年"m"月"d"日"' }, '2026-11-19'],
    ['a moment', { number: '46345.75', format: long }, '2026-11-19'],
    ['an amount', { number: '46345', format: '#,##0.00" RMB";[Red]-0.00' }, '46345'],
    [
      'what its format cannot show as a day',
      { number: '110105194912310000', format: 'yyyy-mm-dd' },
      '########',
    ],
    ['a truth', { boolean: true }, 'true'],
    ['an error', { error: '#N/A' }, '#N/A'],
    ['the text of a formula', { result: '张三' }, '张三'],
    ['the empty text of a formula', { result: '' }, undefined],
    ['the number of a formula', { result: 0.1 }, '0.1'],
    ['the truth of a formula', { result: false }, 'false'],
    ['the error of a formula', { result: '#REF!' }, '#REF!'],
    ['a text of several formats', { pieces: ['张', '三 and ', 'others'] }, '张三 and others'],
  ])('has %s as a text', async (_what, cell, detail) => {
    const { lines, rejected } = await read(write([sheet([number, 'pension', cell], [number, 'pension'])]));
    expect(rejected).toEqual([]);
    expect(lines).toEqual([
      { line: 2, values: { ...pensioner, ...(detail !== undefined && { detail }) } },
      { line: 3, values: pensioner },
    ]);
  });

  it('may count its days from 1904', async () => {
    const day = { number: '44883', format: 'yyyy-mm-dd' };
    const { lines } = await read(write([sheet([number, 'pension', day])], { from1904: true }));
    expect(lines[0]?.values.detail).toBe('2026-11-19');
  });

  it.each(['1.10105194912310E+17', '110105194912310000', '500103199003070000'])(
    'has an identity number stored as the number %s rejected by its cell',
    async (damaged) => {
      const rows: Cell[][] = [
        [number, 'pension'],
        [{ number: damaged }, 'pension'],
      ];
      const { lines, rejected } = await read(write([sheet(...rows)]));
      expect(lines).toHaveLength(1);
      expect(rejected).toEqual([
        { line: 3, reason: expect.stringMatching(/^cell A3 .*changed the last digits/) },
      ]);
    },
  );

  const hidden = { ...sheet(['1', 'pension']), name: '旧', state: 'hidden' as const };
  const first = { ...sheet([number, 'pension']), name: '一 & 二' };
  const second = { ...sheet([number, 'business-owner']), name: 'Blatt 3' };

  it('is read from its first visible sheet, and reports how many more there are', async () => {
    const veryHidden = { ...hidden, name: '更旧', state: 'veryHidden' as const };
    expect(await read(write([hidden, veryHidden, first, second]))).toMatchObject({
      lines: [{ line: 2, values: pensioner }],
      notes: ['sheet 一 & 二', '1 further sheet not read (--sheet chooses)'],
    });
  });

  it('does not count a chart tab as a sheet', async () => {
    const chart: SheetOf = { name: 'Chart', rows: [], chart: true };
    const { lines, notes } = await read(write([chart, first]));
    expect([lines.length, notes]).toEqual([1, ['sheet 一 & 二']]);
  });

  it('is read from the named sheet', async () => {
    const { lines } = await read(write([hidden, first, second]), 'Blatt 3');
    expect(lines[0]?.values.fact).toBe('business-owner');
  });

  it.each([
    ['四', 'there is no sheet 四; there is 一 & 二, Blatt 3'],
    ['旧', 'the sheet 旧 is hidden'],
  ])('is not read from the sheet %s, which is missing or hidden', async (name, message) => {
    expect((await failureOf(write([hidden, first, second]), name)).message).toContain(message);
  });

  it('whose sheet is empty, or whose sheets are all hidden, is refused', async () => {
    expect((await failureOf(write([{ name: '空', rows: [] }]))).message).toContain('the sheet 空 is empty');
    expect((await failureOf(write([hidden]))).message).toContain('it has no visible sheet');
  });

  it('that was cut off anywhere is refused, unless only padding is missing', async () => {
    const whole = write([sheet([number, 'pension'], [number, 'pension', '张三'])]);
    const { lines, rejected } = await read(whole);
    for (let length = 16; length < whole.length; length += 37) {
      const outcome = await read(whole.subarray(0, length)).catch((error: unknown) => error);
      if (!(outcome instanceof UnreadableFile)) expect(outcome).toMatchObject({ lines, rejected });
    }
  });

  it('with an error in every cell of a row has that row rejected', async () => {
    const error: Cell = { error: '#N/A' };
    const { lines, rejected } = await read(write([sheet([error, error], [number, 'pension'])]));
    expect(lines).toEqual([{ line: 3, values: pensioner }]);
    expect(rejected).toEqual([{ line: 2, reason: expect.stringContaining('cell B2') }]);
  });
});

it('A text has no sheets', async () => {
  expect((await failureOf(csv([header]), '一')).message).toContain('it has no sheets');
});
