import type { JsonObject, JsonValue } from '../service.ts';
import { attributeOf, equalItems, type Item, sizeOfItem } from './attribute-value.ts';
import type { Write } from './engine.ts';
import { oneOf } from './request.ts';
import { type Index, placeInIndex, projectedNames, type Table } from './table.ts';

/** Bytes per capacity unit (Developer Guide, "Read and write capacity"). */
const READ_UNIT = 4096;
const WRITE_UNIT = 1024;

/** @throws AwsError ValidationException when a request asks for a report that does not exist */
export function requireReports(input: JsonObject): void {
  oneOf(input, 'ReturnConsumedCapacity', ['INDEXES', 'TOTAL', 'NONE'], 'NONE');
  oneOf(input, 'ReturnItemCollectionMetrics', ['SIZE', 'NONE'], 'NONE');
}

/** Whether a request asks for its consumed capacity. */
export function isCounted({ ReturnConsumedCapacity: level }: JsonObject): boolean {
  return level === 'TOTAL' || level === 'INDEXES';
}

/** Returns the units that it takes to read that many bytes. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / READ_UNIT)) * (consistent ? 1 : 0.5);
}

/** Returns `ConsumedCapacity` of a read, if the request asks for it. */
export function readCapacity(
  input: JsonObject,
  table: Table,
  index: Index | undefined,
  units: number,
): JsonValue | undefined {
  const level = input.ReturnConsumedCapacity;
  if (level !== 'TOTAL' && level !== 'INDEXES') return undefined;
  const capacity: { [name: string]: JsonValue } = { TableName: table.name, CapacityUnits: units };
  if (level === 'TOTAL') return capacity;
  capacity.Table = { CapacityUnits: index ? 0 : units };
  if (index) {
    const kind = index.isGlobal ? 'GlobalSecondaryIndexes' : 'LocalSecondaryIndexes';
    capacity[kind] = { [index.name]: { CapacityUnits: units } };
  }
  return capacity;
}

/** Returns `ConsumedCapacity` of the reads of a transaction in one table, for a request that asks for it. */
export function transactionReadCapacity(
  { ReturnConsumedCapacity: level }: JsonObject,
  table: Table,
  units: number,
): JsonValue {
  const read = { CapacityUnits: units, ReadCapacityUnits: units };
  return { TableName: table.name, ...read, ...(level === 'INDEXES' && { Table: read }) };
}

/**
 * Returns `ConsumedCapacity` of writes to one table, if the request asks for it.
 * @param factor 2 in a transaction. It applies to the units of the table itself, not of its indexes.
 */
export function writeCapacity(
  input: JsonObject,
  writes: readonly Write[],
  factor: 1 | 2,
): JsonValue | undefined {
  const level = input.ReturnConsumedCapacity;
  const [first] = writes;
  if (!first || (level !== 'TOTAL' && level !== 'INDEXES')) return undefined;
  const { table } = first;
  const own = factor * writes.map(unitsOf).reduce((sum, units) => sum + units, 0);
  const inIndexes = table.indexes.map((index) => ({
    index,
    units: writes.map((write) => indexUnits(index, write)).reduce((sum, units) => sum + units, 0),
  }));
  const total = inIndexes.reduce((sum, { units }) => sum + units, own);
  const capacity: { [name: string]: JsonValue } = {
    TableName: table.name,
    CapacityUnits: total,
    ...(factor === 2 && { WriteCapacityUnits: total }),
  };
  if (level === 'TOTAL') return capacity;
  capacity.Table = { CapacityUnits: own, ...(factor === 2 && { WriteCapacityUnits: own }) };
  for (const isGlobal of [true, false]) {
    const used = inIndexes.filter(({ index, units }) => index.isGlobal === isGlobal && units > 0);
    if (used.length === 0) continue;
    capacity[isGlobal ? 'GlobalSecondaryIndexes' : 'LocalSecondaryIndexes'] = Object.fromEntries(
      used.map(({ index, units }) => [index.name, { CapacityUnits: units }]),
    );
  }
  return capacity;
}

function unitsOf({ before, size }: Write): number {
  return writeUnits(Math.max(before?.size ?? 0, size));
}

function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / WRITE_UNIT));
}

/**
 * Returns the units that a write takes in an index (Developer Guide, "Using Global Secondary Indexes", write capacity): none if
 * the entry stays the same, one write if it is added, removed or changed, two if it moves.
 */
function indexUnits(index: Index, { table, before, after }: Write): number {
  const from = before && placeInIndex(index, before.item);
  const to = after && placeInIndex(index, after);
  const old = from && entryOf(table, index, before.item);
  const next = to && entryOf(table, index, after);
  const moves = String(from?.pk) !== String(to?.pk) || String(from?.sk) !== String(to?.sk);
  if (old && next && !moves) {
    return equalItems(old, next) ? 0 : writeUnits(Math.max(sizeOfItem(old), sizeOfItem(next)));
  }
  return (old ? writeUnits(sizeOfItem(old)) : 0) + (next ? writeUnits(sizeOfItem(next)) : 0);
}

/** Returns the part of an item that an index holds. */
function entryOf(table: Table, index: Index, item: Item): Item {
  const names = projectedNames(table, index);
  if (!names) return item;
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = attributeOf(item, name);
      return value ? [[name, value]] : [];
    }),
  );
}
