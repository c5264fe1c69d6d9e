import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../bin/comparison/unreadable-file.ts';
import { isDateFormat } from '../../bin/comparison/xls/date-formats.ts';
import { readXls } from '../../bin/comparison/xls/read-xls.ts';
import { readXlsx } from '../../bin/comparison/xlsx.ts';
import type { Cell, SheetOf } from './support/cells.ts';
import { compoundFile } from './support/compound-file.ts';
import { record, u16, workbookStream, xls } from './support/xls.ts';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', name));
const sheet = (...rows: Cell[][]): SheetOf => ({ name: 'Sheet1', rows });

/** Rows with content, without the empty cells at their ends. */
const filled = (rows: ReturnType<typeof readXls>['rows']) =>
  rows
    .map(({ line, cells }) => ({
      line,
      cells: cells.slice(0, cells.findLastIndex((text) => text !== '') + 1),
    }))
    .filter(({ cells }) => cells.length > 0);

const refusalOf = (bytes: Buffer): string => {
  try {
    readXls(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
  return 'it was read';
};
const damaged = 'the file is damaged or was not copied completely: copy it again';

describe('An .xls file', () => {
  it.each(['libreoffice.xls', 'gnumeric.xls'])(
    'of a real program has the cells of its .xlsx twin: %s',
    async (name) => {
      const twin = await readXlsx(fixture('libreoffice.xlsx'));
      const { rows, notes } = readXls(fixture(name));
      expect(filled(rows)).toEqual(filled(twin.rows));
      expect(notes).toEqual(['sheet 比对 2026', '1 further sheet not read (--sheet chooses)']);
      expect(rows.length).toBeGreaterThan(50);
    },
  );

  it('of xlwt has the cells that were written into it', () => {
    expect(filled(readXls(fixture('xlwt.xls')).rows)).toEqual([
      { line: 1, cells: ['公民身份号码', '事实', '说明'] },
      { line: 2, cells: ['500103199003070017', '领取养老金', '2026-11-19'] },
      { line: 4, cells: ['11010519491231002X', 'business-owner', '12.5'] },
      { line: 5, cells: ['3.1011519880715e+17', 'pension'] },
      { line: 6, cells: ['310115198807150034', 'insured-employment', '某某科技有限公司'] },
    ]);
    const counted = readXls(fixture('xlwt-1904.xls'));
    expect(counted.rows[1]?.cells).toEqual(['500103199003070017', 'pension', '2026-11-19']);
  });

  it.each([
    ['a whole number', (-3 << 2) | 2, '-3'],
    ['a whole number of hundredths', (1250 << 2) | 3, '12.5'],
    ['the upper half of a number', 0x40040000, '2.5'],
    ['the upper half of a hundredfold', 0x40040000 | 1, '0.025'],
  ])('has numbers that were shortened to four bytes: %s', (_what, bits, text) => {
    const low = bits & 0xffff;
    const high = bits >>> 16;
    const one = withRecord(0x027e, u16(0, 1, 0, low, high));
    expect(readXls(compoundFile({ Workbook: one })).rows).toEqual([{ line: 1, cells: ['', text] }]);
    const row = withRecord(0x00bd, u16(4, 0, 0, low, high, 0, low, high, 1));
    expect(readXls(compoundFile({ Workbook: row })).rows).toEqual([{ line: 5, cells: [text, text] }]);
  });

  it.each<[number, string | undefined, boolean]>([
    [0, undefined, false],
    [14, undefined, true],
    [49, undefined, false],
    [57, undefined, true],
    [164, 'yyyy"年"m"月"d"日";@', true],
    [164, '[$-804]aaaa', true],
    [164, '[h]:mm:ss.00', true],
    [164, '上午/下午hh"时"mm"分"', true],
    [164, 'yyyy\\-mm\\-dd', true],
    [164, 'General', false],
    [164, 'G/通用格式', false],
    [164, '@', false],
    [164, '0', false],
    [164, '#,##0.00" days"', false],
    [164, '[Red]0.00;[Blue]-0.00', false],
    [164, '_ * #,##0.00_ ;_ * -#,##0.00_ ', false],
  ])('knows whether number format %d, %s, shows a day or a time: %s', (id, code, shown) => {
    expect(isDateFormat(id, code)).toBe(shown);
  });

  it('has its shared texts complete, wherever they are split between records', () => {
    const pieces = fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1, maxLength: 3 });
    const texts = fc.array(pieces, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 12, max: 60 }), fc.nat(20), (all, limit, phonetic) => {
        const written = all.map((each) => each.join('')).map((text) => text.trim());
        const rows = all.map((each): Cell[] => ['x', { pieces: each }]);
        const read = readXls(xls([sheet(...rows)], { limit, phonetic })).rows;
        expect(read.map(({ cells }) => cells[1])).toEqual(written);
      }),
    );
  });

  it('may be larger than the first list of its sectors', () => {
    const rows = Array.from({ length: 500 }, (_, index): Cell[] => [`第 ${index} 行`]);
    const bytes = compoundFile({
      Pictures: Buffer.alloc(8_000_000, 1),
      Workbook: workbookStream([sheet(...rows)]),
    });
    expect(readXls(bytes).rows.at(-1)).toEqual({ line: 500, cells: ['第 499 行'] });
  });

  const older = (type: number, version: number) =>
    Buffer.concat([record(type, u16(version, 5, 0, 0)), record(0x000a)]);
  it.each([
    [
      'with a password',
      xls([sheet(['a'])], { records: [[0x002f, u16(1, 1, 1)]] }),
      'protected by a password',
    ],
    [
      'of .xlsx with a password',
      compoundFile({ EncryptedPackage: Buffer.alloc(9) }),
      'protected by a password',
    ],
    ['of Excel 5 or 95', compoundFile({ Book: older(0x0809, 0x0500) }), 'Excel 5 or 95: save it as .xlsx'],
    ['of Excel 95 by its first record', older(0x0809, 0x0500), 'Excel 5 or 95: save it as .xlsx'],
    ['of Excel 4', older(0x0409, 0), 'Excel 2, 3 or 4: save it as .xlsx'],
    ['of Word', compoundFile({ WordDocument: Buffer.alloc(5000) }), 'this is a Word document'],
    ['of PowerPoint', compoundFile({ 'PowerPoint Document': Buffer.alloc(50) }), 'PowerPoint'],
    ['of another program', compoundFile({ Contents: Buffer.alloc(50) }), 'this is not a spreadsheet'],
  ])('%s is refused with its kind and what to do', (_what, bytes, message) => {
    expect(refusalOf(bytes)).toContain(message);
  });

  const [whole, header] = [compoundFile({ Workbook: workbookStream([sheet(['a'])]) }), 512];
  const changed = (...changes: readonly (readonly [number, number])[]): Buffer => {
    const copy = Buffer.from(whole);
    for (const [at, value] of changes) copy.writeUInt32LE(value, at);
    return copy;
  };
  const last = whole.length / header - 2;
  it.each([
    ['a chain of sectors that runs in a ring', changed([whole.length - header, 0])],
    ['a directory that is not there', changed([48, 0xfffffffe])],
    ['a directory beyond the end', changed([48, 1_000_000])],
    ['a list of sectors that names itself', changed([68, last], [whole.length - 4, last])],
    ['no sectors of a known size', changed([30, 77])],
    [
      'a cell beyond the last column',
      compoundFile({ Workbook: withRecord(0x0203, u16(0, 300, 0, 0, 0, 0, 0)) }),
    ],
    ['a text that is not there', compoundFile({ Workbook: withRecord(0x00fd, u16(0, 0, 0, 77, 0)) })],
    ['a record that ends too early', compoundFile({ Workbook: withRecord(0x00fd, u16(0, 0)) })],
    [
      'a stream that ends too early',
      compoundFile({ Workbook: workbookStream([sheet(['a'])]).subarray(0, -4) }),
    ],
    [
      'a sheet that begins nowhere',
      compoundFile({ Workbook: workbookStream([sheet(['a'])], { startsAt: 99_999 }) }),
    ],
  ])('with %s is reported as damaged', (_what, bytes) => {
    expect(refusalOf(bytes)).toBe(damaged);
  });

  it('damaged in any place is read or refused', () => {
    const originals = ['libreoffice.xls', 'gnumeric.xls', 'xlwt.xls'].map(fixture);
    const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255));
    fc.assert(
      fc.property(
        fc.constantFrom(...originals),
        fc.array(change, { minLength: 1, maxLength: 30 }),
        // Most of the important data are in the first sectors.
        fc.constantFrom(1, 0.2, 0.05),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        (original, changes, part, cut) => {
          const bytes = Buffer.from(original);
          for (const [place, value] of changes) bytes[Math.floor(place * part * (bytes.length - 1))] = value;
          const kept = bytes.subarray(0, Math.floor((cut ?? 1) * bytes.length));
          expect(typeof refusalOf(kept)).toBe('string');
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** A workbook with this record in its sheet. */
function withRecord(type: number, body: Buffer): Buffer {
  const stream = workbookStream([sheet([])]);
  // The sheet ends with a last record of its own.
  return Buffer.concat([stream.subarray(0, -4), record(type, body), record(0x000a)]);
}
