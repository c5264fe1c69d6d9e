import { AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { refuse, UnsuitableItem } from './attribute-value.ts';
import { metricsByTable, placeKey } from './batches.ts';
import { isCounted, readUnits, transactionReadCapacity, writeCapacity } from './capacity.ts';
import type { Engine, Write } from './engine.ts';
import {
  type Change,
  checkChange,
  decide,
  deleteChange,
  projected,
  putChange,
  updateChange,
} from './item-operations.ts';
import { Expressions, itemIn, requireToken, tableName } from './request.ts';
import type { AnswerObject } from './stored-item.ts';
import { type Place, placeOf, requireKey, type Table } from './table.ts';

const MAX_ACTIONS = 100;
const MAX_BYTES = 4 * 1024 * 1024;

type Make = (engine: Engine, input: JsonObject) => Change;
const ACTIONS: Readonly<Record<string, Make>> = {
  Put: putChange,
  Update: updateChange,
  Delete: deleteChange,
  ConditionCheck: checkChange,
};

export function transactWriteItems(engine: Engine, input: JsonObject): AnswerObject {
  const make = () =>
    requireSuitable(
      allOf(actionsOf(input, 'transactItems'), (action, at) => changeOf(engine, action, at + 1)),
    );
  const writes = commitTransaction(engine, input.ClientRequestToken, input.TransactItems ?? null, make);
  return {
    // A repetition is charged for reading what was written (API Reference, `ClientRequestToken`).
    ConsumedCapacity:
      writes.length > 0 ? transactionCapacity(input, writes) : readCapacities(input, sizesOf(engine, make)),
    ItemCollectionMetrics: metricsByTable(input, writes),
  };
}

/**
 * Makes all changes or none, and remembers the token.
 * @param request the content that a repetition with the same token must equal
 * @returns the writes; none when the transaction was a repetition
 * @throws AwsError TransactionCanceledException, IdempotentParameterMismatchException
 */
export function commitTransaction(
  engine: Engine,
  token: JsonValue | undefined,
  request: JsonValue,
  make: () => readonly Action[],
): Write[] {
  if (typeof token !== 'string') return writeAll(engine, make());
  requireToken(token);
  const now = engine.clock.now();
  if (engine.tokens.isRepeated(token, request, now)) return [];
  const writes = writeAll(engine, make());
  engine.tokens.remember(token, request, now);
  return writes;
}

function writeAll(engine: Engine, changes: readonly Action[]): Write[] {
  const writes = decideAll(engine, changes);
  for (const [at, write] of writes.entries()) if (!changes[at]?.isCheck) engine.write(write);
  return writes;
}

type Action = Change & { readonly isCheck: boolean };

/** @throws AwsError ValidationException for no actions or too many */
function actionsOf(input: JsonObject, name: string): JsonObject[] {
  const actions = (input.TransactItems ?? []) as JsonObject[];
  if (actions.length >= 1 && actions.length <= MAX_ACTIONS) return actions;
  throw refuse(
    `1 validation error detected: Value '[]' at '${name}' failed to satisfy constraint: Member must have length ` +
      (actions.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${MAX_ACTIONS}`),
  );
}

function changeOf(engine: Engine, action: JsonObject, at: number): Action | UnsuitableItem {
  const kinds = Object.keys(action).filter((kind) => action[kind] !== null);
  const [kind = ''] = kinds;
  const make = Object.hasOwn(ACTIONS, kind) ? ACTIONS[kind] : undefined;
  if (!make || kinds.length !== 1) {
    throw refuse('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  const parameters = action[kind] as JsonObject;
  const needed =
    kind === 'ConditionCheck' ? 'ConditionExpression' : kind === 'Update' ? 'UpdateExpression' : undefined;
  if (needed !== undefined && typeof parameters[needed] !== 'string') {
    const member = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
    throw refuse(
      `1 validation error detected: Value null at 'transactItems.${at}.member.${member(kind)}.${member(needed)}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return unlessUnsuitable(() => ({ ...make(engine, parameters), isCheck: kind === 'ConditionCheck' }));
}

/** Interprets each action. A missing table is reported only when nothing else is wrong with any action. */
function allOf<T>(actions: readonly JsonObject[], make: (action: JsonObject, at: number) => T): T[] {
  let missing: AwsError | undefined;
  const made: T[] = [];
  for (const [at, action] of actions.entries()) {
    try {
      made.push(make(action, at));
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== 'ResourceNotFoundException') throw error;
      missing ??= error;
    }
  }
  if (missing) throw missing;
  return made;
}

function unlessUnsuitable<T>(make: () => T): T | UnsuitableItem {
  try {
    return make();
  } catch (error) {
    if (error instanceof UnsuitableItem) return error;
    throw error;
  }
}

/** @throws AwsError TransactionCanceledException when there are items that are refused whatever is stored */
function requireSuitable<T extends object>(actions: readonly (T | UnsuitableItem)[]): T[] {
  const suitable = actions.flatMap((action) => (action instanceof UnsuitableItem ? [] : [action]));
  if (suitable.length === actions.length) return suitable;
  throw cancelled(
    actions.map((action) => (action instanceof UnsuitableItem ? reasonOf(action) : { Code: 'None' })),
  );
}

/**
 * Returns the writes of all changes, if all are allowed.
 * @throws AwsError TransactionCanceledException with a reason for each change
 */
function decideAll(engine: Engine, changes: readonly Change[]): Write[] {
  const keys = changes.map(({ table, place }) => placeKey(table, place));
  if (new Set(keys).size < keys.length) {
    throw refuse('Transaction request cannot include multiple operations on one item');
  }
  const decided = changes.map((change) => {
    try {
      return decide(engine, change);
    } catch (error) {
      if (error instanceof AwsError) return error;
      throw error;
    }
  });
  const writes = decided.flatMap((one) => (one instanceof AwsError ? [] : [one]));
  if (writes.length < decided.length) throw cancelled(decided.map(reasonOf));
  const bytes = writes.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MAX_BYTES) throw refuse('Transaction request size exceeded: 4 MB');
  return writes;
}

function reasonOf(decided: Write | AwsError): JsonObject {
  if (!(decided instanceof AwsError)) return { Code: 'None' };
  const Code =
    decided.code === 'ConditionalCheckFailedException'
      ? 'ConditionalCheckFailed'
      : decided.code === 'ValidationException'
        ? 'ValidationError'
        : decided.code;
  return { Code, Message: decided.message, ...decided.details };
}

function cancelled(CancellationReasons: JsonObject[]): AwsError {
  const codes = CancellationReasons.map(({ Code }) => String(Code)).join(', ');
  return new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons },
  );
}

