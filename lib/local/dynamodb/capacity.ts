import type { JsonObject, JsonValue } from '../service.ts';
import type { Write } from './engine.ts';
import { type Index, placeInIndex, type Table } from './table.ts';

/** Developer Guide, "Read and write capacity": bytes of a unit. */
const READ_UNIT = 4096;
const WRITE_UNIT = 1024;

/** The units that reading so many bytes takes. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / READ_UNIT)) * (consistent ? 1 : 0.5);
}

/** `ConsumedCapacity` of a read, if the request asks for it. */
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

/** `ConsumedCapacity` of writes to one table, if the request asks for it. */
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
    units: factor * writes.map((write) => indexUnits(index, write)).reduce((sum, units) => sum + units, 0),
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
  return Math.max(1, Math.ceil(Math.max(before?.size ?? 0, size) / WRITE_UNIT));
}

/** One write for an entry that is added, removed or changed, two for one that moves. */
function indexUnits(index: Index, write: Write): number {
  const from = write.before && placeInIndex(index, write.before.item);
  const to = write.after && placeInIndex(index, write.after);
  if (!from && !to) return 0;
  if (!from || !to) return unitsOf(write);
  const moves = String(from.pk) !== String(to.pk) || String(from.sk) !== String(to.sk);
  return (moves ? 2 : 1) * unitsOf(write);
}
