import type { JsonObject, JsonValue } from '../../service.ts';
import { isObject } from '../definition/fields.ts';
import { StateFailure } from './outcome.ts';

const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  SPACE: ' ',
  TAB: '\t',
};

/**
 * Parses the data of an ItemReader (developer guide, "ItemReader (Map)"): the items of a JSON array, the pairs of an object,
 * the rows of a CSV file as objects, or the lines of JSON Lines.
 * @param config the `ReaderConfig` of the ItemReader
 * @throws StateFailure `States.ItemReaderFailed` if the data are not in the format of `config`
 */
export function parseItems(data: string, config: JsonObject): JsonValue[] | JsonObject {
  switch (config.InputType) {
    case 'CSV':
      return rowsOf(data, config);
    case 'JSONL':
      return data.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [parse(line)]));
    default:
      return pointedAt(parse(data), config.ItemsPointer);
  }
}

/** Returns the items of a Map whose input holds the data instead of a file. */
export function givenItems(data: JsonValue, config: JsonObject): JsonValue[] | JsonObject {
  return pointedAt(data, config.ItemsPointer);
}

function failed(why: string): StateFailure {
  return new StateFailure({ error: 'States.ItemReaderFailed', cause: why });
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    throw failed(`Attempting to read the items: ${(error as Error).message}`);
  }
}

/** Returns the array or object at a JSON pointer (RFC 6901). */
function pointedAt(value: JsonValue, pointer: JsonValue | undefined): JsonValue[] | JsonObject {
  const steps = typeof pointer === 'string' ? pointer.split('/').slice(1) : [];
  let at: JsonValue | undefined = value;
  for (const step of steps.map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~')))
    at =
      isObject(at) && Object.hasOwn(at, step) ? at[step] : Array.isArray(at) ? at[Number(step)] : undefined;
  if (Array.isArray(at) || isObject(at)) return at;
  throw failed('The items must be a JSON array or a JSON object');
}

function rowsOf(data: string, config: JsonObject): JsonObject[] {
  const rows = parseCsv(data, DELIMITERS[String(config.CSVDelimiter ?? 'COMMA')] ?? ',');
  const names =
    config.CSVHeaderLocation === 'GIVEN' && Array.isArray(config.CSVHeaders)
      ? config.CSVHeaders.map(String)
      : (rows.shift() ?? []);
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}

/** Returns the fields of each row (RFC 4180). Empty lines do not count as rows. */
function parseCsv(data: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"\\n\\r\\${delimiter}]*))(\\${delimiter}|\\r?\\n|$)`, 'y');
  while (field.lastIndex < data.length) {
    const match = field.exec(data);
    if (!match) throw failed('The items are not a valid CSV file');
    const [, quoted, plain = '', end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === delimiter && field.lastIndex < data.length) continue;
    if (end === delimiter) row.push('');
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
