import { AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { type AttributeValue, type Item, requireDepth, sizeOfItem } from './attribute-value.ts';
import { readCapacity, readUnits, writeCapacity } from './capacity.ts';
import type { Engine, Write } from './engine.ts';
import { holds } from './expression/condition.ts';
import { project, valueAt } from './expression/paths.ts';
import type { Condition, Path, Update } from './expression/syntax.ts';
import { updated } from './expression/update.ts';
import { requireNoKeyIn, writtenPaths } from './expression/update-check.ts';
import { Extraction } from './extraction.ts';
import type { StoredItem } from './item-store.ts';
import { Expressions, itemIn, oneOf, RETURN_VALUES, type ReturnValues, tableName } from './request.ts';
import { AnsweredItem, type AnswerObject, jsonOfItem } from './stored-item.ts';
import {
  keyNames,
  type Place,
  placeOf,
  requireIndexKeysIn,
  requireItemSize,
  requireKey,
  requireKeysIn,
  type Table,
} from './table.ts';
import type { TableItem } from './table-item.ts';

/** The change of one item that an operation requests. It is validated when it is made, and evaluated by `decide`. */
export interface Change {
  readonly table: Table;
  readonly place: Place;
  readonly condition: Condition<AttributeValue> | undefined;
  /** Whether the caller sees the item when the condition does not hold. */
  readonly showsItem: boolean;
  readonly paths: readonly Path[];
  /** Returns the item after the change; undefined for none. A check returns the item unchanged. */
  readonly after: (before: TableItem | undefined) => Item | undefined;
  /** Bytes of the item after the change, if that does not depend on the one before. */
  readonly size?: number;
  readonly isUpdate: boolean;
}

function conditionFailed(before: TableItem | undefined, showsItem: boolean): AwsError {
  return new AwsError('ConditionalCheckFailedException', 'The conditional request failed', 400, {
    ...(showsItem && before && { Item: jsonOfItem(before.item) }),
  });
}

/** Whether a request asks to see the item when its condition does not hold. */
export const isShown = (input: JsonObject): boolean =>
  oneOf(input, 'ReturnValuesOnConditionCheckFailure', ['ALL_OLD', 'NONE'], 'NONE') === 'ALL_OLD';

export function putChange(engine: Engine, input: JsonObject): Change {
  const name = tableName(input.TableName);
  const expressions = new Expressions(input, ['ConditionExpression'], ['Expected', 'ConditionalOperator']);
  const item = itemIn(input, 'Item');
  const condition = expressions.condition('ConditionExpression', 'Expected');
  expressions.finish();
  const table = engine.tables.get(name);
  requireKeysIn(table, item);
  const size = sizeOfItem(item);
  requireItemSize(size, false);
  return {
    ...{ table, place: placeOf(table.key, item), condition, showsItem: isShown(input) },
    ...{ paths: [], after: () => item, size, isUpdate: false },
  };
}

export function deleteChange(engine: Engine, input: JsonObject): Change {
  return { ...checkChange(engine, input), after: () => undefined };
}

/** Makes a change that changes nothing, but has a condition. */
export function checkChange(engine: Engine, input: JsonObject): Change {
  const name = tableName(input.TableName);
  const expressions = new Expressions(input, ['ConditionExpression'], ['Expected', 'ConditionalOperator']);
  const condition = expressions.condition('ConditionExpression', 'Expected');
  const key = itemIn(input, 'Key');
  expressions.finish();
  const table = engine.tables.get(name);
  requireKey(table, key);
  return {
    ...{ table, place: placeOf(table.key, key), condition, showsItem: isShown(input) },
    ...{ paths: [], after: (before) => before?.item, isUpdate: false },
  };
}

export function updateChange(engine: Engine, input: JsonObject): Change {
  const name = tableName(input.TableName);
  const expressions = new Expressions(
    input,
    ['UpdateExpression', 'ConditionExpression'],
    ['AttributeUpdates', 'Expected', 'ConditionalOperator'],
  );
  const key = itemIn(input, 'Key');
  const update: Update<AttributeValue> = expressions.update();
  const condition = expressions.condition('ConditionExpression', 'Expected');
  expressions.finish();
  const table = engine.tables.get(name);
  const paths = writtenPaths(update);
  requireNoKeyIn(paths, keyNames(table.key));
  requireKey(table, key);
  return {
    ...{ table, place: placeOf(table.key, key), condition, showsItem: isShown(input), paths },
    after: (before) => (before || createsItem(update) ? updated(before?.item ?? key, update) : undefined),
    isUpdate: true,
  };
}

/** Whether an update creates a missing item. An update that only removes does not, though an empty one does. */
function createsItem({ set, add, remove, delete: less }: Update<AttributeValue>): boolean {
  return set.length + add.length > 0 || remove.length + less.length === 0;
}

/**
 * Evaluates a change and writes nothing.
 * @throws AwsError ConditionalCheckFailedException, or ValidationException when the item does not allow the change
 */
export function decide(engine: Engine, change: Change): Write {
  const { table, place, condition, showsItem, isUpdate } = change;
  const before = engine.items.get(table, place);
  if (condition && !holds(condition, before?.item ?? {})) throw conditionFailed(before, showsItem);
  const after = change.after(before);
  const size = sizeAfter(change, before, after);
  if (after && isUpdate) {
    requireIndexKeysIn(table, after);
    if (change.paths.some((path) => path.length > 1)) requireDepth(Object.values(after));
    requireItemSize(size, true);
  }
  return { table, before, after, size };
}

function sizeAfter({ size }: Change, before: TableItem | undefined, after: Item | undefined): number {
  if (!after) return 0;
  return size ?? (after === before?.item ? before.size : sizeOfItem(after));
}

export function getItem(engine: Engine, input: JsonObject): AnswerObject {
  const name = tableName(input.TableName);
  const expressions = new Expressions(input, ['ProjectionExpression'], ['AttributesToGet']);
  const key = itemIn(input, 'Key');
  const paths = expressions.projection();
  expressions.finish();
  const table = engine.tables.get(name);
  requireKey(table, key);
  const place = placeOf(table.key, key);
  const extraction = paths && Extraction.of(paths);
  const stored = extraction ? engine.items.getPart(table, place, extraction) : engine.items.get(table, place);
  const units = readUnits(stored?.size ?? 0, input.ConsistentRead === true);
  return {
    Item: stored && projected(stored, paths),
    ConsumedCapacity: readCapacity(input, table, undefined, units),
  };
}

/** Returns a stored item, or the parts at the paths. */
export function projected({ text, part }: StoredItem, paths: readonly Path[] | undefined): AnsweredItem {
  if (part !== undefined) return AnsweredItem.ofText(part);
  return paths ? AnsweredItem.of(project(JSON.parse(text) as Item, paths)) : AnsweredItem.ofText(text);
}

/** The messages that DynamoDB's single-item operations put after "1 validation error detected". */
const ENVELOPED =
  /^(?:Invalid (?:Condition|Update)Expression: |Can not use both |ExpressionAttribute|One or more parameter values were invalid: (?:An |Binary |Input |Null |Value ))/;

function enveloped<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof AwsError) || !ENVELOPED.test(error.message)) throw error;
    const message = error.message.replace(/(when using expressions): .*/, '$1');
    throw new AwsError(error.code, `1 validation error detected: ${message}`);
  }
}

