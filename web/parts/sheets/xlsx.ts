import { unzipSync } from 'fflate';
import type { GridRow } from './read-grid.ts';

/**
 * Reads the first visible sheet of an XLSX file. It reads the XML with patterns and never makes a document of a file's content.
 * @throws when the file is damaged
 */
export function readXlsx(bytes: Uint8Array): GridRow[] {
  const members = unzipSync(bytes, {
    filter: ({ name }) => /^xl\/(workbook|sharedStrings|worksheets\/|_rels\/)/.test(name),
  });
  const read = (name: string): string => new TextDecoder().decode(members[name] ?? new Uint8Array());
  const sheets = tagsOf(read('xl/workbook.xml'), 'sheet');
  const sheet = sheets.find((tag) => !/hidden/i.test(attribute(tag, 'state') ?? '')) ?? sheets[0] ?? '';
  const relation = tagsOf(read('xl/_rels/workbook.xml.rels'), 'Relationship').find(
    (tag) => attribute(tag, 'Id') === attribute(sheet, '\\w+:id'),
  );
  const target = (attribute(relation ?? '', 'Target') ?? 'worksheets/sheet1.xml').replace(/^\/xl\//, '');
  const shared = elementsOf(read('xl/sharedStrings.xml'), 'si').map(({ inner }) => textsIn(inner));
  const content = read(`xl/${target}`);
  if (content === '') throw new Error('no sheet');
  return elementsOf(content, 'row').map(({ attributes, inner }, index) => ({
    line: Number(attribute(attributes, 'r') ?? index + 1),
    cells: cellsOf(inner, shared),
  }));
}

function cellsOf(row: string, shared: readonly string[]): string[] {
  const cells: string[] = [];
  for (const { attributes, inner } of elementsOf(row, 'c')) {
    const letters = /^[A-Z]+/.exec(attribute(attributes, 'r') ?? '')?.[0];
    const column = letters === undefined ? cells.length : columnOf(letters);
    while (cells.length < column) cells.push('');
    cells[column] = cellText(attribute(attributes, 't'), inner, shared).trim();
  }
  return cells;
}

function cellText(type: string | undefined, inner: string, shared: readonly string[]): string {
  if (type === 'inlineStr') return textsIn(inner);
  const value = unescaped(elementsOf(inner, 'v')[0]?.inner ?? '');
  if (type === 's') return shared[Number(value)] ?? '';
  if (type !== undefined && type !== 'n') return value;
  // A number of more than 15 digits is not what somebody typed. It is written in a form that shows this.
  return Math.abs(Number(value)) >= 1e15 ? Number(value).toExponential() : value;
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The texts of an element, without those that only give a pronunciation. */
const textsIn = (inner: string): string =>
  elementsOf(inner.replace(/<(?:\w+:)?rPh\b.*?<\/(?:\w+:)?rPh>/gs, ''), 't')
    .map((element) => unescaped(element.inner))
    .join('');

function elementsOf(xml: string, name: string): { attributes: string; inner: string }[] {
  const pattern = new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*?)?(?:/>|>(.*?)</(?:\\w+:)?${name}>)`, 'gs');
  return [...xml.matchAll(pattern)].map(([, attributes = '', inner = '']) => ({ attributes, inner }));
}

const tagsOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`, 'g'))].map(
    ([, attributes = '']) => attributes,
  );

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescaped(value);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity] ?? '');
