import { dynamodbActions } from './iam/accesses/dynamodb.ts';
import { restOperations } from './rest-calls.ts';

/** Policy actions that are not operations of DynamoDB, or belong to DynamoDB Streams, which is an API of its own. */
const NO_OPERATIONS =
  /^(ConditionCheckItem|PartiQL.*|DescribeStream|GetShardIterator|GetRecords|ListStreams)$/;

const DYNAMODB: ReadonlySet<string> = new Set([
  ...dynamodbActions
    .map((action) => action.slice('dynamodb:'.length))
    .filter((name) => !NO_OPERATIONS.test(name)),
  ...['TransactGetItems', 'TransactWriteItems'],
  ...['ExecuteStatement', 'BatchExecuteStatement', 'ExecuteTransaction'],
]);

/**
 * Whether the runtime supports a call from inside.
 * @param listed the services that list their operations, by the name under which they are called
 */
export function isSupportedCall(
  listed: Readonly<Record<string, { readonly operations: readonly string[] }>>,
  service: string,
  operation: string,
): boolean {
  if (service === 'dynamodb') return DYNAMODB.has(operation);
  if (Object.hasOwn(listed, service)) return listed[service]?.operations.includes(operation) ?? false;
  return restOperations().some((call) => call.service === service && call.operation === operation);
}
