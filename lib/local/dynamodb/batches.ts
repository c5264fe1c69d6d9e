import type { JsonObject, JsonValue } from '../service.ts';
import { refuse, sizeOfItem, validItem } from './attribute-value.ts';
import { isCounted, readCapacity, readUnits, writeCapacity } from './capacity.ts';
import type { Engine, Write } from './engine.ts';
import { Extraction } from './extraction.ts';
import { type Change, collectionMetrics, decide, projected } from './item-operations.ts';
import { Expressions, tableName } from './request.ts';
import type { AnsweredItem, AnswerObject } from './stored-item.ts';
import {
  hasKey,
  type Place,
  placeOf,
  requireItemSize,
  requireKey,
  requireKeysIn,
  type Table,
} from './table.ts';

const MAX_WRITES = 25;
const MAX_READS = 100;
/** Bytes of the items in one answer. */
const MAX_BYTES = 16 * 1024 * 1024;

/** @throws AwsError ValidationException, or ResourceNotFoundException */
function requestsByTable(engine: Engine, input: JsonObject): { table: Table; given: JsonValue }[] {
  const entries = Object.entries((input.RequestItems ?? {}) as JsonObject);
  if (entries.length === 0) {
    throw refuse(
      "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  for (const [name] of entries) {
    if (!/^(arn:.*|[a-zA-Z0-9_.-]{3,255})$/.test(name)) throw refuse(wrongName(input));
  }
  return entries.map(([name, given]) => ({ table: engine.tables.get(tableName(name)), given }));
}

const wrongName = ({ RequestItems }: JsonObject): string =>
  `1 validation error detected: Value '${JSON.stringify(RequestItems).slice(0, 200)}' at 'requestItems' failed to satisfy constraint: ` +
  'Map keys must satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater than or equal to 3, ' +
  'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]';

/** Returns a key that is the same for two places of the same item. */
export function placeKey(table: Table, { pk, sk }: Place): string {
  const text = (key: Place['pk']) => (typeof key === 'string' ? key : Buffer.from(key).toString('hex'));
  return JSON.stringify([table.name, text(pk), text(sk)]);
}

function requireDifferent(keys: readonly string[]): void {
  if (new Set(keys).size < keys.length) throw refuse('Provided list of item keys contains duplicates');
}

export function batchGetItem(engine: Engine, input: JsonObject): AnswerObject {
  const requests = requestsByTable(engine, input);
  const count = requests.reduce((sum, { given }) => sum + keysOf(given).length, 0);
  if (count > MAX_READS) throw refuse('Too many items requested for the BatchGetItem call');
  const responses: { [table: string]: AnsweredItem[] } = {};
  const unprocessed: { [table: string]: JsonValue } = {};
  const capacities: JsonValue[] = [];
  let bytes = 0;
  for (const { table, given } of requests) {
    const parameters = given as JsonObject;
    const expressions = new Expressions(parameters, ['ProjectionExpression'], ['AttributesToGet']);
    const paths = expressions.projection();
    const extraction = paths && Extraction.of(paths);
    expressions.finish();
    if (keysOf(given).length === 0) {
      throw refuse(
        `1 validation error detected: Value '[]' at 'requestItems.${table.name}.member.keys' failed to satisfy constraint: Member must have length greater than or equal to 1`,
      );
    }
    const wanted = keysOf(given).map((one) => {
      const key = validItem(one);
      requireKey(table, key);
      return { one, place: placeOf(table.key, key) };
    });
    requireDifferent(wanted.map(({ place }) => placeKey(table, place)));
    const found: AnsweredItem[] = [];
    const left: JsonValue[] = [];
    let units = 0;
    for (const { one, place } of wanted) {
      const stored = extraction
        ? engine.items.getPart(table, place, extraction)
        : engine.items.get(table, place);
      units += readUnits(stored?.size ?? 0, parameters.ConsistentRead === true);
      if (stored && bytes + stored.size > MAX_BYTES) left.push(one);
      else if (stored) {
        bytes += stored.size;
        found.push(projected(stored, paths));
      }
    }
    responses[table.name] = found;
    if (left.length > 0) unprocessed[table.name] = { ...parameters, Keys: left };
    capacities.push(readCapacity(input, table, undefined, units) ?? null);
  }
  return {
    Responses: responses,
    UnprocessedKeys: unprocessed,
    ConsumedCapacity: isCounted(input) ? capacities : undefined,
  };
}

function keysOf(given: JsonValue): JsonValue[] {
  return ((given as JsonObject).Keys ?? []) as JsonValue[];
}

export function batchWriteItem(engine: Engine, input: JsonObject): AnswerObject {
  const requests = requestsByTable(engine, input);
  const changes = requests.flatMap(({ table, given }) => {
    const list = given as JsonObject[];
    if (list.length === 0 || list.length > MAX_WRITES) throw refuse(wrongLength(table, list));
    return list.map((request) => changeOf(table, request));
  });
  if (changes.length > MAX_WRITES) throw refuse('Too many items requested for the BatchWriteItem call');
  requireDifferent(changes.map(({ table, place }) => placeKey(table, place)));
  const writes: Write[] = changes.map((change) => decide(engine, change));
  for (const write of writes) engine.write(write);
  const capacities = requests.flatMap(({ table }) => {
    const capacity = writeCapacity(
      input,
      writes.filter((write) => write.table === table),
      1,
    );
    return capacity ? [capacity] : [];
  });
  return {
    UnprocessedItems: {},
    ItemCollectionMetrics: metricsByTable(input, writes),
    ConsumedCapacity: isCounted(input) ? capacities : undefined,
  };
}

function wrongLength(table: Table, list: readonly JsonValue[]): string {
  return (
    `1 validation error detected: Value '{${table.name}=[${JSON.stringify(list).slice(1, -1).slice(0, 200)}]}' at 'requestItems' failed to satisfy constraint: ` +
    `Map value must satisfy constraint: [Member must have length less than or equal to ${MAX_WRITES}, Member must have length greater than or equal to 1]`
  );
}

function changeOf(table: Table, request: JsonObject): Change {
  const { PutRequest: put, DeleteRequest: deletion } = request as {
    PutRequest?: JsonObject;
    DeleteRequest?: JsonObject;
  };
  if (!put === !deletion) {
    throw refuse(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  }
  const given = validItem(put?.Item ?? deletion?.Key);
  if (put) {
    if (!hasKey(table.key, given)) throw refuse('The provided key element does not match the schema');
    requireKeysIn(table, given);
    requireItemSize(sizeOfItem(given), false);
  } else requireKey(table, given);
  return {
    ...{ table, place: placeOf(table.key, given), condition: undefined, showsItem: false },
    ...{ paths: [], after: () => (put ? given : undefined), isUpdate: false },
  };
}

/** Returns the item collection metrics of writes, if the request asks for them. */
export function metricsByTable(input: JsonObject, writes: readonly Write[]): JsonObject | undefined {
  const metrics = new Map<string, JsonValue[]>();
  for (const write of writes) {
    const metric = collectionMetrics(input, write);
    if (metric) metrics.set(write.table.name, [...(metrics.get(write.table.name) ?? []), metric]);
  }
  return metrics.size > 0 ? Object.fromEntries(metrics) : undefined;
}
