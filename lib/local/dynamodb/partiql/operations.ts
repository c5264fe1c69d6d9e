import { AwsError } from '../../aws-error.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { type AttributeValue, type Item, refuse, sizeOfItem, validItem } from '../attribute-value.ts';
import { isCounted, readCapacity, readUnits, writeCapacity } from '../capacity.ts';
import type { Engine, Write } from '../engine.ts';
import { keyRange } from '../expression/key-condition.ts';
import { valueAt } from '../expression/paths.ts';
import type { Condition } from '../expression/syntax.ts';
import { updated } from '../expression/update.ts';
import { checkUpdate, requireNoKeyIn, writtenPaths } from '../expression/update-check.ts';
import { type Change, decide, isShown, returnedAttributes } from '../item-operations.ts';
import { readPage, requireProjected } from '../reads.ts';
import { tableName, wholeNumber } from '../request.ts';
import { AnsweredItem, type AnswerObject } from '../stored-item.ts';
import { keyNames, placeOf, requireItemSize, requireKey, requireKeysIn, type Table } from '../table.ts';
import { commitTransaction, readCapacities, transactionCapacity } from '../transactions.ts';
import { parseStatement } from './parser.ts';
import type { SelectStatement, Statement } from './statement.ts';

type Where = Condition<AttributeValue>;
type Writing = Exclude<Statement, SelectStatement>;

/** The maximum of characters of a statement, from the model of the API. */
const MAX_STATEMENT = 8_192;
const MAX_STATEMENTS = { batch: 25, transaction: 100 };

function read(input: JsonObject): Statement {
  const text = String(input.Statement ?? '');
  if (text.length > MAX_STATEMENT) {
    throw refuse(
      `1 validation error detected: Value at 'statement' failed to satisfy constraint: Member must have length less than or equal to ${MAX_STATEMENT}`,
    );
  }
  return parseStatement(text, (input.Parameters ?? []) as unknown[]);
}

export function executeStatement(engine: Engine, input: JsonObject): AnswerObject {
  const statement = read(input);
  if (statement.kind === 'select') return select(engine, statement, input);
  if (statement.kind === 'exists') throw refuse('EXISTS is only valid in a transaction');
  const { item, made } = write(engine, statement, input);
  return { Items: item ? [item] : [], ConsumedCapacity: writeCapacity(input, [made], 1) };
}

/**
 * Carries out one statement that writes.
 * @param request the request with the statement
 */
function write(
  engine: Engine,
  statement: Writing,
  request: JsonObject,
): { item: AnsweredItem | undefined; made: Write } {
  const change = changeOf(engine, statement, request);
  let decided: Write;
  try {
    decided = decide(engine, change);
  } catch (error) {
    throw statement.kind === 'insert' ? duplicate(error) : error;
  }
  engine.write(decided);
  const returning = 'returning' in statement ? statement.returning : undefined;
  return { item: returnedAttributes(returning ?? 'NONE', decided, change.paths), made: decided };
}

function duplicate(error: unknown): unknown {
  if (!(error instanceof AwsError) || error.code !== 'ConditionalCheckFailedException') return error;
  return new AwsError('DuplicateItemException', 'Duplicate primary key exists in table');
}

function select(engine: Engine, statement: SelectStatement, input: JsonObject): AnswerObject {
  const table = engine.tables.get(tableName(statement.table));
  const index = table.indexes.find(({ name }) => name === statement.index);
  if (statement.index !== undefined && !index) {
    throw refuse('The table does not have the specified index');
  }
  if (index?.isGlobal && input.ConsistentRead === true) {
    throw refuse('Strongly consistent read is not supported on Global Secondary Indexes');
  }
  const key = index?.key ?? table.key;
  const onKey = statement.where && keyConditionIn(statement.where, keyNames(key));
  const range = onKey && keyRange(onKey, key);
  if (statement.order && (!range || statement.order.name !== key.range?.name)) {
    throw refuse('Must have WHERE clause in the statement when using ORDER BY clause.');
  }
  requireProjected(table, index, statement.paths);
  const page = readPage(
    engine,
    {
      ...(input.ConsistentRead === true && { ConsistentRead: true }),
      ...(isCounted(input) && { ReturnConsumedCapacity: input.ReturnConsumedCapacity as string }),
      ...(typeof input.NextToken === 'string' && { ExclusiveStartKey: startOf(input.NextToken) }),
    },
    {
      ...{ table, index, range, filter: statement.where, paths: undefined, select: undefined },
      limit: wholeNumber(input, 'Limit', [1]),
      ...{ forward: statement.order?.forward ?? true, segment: undefined },
    },
  );
  const items = page.Items as AnsweredItem[];
  const last = page.LastEvaluatedKey as JsonObject | undefined;
  return {
    Items: items.map((item) => chosen(item, statement)),
    NextToken: last && Buffer.from(JSON.stringify(last)).toString('base64'),
    LastEvaluatedKey: last,
    ConsumedCapacity: page.ConsumedCapacity,
  };
}

