import { createHash } from 'node:crypto';
import type { JsonObject } from '../service.ts';
import { type AttributeValue, type Item, refuse, refuseParameter, validItem } from './attribute-value.ts';
import { readCapacity, readUnits } from './capacity.ts';
import type { Engine } from './engine.ts';
import { holds } from './expression/condition.ts';
import { type KeyRange, keyRange } from './expression/key-condition.ts';
import { namesIn } from './expression/legacy.ts';
import { project } from './expression/paths.ts';
import type { Condition, Path } from './expression/syntax.ts';
import { Extraction } from './extraction.ts';
import type { Selection, StoredItem } from './item-store.ts';
import { Expressions, oneOf, tableName, wholeNumber } from './request.ts';
import { AnsweredItem, type AnswerObject, jsonOfItem } from './stored-item.ts';
import { type Index, keyNames, keyOf, placeOf, projectedNames, requireKey, type Table } from './table.ts';

/** Bytes of the items that one page evaluates. */
const PAGE_BYTES = 1024 * 1024;
/** For a parallel scan. */
const MAX_SEGMENTS = 1_000_000;
const SELECTIONS = ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'] as const;

/** One segment of a parallel scan. */
interface Segment {
  readonly number: number;
  readonly total: number;
  /** Whether the segment contains the item with a key. */
  readonly has: (key: Item) => boolean;
}

/** The common parameters of `Query` and `Scan`. */
interface Read {
  readonly table: Table;
  readonly index: Index | undefined;
  readonly range: KeyRange | undefined;
  readonly filter: Condition<AttributeValue> | undefined;
  readonly paths: readonly Path[] | undefined;
  readonly select: (typeof SELECTIONS)[number] | undefined;
  readonly limit: number | undefined;
  readonly forward: boolean;
  /** For a parallel scan. */
  readonly segment: Segment | undefined;
}

