import { type AccountIdentity, AwsError } from '../../aws-error.ts';
import { isTooDeep, MAX_LEVELS } from '../../json-levels.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { isObject } from '../definition/fields.ts';
import { isTooLarge } from '../engine/quotas.ts';
import type { Store } from '../store/store.ts';

export const validation = (message: string): AwsError => new AwsError('ValidationException', message);

/** A required text of a request. */
export function text(input: JsonObject, name: string, maxLength = 256): string {
  const value = input[name];
  if (value === undefined || value === null) {
    throw validation(
      `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
    );
  }
  if (typeof value !== 'string') throw new AwsError('SerializationException', `${name} must be a string`);
  if (value.length < 1 || value.length > maxLength) {
    throw validation(
      `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must have length between 1 and ${maxLength}`,
    );
  }
  return value;
}

export function optionalText(input: JsonObject, name: string, maxLength = 256): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new AwsError('SerializationException', `${name} must be a string`);
  if (value.length > maxLength) {
    throw validation(
      `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must have length less than or equal to ${maxLength}`,
    );
  }
  return value;
}

/** An optional text of a request that must be one of `values`. */
export function optionalChoice(
  input: JsonObject,
  name: string,
  values: readonly string[],
): string | undefined {
  const value = optionalText(input, name);
  if (value === undefined || values.includes(value)) return value;
  throw validation(
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`,
  );
}

/** Reads a text of a request that is JSON. */
export function parseJson(value: string, what: string): JsonValue {
  try {
    return JSON.parse(value) as JsonValue;
  } catch (error) {
    throw validation(`${what} is not valid JSON: ${(error as Error).message}`);
  }
}

/** The input of an execution: the text of any JSON. @throws AwsError `InvalidExecutionInput` */
export function executionInput(request: JsonObject): string {
  const input = request.input ?? '{}';
  if (typeof input !== 'string') throw new AwsError('SerializationException', 'input must be a string');
  const refuse = (why: string): AwsError =>
    new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: ${why}`);
  if (isTooLarge(input)) throw refuse('the input is larger than 262144 bytes');
  let value: JsonValue;
  try {
    value = JSON.parse(input) as JsonValue;
  } catch (error) {
    throw refuse(`'${(error as Error).message}'`);
  }
  if (isTooDeep(value, input)) throw refuse(`the input has more than ${MAX_LEVELS} levels`);
  return input;
}

/** An object of a request; an empty one unless given. */
export function objectOf(request: JsonObject, name: string): JsonObject {
  const value = request[name] ?? {};
  if (!isObject(value)) throw new AwsError('SerializationException', `${name} must be an object`);
  return value;
}

/** The name of a state machine or an execution. */
export function checkName(name: string): string {
  const printable = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\ufffe\uffff\u{10ffff}]+$/u;
  if (name.length > 80 || !printable.test(name)) throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  return name;
}

export function invalidArn(arn: string): AwsError {
  return new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
}

/** The error of an operation on a state machine that does not exist, or not for long. */
export function noStateMachine(store: Store, name: string, arn: string): AwsError {
  return store.machineBeingDeleted(name)
    ? new AwsError('StateMachineDeleting', `State Machine Deleting: '${arn}'`)
    : new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

/** Instants of an answer: seconds since 1970, with milliseconds. */
export const seconds = (instant: number): number => instant / 1000;

/** Leaves out what is undefined. */
export function answer(fields: { [name: string]: JsonValue | undefined }): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, JsonValue] => field[1] !== undefined),
  );
}

/** Makes and reads the ARNs of one account. */
export class Arns {
  readonly #prefix: string;

  constructor({ partition, region, accountId }: AccountIdentity) {
    this.#prefix = `arn:${partition}:states:${region}:${accountId}`;
  }

  stateMachine(name: string, qualifier?: string | number): string {
    return `${this.#prefix}:stateMachine:${name}${qualifier === undefined ? '' : `:${qualifier}`}`;
  }

  execution(family: string, name: string): string {
    return `${this.#prefix}:execution:${family}:${name}`;
  }

  /** A state machine's name, with the version or alias if the ARN names one. */
  parseStateMachine(arn: string): { name: string; qualifier: string | undefined } {
    const start = `${this.#prefix}:stateMachine:`;
    const [name = '', qualifier, ...more] = arn.startsWith(start) ? arn.slice(start.length).split(':') : [];
    if (name === '' || more.length > 0) throw invalidArn(arn);
    return { name, qualifier };
  }
}
