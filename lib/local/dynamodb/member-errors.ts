import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../service.ts';
import { refuseMembers } from './attribute-value.ts';
import { requireReports } from './capacity.ts';
import { itemIn, oneOf, RETURN_VALUES, requireToken, tableName } from './request.ts';

const ONE = '1 validation error detected: ';
const OF_MANY = /^(Batch(Get|Write)Item|Transact(Get|Write)Items|Execute(Statement|Transaction))$/;

/**
 * Returns the refusal of a request with all wrong members that the service would name together. They are looked for only when a
 * request is refused.
 */
export function withAllMembers(error: AwsError, operation: string, input: JsonObject): AwsError {
  if (!error.message.startsWith(`${ONE}Value `)) return error;
  const wrong = checksOf(operation, input).flatMap((check) => {
    try {
      check();
      return [];
    } catch (other) {
      return other instanceof AwsError && other.message.startsWith(ONE)
        ? [other.message.slice(ONE.length)]
        : [];
    }
  });
  return wrong.length > 1 ? refuseMembers(wrong) : error;
}

function checksOf(operation: string, input: JsonObject): (() => unknown)[] {
  const consumed = () => requireReports({ ReturnConsumedCapacity: input.ReturnConsumedCapacity ?? null });
  const metrics = () =>
    requireReports({ ReturnItemCollectionMetrics: input.ReturnItemCollectionMetrics ?? null });
  if (OF_MANY.test(operation)) return [() => requireToken(input.ClientRequestToken), consumed, metrics];
  // A single-item request that has its key is refused for the first error only.
  const key = operation === 'PutItem' ? 'Item' : 'Key';
  if (!/^(Get|Put|Update|Delete)Item$/.test(operation) || (input[key] ?? undefined) !== undefined) return [];
  return [
    consumed,
    () => tableName(input.TableName),
    () => oneOf(input, 'ReturnValues', RETURN_VALUES, 'NONE'),
    () => itemIn(input, key),
  ];
}
