import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readComparisonFile } from '../../bin/comparison/comparison-file.ts';
import { withoutRepeated } from '../../bin/comparison/repeated-lines.ts';
import { writeTemplate } from '../../bin/comparison/template.ts';
import { UnreadableFile } from '../../bin/comparison/unreadable-file.ts';
import { CommandFailure, UsageError } from '../../bin/support/command/errors.ts';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { identityNumber } from '../support/applications.ts';
import { folderForFile } from '../support/folders.ts';
import { gb18030, utf16be, utf16le } from './support/encodings.ts';
import { zipped } from './support/xlsx.ts';

const folder = folderForFile();
const today = parseLocalDate('2026-11-29');

let files = 0;
const read = (content: string | Uint8Array) => {
  const file = join(folder, `file-${files++}`);
  writeFileSync(file, content);
  return readComparisonFile(file, { today });
};
const failureOf = (content: string | Uint8Array): Promise<Error> =>
  read(content).then(
    () => new Error('it was read'),
    (failure: Error) => failure,
  );

const header = ['identityNumber', 'fact', 'detail'];
const number = identityNumber();
const chinese = `公民身份号码,事实,说明\n${number},领取养老金,张三\n`;
const pensioner = { identityNumber: number, fact: 'pension' };

describe('A comparison file', () => {
  it.each([
    ['UTF-8', Buffer.from(chinese), 'in UTF-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${chinese}`), 'in UTF-8'],
    ['GB 18030', gb18030(chinese), 'in GB 18030'],
    ['UTF-16 LE with a byte order mark', utf16le(`\ufeff${chinese}`), 'in UTF-16'],
    ['UTF-16 BE with a byte order mark', utf16be(`\ufeff${chinese}`), 'in UTF-16'],
    ['UTF-16 LE without a mark', utf16le(`${header.join()}\n${number},pension,张三\n`), 'in UTF-16'],
  ])('is read as CSV in %s, and reports the encoding', async (_how, content, note) => {
    expect(await read(content)).toMatchObject({
      lines: [{ line: 2, values: { ...pensioner, detail: '张三' } }],
      rejected: [],
      notes: [note],
    });
  });

  it('names lines that say the same as an earlier one and leaves them out, and those that contradict one', async () => {
    const other = identityNumber();
    const content = [
      header.join(),
      `${number},pension,甲`,
      `${other},pension,甲`,
      // The same number as people copy it, and the same fact by its Chinese name.
      `${number.slice(0, 6)} ${number.slice(6)},领取养老金,甲`,
      `${number},pension,乙`,
      `${number},insured-employment,甲`,
      `${number},pension,乙`,
    ].join('\n');
    const { lines, rejected, notes } = withoutRepeated(await read(content), today);
    expect(lines.map(({ line }) => line)).toEqual([2, 3, 5, 6]);
    expect(rejected).toEqual([]);
    expect(notes.slice(1)).toEqual([
      '2 lines with the same as an earlier line, left out (line 4, 7)',
      '1 line with the same person and fact as an earlier line with another detail: only one is kept (line 5)',
    ]);
    expect(notes.join()).not.toContain(number);
  });

  it('is read as GB 18030 even if its only Chinese characters happen to be valid UTF-8', async () => {
    // The bytes C1 AA CD A8 and C4 BF: C1 never begins a character in UTF-8, C4 BF is a Latin letter there.
    const content = gb18030(`${header.join()}\n${number},pension,目\n`);
    expect((await read(content)).lines[0]?.values.detail).toBe('目');
  });

  it.each([
    ['tabs', '\t'],
    ['semicolons', ';'],
    ['commas of double width', '，'],
    ['semicolons of double width', '；'],
  ])('may separate its columns by %s', async (_what, separator) => {
    const content = chinese.replaceAll(',', separator);
    expect((await read(content)).lines).toEqual([{ line: 2, values: { ...pensioner, detail: '张三' } }]);
  });

  it.each([
    ['a separator stated in the first line', `sep=;\r\n${header.join(';')}\r\n${number};pension\r\n`, 3],
    ['columns in a different order', `fact,identityNumber\npension,${number}\n`, 2],
    ['column names with spaces, capitals and marks', `Identity Number,FACT *\n${number},pension\n`, 2],
    ['another name of the number', `身份证号,比对结果\n${number},领取养老金\n`, 2],
    ['columns without a name at the end', `identityNumber,fact,,,\n${number},pension,,,\n`, 2],
    ['blank rows', `${header.join()}\n,,\n\n${number},pension,\n,,\n`, 4],
    ['digits kept as a text by a formula', `${header.join()}\n="${number}",pension\n`, 2],
    ['digits kept as a text by a quoted formula', `${header.join()}\n"=""${number}""",pension\n`, 2],
    ['digits kept as a text by a mark', `${header.join()}\n'${number},pension\n`, 2],
    ['lines that end as on Windows', `${header.join()}\r\n${number},pension\r\n`, 2],
  ])('may have %s', async (_what, content, line) => {
    expect(await read(content)).toMatchObject({ lines: [{ line, values: pensioner }], rejected: [] });
  });

  it('keeps a quotation mark inside a cell, and numbers a record by its first line', async () => {
    const content = [
      header.join(),
      `${number},pension,某某"物业"公司`,
      `${number},pension,"一\n二"`,
      `${number},pension,"他说""好"""`,
      `${number},rich`,
    ];
    const { lines, rejected } = await read(content.join('\n'));
    expect(lines.map(({ line, values }) => [line, values.detail])).toEqual([
      [2, '某某"物业"公司'],
      [3, '一\n二'],
      [5, '他说"好"'],
    ]);
    expect(rejected.map(({ line }) => line)).toEqual([6]);
  });

  it.each([
    [`${number},参保`, 'cell B2 (fact or 事实): is missing or not a fact'],
    [number, 'cell B2 (fact or 事实): is missing or not a fact'],
    [',pension', 'cell A2 (identityNumber or 公民身份号码): is missing'],
    [`${number},pension,${'说'.repeat(201)}`, 'cell C2 (detail or 说明): is longer than 200 characters'],
    [`${number},pension,F2026\u0000`, 'cell C2 (detail or 说明): has characters that cannot be stored'],
    [`${number},pension,\u200b\u2060`, 'cell C2 (detail or 说明): has characters that cannot be stored'],
    [`${number},pension,a,b`, 'cell D2 is beyond the named columns'],
    ['5.00103E+17,pension', 'cell A2 (identityNumber or 公民身份号码): A spreadsheet has changed'],
    [
      `${number.slice(0, 17)}?,pension`,
      'cell A2 (identityNumber or 公民身份号码): The number of an identity card or residence permit has only digits',
    ],
  ])('has the line %s rejected, naming the cell and never the value', async (line, reason) => {
    const { lines, rejected } = await read(`${header.join()}\n${line}\n${number},pension\n`);
    expect(lines.map((each) => each.line)).toEqual([3]);
    expect(rejected).toEqual([{ line: 2, reason: expect.stringContaining(reason) }]);
    for (const value of line.split(',').filter((each) => each.length > 1 && each !== 'pension'))
      expect(rejected[0]?.reason).not.toContain(value);
  });

  it.each([
    ['empty', '', 'it is empty'],
    ['of spaces only', ' \n\n', 'it is empty'],
    ['without column names', `${number},pension`, 'column A has an unknown name'],
    ['with an unknown column', `${header.join()},name\n`, 'column D has an unknown name'],
    ['without a column that is needed', 'identityNumber,detail\n', 'there is no column fact or 事实'],
    ['with a column given twice', `${header.join()},事实\n`, 'columns B and D are both fact'],
    ['with a quote that never ends', `${header.join()}\n\n"${number},pension`, 'in line 3 is never closed'],
    ['damaged UTF-8', Buffer.concat([Buffer.from(chinese), Buffer.from([0xff])]), 'line 3 contains a byte'],
    ['damaged UTF-16', utf16le(`\ufeff${chinese}`).subarray(0, -1), 'UTF-16 is damaged'],
    [
      'of neither encoding',
      Buffer.concat([Buffer.from(`${header.join()}\n`), Buffer.from([0xd5, 0xc5, 0xd5, 0x0a])]),
      'neither in UTF-8 nor in GB 18030 (from line 2 on)',
    ],
    [
      'an .ods file',
      zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }, 0),
      'save it as .xlsx',
    ],
    ['an .xlsb file', zipped({ 'xl/workbook.bin': '' }), 'this is an .xlsb file'],
    ['an .xlsm file', zipped({ 'xl/workbook.xml': '', 'xl/vbaProject.bin': '' }), 'this is an .xlsm file'],
    ['another archive', zipped({ 'data.csv': chinese }), 'unpack it'],
    ['a web page named like a spreadsheet', '<html><table><tr><td>1</td></tr></table></html>', 'web page'],
    ['a web page with a mark of its encoding', '\ufeff\r\n<meta charset="utf-8"><table></table>', 'web page'],
    ['a web page in UTF-16', utf16le('\ufeff<table></table>'), 'open it in a spreadsheet program'],
    ['a web page with its pictures', 'MIME-Version: 1.0\r\n', 'web page'],
    ['an XML spreadsheet of Excel 2003', '<?xml version="1.0"?><Workbook/>', 'this is an XML file'],
    ['a PDF file', '%PDF-1.7', 'PDF'],
  ])('that is %s is refused with what to do, and reveals nothing', async (_how, content, message) => {
    const error = await failureOf(content);
    expect(error).toBeInstanceOf(UnreadableFile);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain(number);
  });

  it('with one damaged byte is refused by its line, and not taken for GB 18030', async () => {
    const [before, after] = [`${chinese}${number},领取养老金,重`, `庆某某公司\n`];
    const content = Buffer.concat([Buffer.from(before), Buffer.from([0xa3]), Buffer.from(after)]);
    expect((await failureOf(content)).message).toContain('line 3 contains a byte that is not UTF-8');
  });

  it('that does not exist is refused by name', async () => {
    const missing = readComparisonFile(join(folder, 'no-such.csv'), { today });
    await expect(missing).rejects.toThrow(CommandFailure);
    await expect(missing).rejects.toThrow('There is no file');
  });
});

describe('The template of a comparison file', () => {
  it.each(['csv', 'xlsx'])('as .%s has the columns and no lines', async (extension) => {
    const file = join(folder, `template.${extension}`);
    writeTemplate(file);
    expect(await readComparisonFile(file, { today })).toMatchObject({ lines: [], rejected: [] });
    expect(() => writeTemplate(file)).toThrow(/already exists/);
  });

  it('is written in no other format', () => {
    expect(() => writeTemplate(join(folder, 'template.xls'))).toThrow(UsageError);
  });
});
