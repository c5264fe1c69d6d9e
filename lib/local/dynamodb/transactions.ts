import { createHash } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { refuse, validItem } from './attribute-value.ts';
import { placeKey } from './batches.ts';
import { readCapacity, readUnits, writeCapacity } from './capacity.ts';
import type { Engine, Write } from './engine.ts';
import {
  type Change,
  checkChange,
  collectionMetrics,
  decide,
  deleteChange,
  projected,
  putChange,
  updateChange,
} from './item-operations.ts';
import { Expressions, tableOf } from './request.ts';
import type { AnswerObject } from './stored-item.ts';
import { placeOf, requireKey } from './table.ts';

const MAX_ACTIONS = 100;
const MAX_BYTES = 4 * 1024 * 1024;
/** Milliseconds for which a token is remembered. */
const TOKEN_KEPT = 10 * 60 * 1000;

type Make = (engine: Engine, input: JsonObject) => Change;
const ACTIONS: Readonly<Record<string, Make>> = {
  Put: putChange,
  Update: updateChange,
  Delete: deleteChange,
  ConditionCheck: checkChange,
};

export function transactWriteItems(engine: Engine, input: JsonObject): AnswerObject {
  const token = input.ClientRequestToken;
  const request = typeof token === 'string' ? digestOf(input.TransactItems ?? null) : '';
  if (typeof token === 'string' && isRepeated(engine, token, request)) return {};
  const changes = actionsOf(input, 'transactItems').map((action) => changeOf(engine, action));
  const writes = decideAll(engine, changes);
  for (const [at, write] of writes.entries()) if (!changes[at]?.isCheck) engine.write(write);
  if (typeof token === 'string') remember(engine, token, request);
  return {
    ConsumedCapacity: transactionCapacity(input, writes),
    ItemCollectionMetrics: transactionMetrics(input, writes),
  };
}

type Action = Change & { readonly isCheck: boolean };

/** @throws AwsError ValidationException for no or too many actions */
function actionsOf(input: JsonObject, name: string): JsonObject[] {
  const actions = (input.TransactItems ?? []) as JsonObject[];
  if (actions.length >= 1 && actions.length <= MAX_ACTIONS) return actions;
  throw refuse(
    `1 validation error detected: Value '[]' at '${name}' failed to satisfy constraint: Member must have length ` +
      (actions.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${MAX_ACTIONS}`),
  );
}

function changeOf(engine: Engine, action: JsonObject): Action {
  const kinds = Object.keys(action).filter((kind) => action[kind] !== null);
  const [kind = ''] = kinds;
  const make = Object.hasOwn(ACTIONS, kind) ? ACTIONS[kind] : undefined;
  if (!make || kinds.length !== 1) {
    throw refuse('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  const parameters = action[kind] as JsonObject;
  if (kind === 'ConditionCheck' && typeof parameters.ConditionExpression !== 'string') {
    throw refuse(
      "1 validation error detected: Value null at 'transactItems.1.member.conditionCheck.conditionExpression' failed to satisfy constraint: Member must not be null",
    );
  }
  return { ...make(engine, parameters), isCheck: kind === 'ConditionCheck' };
}

/**
 * The writes of all changes, if each may be made.
 * @throws AwsError TransactionCanceledException with a reason for each
 */
export function decideAll(engine: Engine, changes: readonly Change[]): Write[] {
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

export function cancelled(CancellationReasons: JsonObject[]): AwsError {
  const codes = CancellationReasons.map(({ Code }) => String(Code)).join(', ');
  return new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons },
  );
}

function digestOf(request: JsonValue): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64');
}

/** @throws AwsError IdempotentParameterMismatchException for a token that was used for another transaction */
function isRepeated(engine: Engine, token: string, request: string): boolean {
  const row = engine.statements
    .prepare('SELECT request FROM transaction_token WHERE token = ? AND created > ?')
    .get(token, engine.clock.now() - TOKEN_KEPT);
  if (!row) return false;
  if (row.request === request) return true;
  throw new AwsError(
    'IdempotentParameterMismatchException',
    'Transaction request already used with different parameters',
  );
}

function remember(engine: Engine, token: string, request: string): void {
  const now = engine.clock.now();
  engine.statements.run('DELETE FROM transaction_token WHERE created <= ?', now - TOKEN_KEPT);
  engine.statements.run('INSERT OR REPLACE INTO transaction_token VALUES (?, ?, ?)', token, now, request);
}

function transactionCapacity(input: JsonObject, writes: readonly Write[]): JsonValue[] | undefined {
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

function transactionMetrics(input: JsonObject, writes: readonly Write[]) {
  const metrics: { [table: string]: JsonValue[] } = {};
  for (const write of writes) {
    const metric = collectionMetrics(input, write);
    if (metric) (metrics[write.table.name] ??= []).push(metric);
  }
  return Object.keys(metrics).length > 0 ? metrics : undefined;
}

export function transactGetItems(engine: Engine, input: JsonObject): AnswerObject {
  const reads = actionsOf(input, 'transactItems').map((action) => {
    const parameters = action.Get as JsonObject;
    const table = tableOf(engine, parameters);
    const expressions = new Expressions(parameters, ['ProjectionExpression'], []);
    const key = validItem(parameters.Key);
    const paths = expressions.projection();
    expressions.finish();
    requireKey(table, key);
    return { table, paths, place: placeOf(table.key, key) };
  });
  const keys = reads.map(({ table, place }) => placeKey(table, place));
  if (new Set(keys).size < keys.length) {
    throw refuse('Transaction request cannot include multiple operations on one item');
  }
  const units = new Map<string, number>();
  const responses = reads.map(({ table, place, paths }) => {
    const stored = engine.items.get(table, place);
    units.set(table.name, (units.get(table.name) ?? 0) + 2 * readUnits(stored?.size ?? 0, true));
    return { Item: stored && projected(stored.text, paths) };
  });
  const capacities = [...units].flatMap(([name, sum]) => {
    const capacity = readCapacity(input, engine.tables.get(name), undefined, sum);
    return capacity ? [capacity] : [];
  });
  return { Responses: responses, ConsumedCapacity: capacities.length > 0 ? capacities : undefined };
}