/** Returns the key after which a page begins. */
function startOf(token: string): JsonValue {
  try {
    return JSON.parse(Buffer.from(token, 'base64').toString()) as JsonValue;
  } catch {
    throw refuse('The NextToken is not valid');
  }
}

/** Returns the values at the paths of a statement. Each is named after the last name in its path and the indexes after that. */
function chosen(item: AnsweredItem, { paths }: SelectStatement): AnsweredItem {
  if (!paths) return item;
  const entries = paths.flatMap((path): [string, AttributeValue][] => {
    const found = valueAt(item.attributes, path);
    const steps = path.slice(path.findLastIndex((step) => typeof step === 'string'));
    const name = steps.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join('');
    return found ? [[name, found]] : [];
  });
  return AnsweredItem.of(Object.fromEntries(entries));
}

function partsOf(where: Where): Where[] {
  return where.kind === 'and' ? [...partsOf(where.left), ...partsOf(where.right)] : [where];
}

/** Returns the name of the attribute that a condition compares with values. */
function comparedName(part: Where, kinds: readonly string[]): string | undefined {
  if (!('operands' in part) || !kinds.includes(part.kind === 'call' ? part.name : part.kind))
    return undefined;
  const [path, ...values] = part.operands;
  const isPlain =
    path?.kind === 'path' && path.path.length === 1 && values.every(({ kind }) => kind === 'value');
  return isPlain ? String(path.path[0]) : undefined;
}

/** Returns the part of a condition that finds items without a scan; undefined when there is none. */
function keyConditionIn(where: Where, [hash, range]: readonly string[]): Where | undefined {
  const parts = partsOf(where);
  const onHash = parts.find((part) => comparedName(part, ['=']) === hash);
  const ofRange = ['=', '<', '<=', '>', '>=', 'between', 'begins_with'];
  const onRange = parts.find((part) => range !== undefined && comparedName(part, ofRange) === range);
  if (!onHash || !onRange) return onHash;
  return { kind: 'and', left: onHash, right: onRange };
}

/** Returns the key that a condition names, and the rest of the condition; undefined when it does not name a whole key. */
function keyIn(table: Table, where: Where): { key: Item; rest: Where | undefined } | undefined {
  const names = keyNames(table.key);
  const parts = partsOf(where);
  const found = names.map((name) => parts.find((part) => comparedName(part, ['=']) === name));
  const values = found.flatMap((part) => {
    const value = part && 'operands' in part ? part.operands[1] : undefined;
    return value?.kind === 'value' ? [value.value] : [];
  });
  if (values.length < names.length) return undefined;
  const rest = parts
    .filter((part) => !found.includes(part))
    .reduce<Where | undefined>((left, right) => (left ? { kind: 'and', left, right } : right), undefined);
  const key = Object.fromEntries(names.map((name, at) => [name, values[at] as AttributeValue]));
  requireKey(table, key);
  return { key, rest };
}

function changeOf(engine: Engine, statement: Writing, request: JsonObject): Change {
  const table = engine.tables.get(tableName(statement.table));
  const showsItem = isShown(request);
  const common = { table, showsItem, paths: [], isUpdate: false };
  if (statement.kind === 'insert') {
    const item = validItem(statement.value.M);
    requireKeysIn(table, item);
    requireItemSize(sizeOfItem(item), false);
    const path = [table.key.hash.name];
    const condition = {
      kind: 'call',
      name: 'attribute_not_exists',
      operands: [{ kind: 'path', path }],
    } as const;
    return { ...common, place: placeOf(table.key, item), condition, after: () => item };
  }
  const found = keyIn(table, statement.where);
  if (!found) throw refuse('Where clause does not contain a mandatory equality on all key attributes');
  const { key, rest } = found;
  const place = placeOf(table.key, key);
  if (statement.kind === 'delete') return { ...common, place, condition: rest, after: () => undefined };
  // The item must exist: the equality of its key is part of the condition.
  if (statement.kind === 'exists') {
    if (!rest) throw refuse('EXISTS() must contain a single item read with additional condition');
    return { ...common, place, condition: statement.where, after: (before) => before?.item };
  }
  checkUpdate(statement);
  const paths = writtenPaths(statement);
  requireNoKeyIn(paths, keyNames(table.key));
  return {
    ...{ table, place, condition: statement.where, showsItem, isUpdate: true, paths },
    after: (before) => updated(before?.item ?? key, statement),
  };
}

