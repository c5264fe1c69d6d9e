import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readComparisonFile, UnreadableFile } from '../../bin/support/comparison-file.ts';
import { identityNumber } from '../support/applications.ts';
import { folderForFile } from '../support/folders.ts';

const folder = folderForFile();

let files = 0;
const read = (content: string | Uint8Array, extension = 'csv') => {
  const file = join(folder, `file-${files++}.${extension}`);
  writeFileSync(file, content);
  return readComparisonFile(file);
};

/** Encodes GB 18030 as far as these tests need it, because Node.js can only decode it. */
const gb18030 = (text: string): Buffer =>
  Buffer.concat(
    [...text].map((letter) => (letter === '张' ? Buffer.from([0xd5, 0xc5]) : Buffer.from(letter))),
  );

type Cell = string | { readonly number: string };

/** An XLSX file as a spreadsheet program writes it, but without compression. */
function xlsx(rows: readonly (readonly Cell[])[]): Buffer {
  const cells = (row: readonly Cell[], line: number) =>
    row.map((cell, index) => {
      const place = `r="${String.fromCharCode(65 + index)}${line}"`;
      return typeof cell === 'string'
        ? `<c ${place} t="inlineStr"><is><t>${cell}</t></is></c>`
        : `<c ${place}><v>${cell.number}</v></c>`;
    });
  const lines = rows.map((row, index) => `<row r="${index + 1}">${cells(row, index + 1).join('')}</row>`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  return zip({
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
  });
}

/** A ZIP archive whose members are stored uncompressed. */
function zip(members: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(members)) {
    const data = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, rest, Buffer.from(name)]),
    );
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, index, Buffer.from('PK\u0005\u0006'), end]);
}

const header = ['identityNumber', 'fact', 'detail'];
const number = identityNumber();

describe('A comparison file', () => {
  it.each([
    ['in UTF-8', Buffer.from(`${header.join()}\n${number},pension,张\n`)],
    ['in UTF-8 with a byte order mark', Buffer.from(`\ufeff${header.join()}\r\n${number}, pension ,张\r\n`)],
    ['in GB 18030', gb18030(`${header.join()}\n${number},pension,张\n`)],
    ['with columns in a different order', Buffer.from(`detail,fact,identityNumber\n张,pension,${number}\n`)],
  ])('is read as CSV %s', async (_how, content) => {
    expect(await read(content)).toEqual({
      lines: [{ line: 2, values: { identityNumber: number, fact: 'pension', detail: '张' } }],
      rejected: [],
    });
  });

  it('is read as XLSX from its first sheet, with line numbers as the spreadsheet shows them', async () => {
    const file = xlsx([header, [number, 'pension'], [], [number, 'business-owner', { number: '12.5' }]]);
    expect(await read(file, 'xlsx')).toEqual({
      lines: [
        { line: 2, values: { identityNumber: number, fact: 'pension' } },
        { line: 4, values: { identityNumber: number, fact: 'business-owner', detail: '12.5' } },
      ],
      rejected: [],
    });
  });

  it('in XLSX shows a damaged identity number in exponent form, whatever its last digits', async () => {
    const numbers = ['1.10105194912310E+17', '110105194912310000', '500103199003070000'];
    const { lines } = await read(
      xlsx([header, ...numbers.map((each): Cell[] => [{ number: each }, 'pension'])]),
      'xlsx',
    );
    for (const { values } of lines) expect(values.identityNumber).toMatch(/^\d(\.\d+)?e\+17$/);
    expect(lines).toHaveLength(3);
  });

  it('has its invalid lines rejected by number', async () => {
    const content = [
      header.join(),
      `${number},pension`,
      `${number},rich`,
      `,pension`,
      '',
      `${number},pension,a,b`,
      `${number}`,
    ];
    expect(await read(content.join('\n'))).toEqual({
      lines: [{ line: 2, values: { identityNumber: number, fact: 'pension' } }],
      rejected: [3, 4, 6, 7].map((line) => ({ line, code: 'invalid-field' })),
    });
  });

  it.each([
    ['empty', '', 'csv'],
    ['without a header', `${number},pension`, 'csv'],
    ['with an unknown column', `${header.join()},name\n${number},pension,,张`, 'csv'],
    ['with a quote that never ends', `${header.join()}\n"${number},pension`, 'csv'],
    ['not a spreadsheet', `${header.join()}\n${number},pension`, 'xlsx'],
  ])(
    'that is %s is refused with an error that reveals none of its contents',
    async (_how, content, extension) => {
      const error = await read(content, extension).then(
        () => undefined,
        (failure: unknown) => failure,
      );
      expect(error).toBeInstanceOf(UnreadableFile);
      expect(String(error)).not.toContain(number);
    },
  );
});
