import { AwsError } from '../../aws-error.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import type { Resource } from './resource.ts';

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: JsonValue | undefined): JsonValue | undefined =>
  value === undefined || typeof value === 'string' ? value : JSON.stringify(value);

/** Fields that an API takes as a string and a definition may give as JSON. */
const TEXT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'sqs:SendMessage': ['MessageBody'],
  'sns:Publish': ['Message'],
  'states:StartExecution': ['input'],
  'states:SendTaskSuccess': ['output'],
};

/** Turns the arguments of a Task into the input of the service. */
export function requestInput(resource: Resource, args: JsonValue, executionArn: string): JsonObject {
  if (resource.kind === 'function') return { FunctionName: resource.arn, Payload: args };
  if (!isObject(args)) return {};
  const operation = `${resource.service}:${resource.operation}`;
  let input: JsonObject = resource.service === 'states' ? withLowerCaseFields(args) : { ...args };
  for (const field of TEXT_FIELDS[operation] ?? []) {
    const value = text(input[field]);
    if (value !== undefined) input = { ...input, [field]: value };
  }
  if (operation === 'states:StartExecution' && resource.kind === 'optimized' && input.input === undefined)
    input.input = '{}';
  if (operation === 'events:PutEvents')
    input = { ...input, Entries: entries(input.Entries, executionArn, resource) };
  return input;
}

/**
 * Returns the input of a call in the form that the service accepts. A string `Payload` of a function call is parsed as JSON.
 * @throws AwsError like Lambda, if it is not JSON
 */
export function callInput(resource: Resource, input: JsonObject): JsonObject {
  const isInvocation = resource.service === 'lambda' && resource.operation === 'Invoke';
  if (!isInvocation || resource.kind === 'function' || typeof input.Payload !== 'string') return input;
  try {
    return { ...input, Payload: JSON.parse(input.Payload) as JsonValue };
  } catch (error) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: Could not parse payload into json: ${(error as Error).message}`,
    );
  }
}

/** Lower-cases the first letters of field names: definitions have upper-case ones, the Step Functions API lower-case ones. */
function withLowerCaseFields(args: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  );
}

/**
 * Prepares the entries of `PutEvents`. A detail may be JSON. The optimized integration adds the execution to the resources of
 * each event.
 */
function entries(value: JsonValue | undefined, executionArn: string, resource: Resource): JsonValue {
  if (!Array.isArray(value)) return [];
  return value.map((entry) => {
    if (!isObject(entry)) return entry;
    const detail = text(entry.Detail);
    const resources = Array.isArray(entry.Resources) ? entry.Resources : [];
    return {
      ...entry,
      ...(detail !== undefined && { Detail: detail }),
      ...(resource.kind === 'optimized' && { Resources: [...resources, executionArn] }),
    };
  });
}