interface Selected {
  readonly table: Table;
  readonly item: AnsweredItem | undefined;
  /** The size of the stored item in bytes. */
  readonly size: number;
}

/** Returns the one item that a statement of a batch or a transaction selects. */
function selectOne(engine: Engine, statement: SelectStatement, place: string): Selected {
  const table = engine.tables.get(tableName(statement.table));
  const isOfTable = statement.where && statement.index === undefined;
  const found = isOfTable ? keyIn(table, statement.where) : undefined;
  if (!found || found.rest)
    throw refuse(`Select statements within ${place} must specify the primary key in the where clause.`);
  const stored = engine.items.get(table, placeOf(table.key, found.key));
  const item = stored && chosen(AnsweredItem.ofText(stored.text), statement);
  return { table, item, size: stored?.size ?? 0 };
}

function requestsOf(input: JsonObject, name: string, limit: number): JsonObject[] {
  const given = (input[name] ?? []) as JsonObject[];
  if (given.length === 0 || given.length > limit) {
    const member = name.charAt(0).toLowerCase() + name.slice(1);
    throw refuse(
      `1 validation error detected: Value '[]' at '${member}' failed to satisfy constraint: Member must have length ${given.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${limit}`}`,
    );
  }
  return given;
}

export function batchExecuteStatement(engine: Engine, input: JsonObject): AnswerObject {
  const requests = requestsOf(input, 'Statements', MAX_STATEMENTS.batch);
  const statements = requests.map((one) => orRefusal(() => read(one)));
  const readable = statements.flatMap((one) => (one instanceof AwsError ? [] : [one]));
  if (new Set(readable.map(({ kind }) => kind === 'select')).size > 1) {
    throw refuse('Batch of statements must be all reads or all writes');
  }
  const capacities: JsonValue[] = [];
  const Responses = statements.map((statement, at) => {
    if (statement instanceof AwsError) return { Error: errorOf(statement) };
    const done = orRefusal(() => {
      if (statement.kind === 'select') {
        const { table, item, size } = selectOne(engine, statement, 'BatchExecuteStatement');
        const units = readUnits(size, requests[at]?.ConsistentRead === true);
        return { item, capacity: readCapacity(input, table, undefined, units) };
      }
      const { item, made } = write(engine, statement, requests[at] ?? {});
      return { item, capacity: writeCapacity(input, [made], 1) };
    });
    if (done instanceof AwsError) return { TableName: statement.table, Error: errorOf(done) };
    if (done.capacity) capacities.push(done.capacity);
    return { TableName: tableName(statement.table), Item: done.item };
  });
  return { Responses, ConsumedCapacity: isCounted(input) ? capacities : undefined };
}

function orRefusal<T>(work: () => T): T | AwsError {
  try {
    return work();
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

/** Returns a refusal as a member of an answer. */
function errorOf({ code, message, details }: AwsError): JsonObject {
  const Code = code === 'ValidationException' ? 'ValidationError' : code.replace(/Exception$/, '');
  return { Code, Message: message, ...details };
}

export function executeTransaction(engine: Engine, input: JsonObject): AnswerObject {
  const requests = requestsOf(input, 'TransactStatements', MAX_STATEMENTS.transaction);
  const statements = requests.map(read);
  const writes = statements.flatMap((statement) => (statement.kind === 'select' ? [] : [statement]));
  if (writes.length === 0) {
    const found = statements.flatMap((statement, at) =>
      statement.kind === 'select'
        ? [inStatement(at, () => selectOne(engine, statement, 'ExecuteTransaction'))]
        : [],
    );
    return {
      Responses: found.map(({ item }) => ({ Item: item })),
      ConsumedCapacity: readCapacities(input, found),
    };
  }
  if (writes.length < statements.length) {
    throw refuse('Transaction must be all reads or all writes');
  }
  for (const [at, statement] of writes.entries())
    inStatement(at, () => {
      if ('returning' in statement && statement.returning !== undefined)
        throw refuse('A RETURNING clause is not supported in a transaction');
    });
  const made = commitTransaction(engine, input.ClientRequestToken, input.TransactStatements ?? null, () =>
    writes.map((statement, at) => ({
      ...inStatement(at, () => changeOf(engine, statement, requests[at] ?? {})),
      isCheck: statement.kind === 'exists',
    })),
  );
  return { Responses: [], ConsumedCapacity: transactionCapacity(input, made) };
}

/** Adds the number of the statement to a refusal in a transaction. */
function inStatement<T>(at: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (
      !(error instanceof AwsError) ||
      error.constructor !== AwsError ||
      error.code !== 'ValidationException'
    )
      throw error;
    throw refuse(`Validation failed in TransactStatements[${at}]: ${error.message}`);
  }
}
