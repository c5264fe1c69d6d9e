import type { JsonObject, JsonValue } from '../../service.ts';
import type { TableFacts } from '../access.ts';
import type { Context } from '../evaluation/context.ts';
import { isObject, objectAt, objectsAt, textAt } from './fields.ts';

interface ItemRequest {
  readonly operation: string;
  readonly request: JsonObject;
  readonly table: TableFacts | undefined;
  /** The transaction that the request is part of. */
  readonly enclosing?: string;
}

const EXPRESSIONS = [
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
  'UpdateExpression',
];
/** Keywords and functions of expressions, which are not attribute names. */
const WORDS = new Set(
  (
    'and or not between in set remove add delete attribute_exists attribute_not_exists attribute_type ' +
    'begins_with contains size if_not_exists list_append'
  ).split(' '),
);

/** Returns DynamoDB's condition keys for one request. Each is computed when a policy asks for it. */
export function itemContext(given: ItemRequest): Context {
  const { operation, request, enclosing } = given;
  return (key) => {
    switch (key) {
      case 'dynamodb:leadingkeys':
        return leadingKeys(given);
      case 'dynamodb:attributes':
        return attributes(request);
      case 'dynamodb:select':
        return textAt(request, 'Select') || undefined;
      case 'dynamodb:returnvalues':
        return textAt(request, 'ReturnValues') || undefined;
      case 'dynamodb:returnconsumedcapacity':
        return textAt(request, 'ReturnConsumedCapacity') || undefined;
      case 'dynamodb:enclosingoperation':
        return enclosing;
      case 'dynamodb:fulltablescan':
        return operation === 'Scan' ? 'true' : undefined;
      default:
        return undefined;
    }
  };
}

function leadingKeys({ operation, request, table }: ItemRequest): readonly string[] | undefined {
  if (!table) return undefined;
  const index = textAt(request, 'IndexName');
  const name = index === '' ? table.partitionKey : table.indexes[index];
  if (name === undefined) return undefined;
  if (operation === 'Query') {
    const value = queriedKey(request, name);
    return value === undefined ? undefined : [value];
  }
  const keys = items(request).flatMap((item) => scalar(item[name]) ?? []);
  return keys.length > 0 ? [...new Set(keys)] : undefined;
}

/** Returns the items and keys that a request names. */
function items(request: JsonObject): JsonObject[] {
  const own = [request.Item, request.Key].filter(isObject);
  if (own.length > 0) return own;
  const batch = request.Batch;
  if (isObject(batch)) return objectsAt(batch, 'Keys');
  if (!Array.isArray(batch)) return [];
  return batch.filter(isObject).flatMap((one) =>
    Object.values(one)
      .filter(isObject)
      .flatMap((part) => items(part)),
  );
}

/** Returns the partition that a query reads: `#pk = :value`, as DynamoDB requires. */
function queriedKey(request: JsonObject, partitionKey: string): string | undefined {
  const names = objectAt(request, 'ExpressionAttributeNames');
  const values = objectAt(request, 'ExpressionAttributeValues');
  for (const [, name = '', value = ''] of textAt(request, 'KeyConditionExpression').matchAll(
    /([#\w.-]+)\s*=\s*(:\w+)/g,
  )) {
    if ((name.startsWith('#') ? names[name] : name) === partitionKey) return scalar(values[value]);
  }
  const condition = objectAt(request, 'KeyConditions')[partitionKey];
  const list = isObject(condition) ? condition.AttributeValueList : undefined;
  return Array.isArray(list) ? scalar(list[0]) : undefined;
}

/** Returns a key's value in the form that conditions compare. */
function scalar(value: JsonValue | undefined): string | undefined {
  if (!isObject(value)) return undefined;
  const [text] = Object.values(value);
  return typeof text === 'string' ? text : undefined;
}

/** Returns all top-level attributes that a request names anywhere. */
function attributes(request: JsonObject): readonly string[] | undefined {
  const names = objectAt(request, 'ExpressionAttributeNames');
  const found = new Set<string>();
  for (const item of items(request)) for (const name of Object.keys(item)) found.add(name);
  const batch = request.Batch;
  for (const part of isObject(batch) ? [request, batch] : [request]) {
    for (const name of EXPRESSIONS.map((field) => textAt(part, field)).flatMap(firstNames)) {
      found.add(name.startsWith('#') ? String(names[name] ?? name) : name);
    }
    const listed = part.AttributesToGet;
    if (Array.isArray(listed)) for (const name of listed) found.add(String(name));
  }
  return found.size > 0 ? [...found] : undefined;
}

/** Returns the first step of each path in an expression. Later steps are inside an attribute. */
function firstNames(expression: string): string[] {
  return [...expression.matchAll(/(?<![\w:#.])(?:#\w+|[A-Za-z_]\w*)/g)]
    .map(([name]) => name)
    .filter((name) => !WORDS.has(name.toLowerCase()));
}
