import type { JsonObject, JsonValue } from '../service.ts';

/** The actions of a transaction: each item has one of these, which names its table. */
const ACTIONS = ['Put', 'Update', 'Delete', 'ConditionCheck', 'Get'];

/** A table may be given by its ARN; the embedded DynamoDB takes only names. */
function nameOf(table: string): string {
  return table.startsWith('arn:') ? table.slice(table.indexOf(':table/') + ':table/'.length) : table;
}

/** The request with names in place of the ARNs of tables; the same object if there are none. */
export function withTableNames(input: JsonObject): JsonObject {
  let result = input;
  if (typeof input.TableName === 'string' && input.TableName.startsWith('arn:')) {
    result = { ...result, TableName: nameOf(input.TableName) };
  }
  if (isObject(input.RequestItems) && Object.keys(input.RequestItems).some((key) => key.startsWith('arn:'))) {
    const entries = Object.entries(input.RequestItems).map(([key, value]) => [nameOf(key), value] as const);
    result = { ...result, RequestItems: Object.fromEntries(entries) };
  }
  if (transactionTables(input).some((name) => name.startsWith('arn:'))) {
    const items = (input.TransactItems as JsonObject[]).map((item) =>
      Object.fromEntries(
        Object.entries(item).map(([action, value]) => [action, withTableNames(value as JsonObject)]),
      ),
    );
    result = { ...result, TransactItems: items };
  }
  return result;
}

/** The tables of a request; undefined when they are named in a PartiQL statement. */
export function namedTables(input: JsonObject): Set<string> | undefined {
  if (typeof input.TableName === 'string') return new Set([input.TableName]);
  if (isObject(input.RequestItems)) return new Set(Object.keys(input.RequestItems));
  if (Array.isArray(input.TransactItems)) return new Set(transactionTables(input));
  return undefined;
}

function transactionTables(input: JsonObject): string[] {
  if (!Array.isArray(input.TransactItems)) return [];
  const tables: string[] = [];
  for (const item of input.TransactItems) {
    if (!isObject(item)) continue;
    for (const action of ACTIONS) {
      const request = item[action];
      if (isObject(request) && typeof request.TableName === 'string') tables.push(request.TableName);
    }
  }
  return tables;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
