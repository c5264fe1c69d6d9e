import type { Bilingual } from '../../texts/language.ts';

/** A line of a file, by the number that an editor or a spreadsheet shows. */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The file cannot be read at all; says what to do. */
export class UnreadableFile extends Error {
  readonly text: Bilingual;

  constructor(text: Bilingual) {
    super(text.en);
    this.name = 'UnreadableFile';
    this.text = text;
  }
}

const faults = {
  xls: {
    zh: '这是旧版 .xls 文件，浏览器不能读取。请在表格软件中打开，另存为 .xlsx 或 CSV。',
    en: 'Your browser cannot read old .xls files. Open it in a spreadsheet program and save it as .xlsx or CSV.',
  },
  other: {
    zh: '这不是 CSV 或 .xlsx 文件。请在表格软件中打开，另存为 .xlsx 或 CSV。',
    en: 'This file is not CSV or .xlsx. Open it in a spreadsheet program and save it as .xlsx or CSV.',
  },
  encoding: {
    zh: '文件的文字编码无法识别。请另存为 CSV UTF-8。',
    en: 'The text encoding is not supported. Save the file as CSV UTF-8.',
  },
  quote: {
    zh: '有一个单元格的引号没有结束。请另存为 .xlsx 或 CSV。',
    en: 'A cell has an opening quotation mark but no closing one. Save the file as .xlsx or CSV.',
  },
  damaged: {
    zh: '.xlsx 文件已损坏，无法读取。请另存一份。',
    en: 'The .xlsx file is damaged. Save it again.',
  },
  unloaded: {
    zh: '读取 .xlsx 文件的程序没有读到。请检查网络，刷新页面后重试。',
    en: 'The .xlsx reader did not load. Check your connection, reload the page and try again.',
  },
} satisfies Record<string, Bilingual>;

/** Reads a CSV or XLSX file, whatever its name says. @throws UnreadableFile */
export async function readGrid(bytes: Uint8Array): Promise<GridRow[]> {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new UnreadableFile(faults.xls);
  if (start.startsWith('PK')) {
    const { readXlsx } = await import('./xlsx.ts').catch(() => {
      throw new UnreadableFile(faults.unloaded);
    });
    try {
      return readXlsx(bytes);
    } catch {
      throw new UnreadableFile(faults.damaged);
    }
  }
  if (beginsOtherwise(start)) throw new UnreadableFile(faults.other);
  return readCsv(textOf(bytes));
}

/** PDF files, packed archives, and web pages that are named like a spreadsheet. */
const beginsOtherwise = (start: string): boolean =>
  ['%PDF', '\u001f\u008b', '7z', 'Rar!', '<'].some((mark) => start.trimStart().startsWith(mark));

/** The encodings of CSV: UTF-8, UTF-16 with a mark and, in China, GB 18030. */
function textOf(bytes: Uint8Array): string {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (encoding !== 'gb18030' || isChinese(text, bytes)) return text;
    } catch {
      // Another encoding may fit. A damaged text fits none.
    }
  }
  throw new UnreadableFile(faults.encoding);
}

/**
 * Whether a text is meant that was decoded from GB 18030. Almost any bytes can be: a damaged text in UTF-8, which would have more
 * Chinese characters than faults as such, and one in Big5, which has private-use characters, would be loaded as other words.
 */
function isChinese(text: string, bytes: Uint8Array): boolean {
  if (/\p{Co}/u.test(text)) return false;
  const asUtf8 = new TextDecoder('utf-8').decode(bytes);
  const count = (letters: RegExp) => asUtf8.match(letters)?.length ?? 0;
  return count(/[\u0800-\ufffc]/g) <= count(/\ufffd/g);
}

/** Reads cells separated by commas, tabs or semicolons, whichever is most frequent in the first line. @throws UnreadableFile */
function readCsv(text: string): GridRow[] {
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  const separator = [',', '\t', ';', '，', '；'].reduce((best, each) =>
    first.split(each).length > first.split(best).length ? each : best,
  );
  const rows: GridRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endCell = () => {
    cells.push(plainCell(cell));
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push({ line: begun, cells });
    cells = [];
    begun = line;
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    if (letter === '\n') line++;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (letter === separator) endCell();
    else if (letter === '\n') endRow();
    else if (letter !== '\r') cell += letter;
  }
  if (quoted) throw new UnreadableFile(faults.quote);
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

/** A cell as it was typed: spreadsheets keep digits as a text by writing `="0123"`, or a mark before them. */
const plainCell = (cell: string): string =>
  cell
    .trim()
    .replace(/^="?(.*?)"?$/s, '$1')
    .replace(/^'(?=\d)/, '')
    .trim();