/** Carries out `PutItem`, `UpdateItem` or `DeleteItem`. */
export function changeItem(
  engine: Engine,
  input: JsonObject,
  make: (engine: Engine, input: JsonObject) => Change,
): AnswerObject {
  const returned = oneOf(input, 'ReturnValues', RETURN_VALUES, 'NONE');
  const change = enveloped(() => make(engine, input));
  if (!change.isUpdate && !['NONE', 'ALL_OLD'].includes(returned)) {
    throw new AwsError('ValidationException', `ReturnValues can only be ALL_OLD or NONE`);
  }
  const write = decide(engine, change);
  engine.write(write);
  return {
    Attributes: returnedAttributes(returned, write, change.paths),
    ConsumedCapacity: writeCapacity(input, [write], 1),
    ItemCollectionMetrics: collectionMetrics(input, write),
  };
}

/** Returns the attributes that `ReturnValues` asks for. */
export function returnedAttributes(returned: ReturnValues, { before, after }: Write, paths: readonly Path[]) {
  const item = returned.endsWith('OLD') ? before?.item : after;
  if (returned === 'NONE' || !item) return undefined;
  if (returned.startsWith('ALL')) return AnsweredItem.of(item);
  const present = paths.filter((path) => valueAt(item, path) !== undefined);
  return present.length > 0 ? AnsweredItem.of(project(item, present)) : undefined;
}

/** Returns the metrics of the item collection. Only tables with a local index have item collections. */
export function collectionMetrics(input: JsonObject, { table, before, after }: Write): JsonValue | undefined {
  if (input.ReturnItemCollectionMetrics !== 'SIZE' || table.indexes.every(({ isGlobal }) => isGlobal)) {
    return undefined;
  }
  const { name } = table.key.hash;
  const value = (after ?? before?.item)?.[name];
  return value
    ? { ItemCollectionKey: jsonOfItem({ [name]: value }), SizeEstimateRangeGB: [0, 1] }
    : undefined;
}