export function transactionCapacity(input: JsonObject, writes: readonly Write[]): JsonValue[] | undefined {
  const tables = [...new Set(writes.map(({ table }) => table))];
  const all = tables.flatMap((table) => {
    const capacity = writeCapacity(
      input,
      writes.filter((write) => write.table === table),
      2,
    );
    return capacity ? [capacity] : [];
  });
  return all.length > 0 ? all : undefined;
}

/** Yields the sizes of items, which are looked up only when they are needed. */
function* sizesOf(
  engine: Engine,
  make: () => readonly { readonly table: Table; readonly place: Place }[],
): Generator<{ table: Table; size: number }> {
  for (const { table, place } of make()) yield { table, size: engine.items.get(table, place)?.size ?? 0 };
}

/** Returns the capacity of reads in a transaction, if the request asks for it. */
export function readCapacities(
  input: JsonObject,
  reads: Iterable<{ readonly table: Table; readonly size: number }>,
): JsonValue[] | undefined {
  if (!isCounted(input)) return undefined;
  const units = new Map<Table, number>();
  for (const { table, size } of reads) {
    units.set(table, (units.get(table) ?? 0) + 2 * readUnits(size, true));
  }
  return [...units].map(([table, sum]) => transactionReadCapacity(input, table, sum));
}

export function transactGetItems(engine: Engine, input: JsonObject): AnswerObject {
  const reads = requireSuitable(
    allOf(actionsOf(input, 'transactItems'), (action) =>
      unlessUnsuitable(() => readOf(engine, action.Get as JsonObject)),
    ),
  );
  const keys = reads.map(({ table, place }) => placeKey(table, place));
  if (new Set(keys).size < keys.length) {
    throw refuse('Transaction request cannot include multiple operations on one item');
  }
  const Responses = reads.map(({ table, place, paths }) => {
    const stored = engine.items.get(table, place);
    return { Item: stored && projected(stored, paths) };
  });
  return {
    Responses,
    ConsumedCapacity: readCapacities(
      input,
      sizesOf(engine, () => reads),
    ),
  };
}

function readOf(engine: Engine, parameters: JsonObject) {
  const name = tableName(parameters.TableName);
  const expressions = new Expressions(parameters, ['ProjectionExpression'], []);
  const key = itemIn(parameters, 'Key');
  const paths = expressions.projection();
  expressions.finish();
  const table = engine.tables.get(name);
  requireKey(table, key);
  return { table, paths, place: placeOf(table.key, key) };
}
