import type { JsonObject } from '../../service.ts';
import { type Access, type Resources, UnknownAccess } from '../access.ts';
import { itemContext } from './dynamodb-context.ts';
import { partiqlAccess } from './dynamodb-partiql.ts';
import { encryption, table } from './dynamodb-tables.ts';
import { isObject, objectAt, objectsAt, textAt } from './fields.ts';

/** Operations that need the permission of the same name on the table or index that they name. */
const ON_TABLE = new Set([
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
  'DescribeTable',
  'CreateTable',
  'UpdateTable',
  'DeleteTable',
  'DescribeTimeToLive',
  'UpdateTimeToLive',
  'DescribeContinuousBackups',
  'UpdateContinuousBackups',
]);
const DATA = new Set(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan']);
const ON_ANYTHING = new Set(['ListTables', 'DescribeLimits', 'DescribeEndpoints']);
const ON_TAGGED = new Set(['ListTagsOfResource', 'TagResource', 'UntagResource']);
/** The permission that each part of a transaction needs. */
const TRANSACTED: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** Every permission that a call of DynamoDB can need. */
export const dynamodbActions: readonly string[] = [
  ...ON_TABLE,
  ...ON_ANYTHING,
  ...ON_TAGGED,
  ...['BatchGetItem', 'BatchWriteItem', 'ConditionCheckItem'],
  ...['DescribeStream', 'GetShardIterator', 'GetRecords', 'ListStreams'],
  ...['PartiQLSelect', 'PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete'],
].map((name) => `dynamodb:${name}`);

/** Returns the permissions of a DynamoDB call: for a transaction those of each part, for a batch those of each table. */
export function dynamodbAccesses(operation: string, input: JsonObject, resources: Resources): Access[] {
  if (ON_TABLE.has(operation)) {
    const { arn, name } = table(textAt(input, 'TableName'), resources);
    const index = textAt(input, 'IndexName');
    const resource = index === '' ? arn : `${arn}/index/${index}`;
    const action = `dynamodb:${operation}`;
    if (!DATA.has(operation)) return [{ action, resource }];
    const context = itemContext({ operation, request: input, table: resources.table(name) });
    return [{ action, resource, context }, ...encryption([name], resources)];
  }
  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') {
    return transacted(operation, input, resources);
  }
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') {
    const tables = Object.entries(objectAt(input, 'RequestItems'));
    const accesses = tables.map(([reference, batch]): Access => {
      const { arn, name } = table(reference, resources);
      const context = itemContext({ operation, request: { Batch: batch }, table: resources.table(name) });
      return { action: `dynamodb:${operation}`, resource: arn, context };
    });
    const names = tables.map(([reference]) => table(reference, resources).name);
    return [...accesses, ...encryption(names, resources)];
  }
  if (ON_ANYTHING.has(operation)) return [{ action: `dynamodb:${operation}`, resource: '*' }];
  if (ON_TAGGED.has(operation)) {
    return [{ action: `dynamodb:${operation}`, resource: textAt(input, 'ResourceArn') }];
  }
  return streamAccess(operation, input, resources) ?? partiqlAccess(operation, input, resources);
}

function transacted(operation: string, input: JsonObject, resources: Resources): Access[] {
  const names: string[] = [];
  const accesses = objectsAt(input, 'TransactItems').flatMap((item) =>
    Object.entries(item).map(([part, request]): Access => {
      const action = TRANSACTED[part];
      if (action === undefined || !isObject(request)) {
        throw new UnknownAccess(`the part ${part} of dynamodb:${operation}`);
      }
      const { arn, name } = table(textAt(request, 'TableName'), resources);
      names.push(name);
      const facts = resources.table(name);
      const context = itemContext({ operation: action, request, table: facts, enclosing: operation });
      return { action: `dynamodb:${action}`, resource: arn, context };
    }),
  );
  return [...accesses, ...encryption(names, resources)];
}

function streamAccess(operation: string, input: JsonObject, resources: Resources): Access[] | undefined {
  const action = `dynamodb:${operation}`;
  if (operation === 'DescribeStream' || operation === 'GetShardIterator') {
    return [{ action, resource: textAt(input, 'StreamArn') }];
  }
  if (operation === 'GetRecords') {
    const resource = streamOfIterator(textAt(input, 'ShardIterator'));
    if (resource === undefined) throw new UnknownAccess('dynamodb:GetRecords with this ShardIterator');
    return [{ action, resource }];
  }
  if (operation === 'ListStreams') {
    const { arn, name } = table(textAt(input, 'TableName'), resources);
    return [{ action, resource: name === '' ? '*' : `${arn}/stream/*` }];
  }
  return undefined;
}

/** Iterators name their stream, as in `arn:...:table/Cases/stream/2030-01-01T00:00:00.000|1|...`. */
function streamOfIterator(iterator: string): string | undefined {
  return /^arn:[^|]+(?=\|)/.exec(iterator)?.[0];
}