export function query(engine: Engine, input: JsonObject): AnswerObject {
  const name = tableName(input.TableName);
  const expressions = new Expressions(
    input,
    ['KeyConditionExpression', 'FilterExpression', 'ProjectionExpression'],
    ['KeyConditions', 'QueryFilter', 'AttributesToGet', 'ConditionalOperator'],
  );
  const onKey = expressions.condition('KeyConditionExpression', 'KeyConditions');
  if (!onKey) {
    throw refuse(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  }
  const filter = expressions.condition('FilterExpression', 'QueryFilter');
  const paths = expressions.projection();
  expressions.finish();
  const table = engine.tables.get(name);
  const index = indexOf(table, input);
  const key = index?.key ?? table.key;
  const range = keyRange(onKey, key);
  const keyInFilter = namesIn(filter).find((name) => keyNames(key).includes(name));
  if (keyInFilter !== undefined) {
    throw refuse(
      input.FilterExpression === undefined
        ? `QueryFilter can only contain non-primary key attributes: Primary key attribute: ${keyInFilter}`
        : `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${keyInFilter}`,
    );
  }
  const forward = input.ScanIndexForward !== false;
  return readPage(engine, input, {
    ...common(input, table, index, paths),
    range,
    filter,
    forward,
    segment: undefined,
  });
}

export function scan(engine: Engine, input: JsonObject): AnswerObject {
  const name = tableName(input.TableName);
  const expressions = new Expressions(
    input,
    ['FilterExpression', 'ProjectionExpression'],
    ['ScanFilter', 'AttributesToGet', 'ConditionalOperator'],
  );
  const filter = expressions.condition('FilterExpression', 'ScanFilter');
  const paths = expressions.projection();
  expressions.finish();
  const table = engine.tables.get(name);
  const index = indexOf(table, input);
  const segment = segmentOf(table, input);
  return readPage(engine, input, {
    ...common(input, table, index, paths),
    ...{ range: undefined, filter, forward: true, segment },
  });
}

function common(
  input: JsonObject,
  table: Table,
  index: Index | undefined,
  paths: readonly Path[] | undefined,
) {
  const limit = wholeNumber(input, 'Limit', [1]);
  const isSelected = input.Select !== undefined && input.Select !== null;
  const select = isSelected ? oneOf(input, 'Select', SELECTIONS, 'ALL_ATTRIBUTES') : undefined;
  if (paths && select && select !== 'SPECIFIC_ATTRIBUTES') {
    const given = input.ProjectionExpression === undefined ? 'AttributesToGet' : 'ProjectionExpression';
    throw refuse(
      select === 'COUNT'
        ? `Cannot specify the ${given} when choosing to get only the Count`
        : `Cannot specify the ${given} when choosing to get ${select}`,
    );
  }
  if (select === 'SPECIFIC_ATTRIBUTES' && !paths) {
    throw refuse(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  }
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && !index) {
    throw refuseParameter('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
  if (select === 'ALL_ATTRIBUTES' && index?.isGlobal && index.projection.ProjectionType !== 'ALL') {
    throw refuseParameter(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
    );
  }
  requireProjected(table, index, paths);
  return { table, index, paths, select, limit };
}

/** @throws AwsError ValidationException for attributes that a global index does not project */
export function requireProjected(
  table: Table,
  index: Index | undefined,
  paths: readonly Path[] | undefined,
): void {
  const projected = index?.isGlobal && paths ? projectedNames(table, index) : undefined;
  const missing = projected && paths?.map(([name]) => String(name)).filter((name) => !projected.has(name));
  if (!missing || missing.length === 0) return;
  throw refuseParameter(`Global secondary index ${index?.name} does not project [${missing.join(', ')}]`);
}

function indexOf(table: Table, input: JsonObject): Index | undefined {
  const { IndexName: name } = input;
  if (name === undefined || name === null) return undefined;
  const index = table.indexes.find((one) => one.name === name);
  if (!index) throw refuse(`The table does not have the specified index: ${String(name)}`);
  if (index.isGlobal && input.ConsistentRead === true) {
    throw refuse('Consistent reads are not supported on global secondary indexes');
  }
  return index;
}

function segmentOf(table: Table, input: JsonObject): Segment | undefined {
  const total = wholeNumber(input, 'TotalSegments', [1, MAX_SEGMENTS]);
  const number = wholeNumber(input, 'Segment', [0, MAX_SEGMENTS - 1]);
  if (number === undefined && total === undefined) return undefined;
  if (total === undefined) {
    throw refuse(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    );
  }
  if (number === undefined) {
    throw refuse(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    );
  }
  if (number >= total) {
    throw refuse(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${number} is not less than TotalSegments: ${total}`,
    );
  }
  const { name } = table.key.hash;
  const has = (key: Item): boolean =>
    createHash('md5').update(JSON.stringify(key[name])).digest().readUInt32BE() % total === number;
  return { number, total, has };
}

/** Reads one page of items, starting after `ExclusiveStartKey`. */
export function readPage(engine: Engine, input: JsonObject, wanted: Read): AnswerObject {
  const { table, index, range, filter, paths, limit, forward, segment } = wanted;
  const extraction = extractionOf(wanted);
  const selection: Selection = {
    ...{ table, index, forward, projected: !isWholeItem(wanted), withoutText: extraction !== undefined },
    ...(range && { hash: range.hash, bounds: range.bounds }),
    ...startOf(input, wanted),
  };
  const answered = ({ id, text }: StoredItem, item: () => Item): AnsweredItem => {
    if (extraction) return AnsweredItem.ofText(engine.items.partText(id, extraction));
    return paths ? AnsweredItem.of(project(item(), paths)) : AnsweredItem.ofText(text);
  };
  const items: AnsweredItem[] = [];
  let [scanned, count, bytes] = [0, 0, 0];
  let last: StoredItem | undefined;
  let isMore = false;
  for (const stored of engine.items.select(selection)) {
    const { size, text } = stored;
    let parsed: Item | undefined;
    const item = (): Item => {
      parsed ??= JSON.parse(text) as Item;
      return parsed;
    };
    if (segment && !segment.has(item())) continue;
    if (scanned === limit || (scanned > 0 && bytes + size > PAGE_BYTES)) {
      isMore = true;
      break;
    }
    scanned++;
    bytes += size;
    last = stored;
    if (!filter || holds(filter, item())) {
      count++;
      if (wanted.select !== 'COUNT') items.push(answered(stored, item));
    }
    if (scanned === limit) {
      isMore = true;
      break;
    }
  }
  const units = readUnits(bytes, input.ConsistentRead === true);
  return {
    Items: wanted.select === 'COUNT' ? undefined : items,
    Count: count,
    ScannedCount: scanned,
    LastEvaluatedKey: isMore && last ? jsonOfItem(lastKey(engine, wanted, last)) : undefined,
    ConsumedCapacity: readCapacity(input, table, index, units),
  };
}

/** Whether items of an index are read whole, not only with their projected attributes. */
function isWholeItem({ index, paths, select }: Read): boolean {
  return select === 'ALL_ATTRIBUTES' || (paths !== undefined && index?.isGlobal === false);
}

/** Returns what to extract from each item for the requested paths. */
function extractionOf({ table, index, paths, filter, segment }: Read): Extraction | undefined {
  // Filters and segments may look at any attribute, and so may projection into an index.
  if (!paths || filter || segment || (index && projectedNames(table, index))) return undefined;
  return Extraction.of(paths);
}

function lastKey(engine: Engine, { table, index }: Read, { id, text }: StoredItem): Item {
  const item = JSON.parse(text === '' ? engine.items.text(id) : text) as Item;
  return { ...(index && keyOf(index.key, item)), ...keyOf(table.key, item) };
}

/** Returns the place given by `ExclusiveStartKey`. */
function startOf(input: JsonObject, { table, index, range, segment }: Read): Pick<Selection, 'after'> {
  const given = input.ExclusiveStartKey;
  if (given === undefined || given === null) return {};
  const start = validItem(given);
  const key = index?.key ?? table.key;
  const names = new Set([...keyNames(table.key), ...keyNames(key)]);
  const attributes = [table.key, key].flatMap(({ hash, range: sort }) => (sort ? [hash, sort] : [hash]));
  if (
    Object.keys(start).length !== names.size ||
    attributes.some(({ name, type }) => start[name]?.[type] === undefined)
  ) {
    throw refuse('The provided starting key is invalid: The provided key element does not match the schema');
  }
  requireKey(table, keyOf(table.key, start));
  if (segment && !segment.has(start)) {
    throw refuse(
      `The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: ${segment.total} Segment: ${segment.number}`,
    );
  }
  const place = placeOf(table.key, start);
  const inIndex = index && placeOf(index.key, start);
  if (range) requireWithin(range, inIndex ?? place);
  return { after: { place, inIndex } };
}

function requireWithin({ hash }: KeyRange, { pk }: { pk: KeyRange['hash'] }): void {
  if (typeof hash === 'string' ? hash === pk : Buffer.compare(hash, Buffer.from(pk as Uint8Array)) === 0)
    return;
  throw refuse('The provided starting key is outside query boundaries based on provided conditions');
}
