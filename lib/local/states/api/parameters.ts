import { type AccountIdentity, AwsError } from '../../aws-error.ts';
import { isTooDeep, MAX_LEVELS } from '../../json-levels.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { isObject } from '../definition/fields.ts';
import { isTooLarge } from '../engine/quotas.ts';
import type { Store } from '../store/store.ts';

export const validation = (message: string): AwsError => new AwsError('ValidationException', message);

/** The error of a value that does not fit the model of the API. */
export const constraint = (at: string, value: string, rule: string): AwsError =>
  validation(
    `1 validation error detected: Value ${value} at '${at}' failed to satisfy constraint: Member must ${rule}`,
  );

/** A value in the notation of messages. */
const quoted = (value: string | number): string => `'${value}'`;

function checkLength(value: string, name: string, minimum: number, maximum: number): string {
  if (value.length > maximum)
    throw constraint(name, quoted(value), `have length less than or equal to ${maximum}`);
  if (value.length < minimum)
    throw constraint(name, quoted(value), `have length greater than or equal to ${minimum}`);
  return value;
}

/** Reads a required string of a request. */
export function text(input: JsonObject, name: string, maxLength = 256): string {
  const value = optionalText(input, name, maxLength);
  if (value === undefined) throw constraint(name, 'null', 'not be null');
  return checkLength(value, name, 1, maxLength);
}

export function optionalText(input: JsonObject, name: string, maxLength = 256): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new AwsError('SerializationException', `${name} must be a string`);
  return checkLength(value, name, 0, maxLength);
}

/** Reads an optional string of a request that must be one of `values`. */
export function optionalChoice(
  input: JsonObject,
  name: string,
  values: readonly string[],
): string | undefined {
  const value = optionalText(input, name);
  if (value === undefined || values.includes(value)) return value;
  throw constraint(name, quoted(value), `satisfy enum value set: [${values.join(', ')}]`);
}

/** Checks that a number of a request is within the bounds of the API. @param at its place, for messages */
export function checkBounds(value: number, at: string, minimum: number, maximum: number): number {
  if (value > maximum) throw constraint(at, quoted(value), `have value less than or equal to ${maximum}`);
  if (value < minimum) throw constraint(at, quoted(value), `have value greater than or equal to ${minimum}`);
  return value;
}

/** Reads an optional whole number of a request, within the bounds of the API. */
export function optionalNumber(
  input: JsonObject,
  name: string,
  minimum: number,
  maximum: number,
): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new AwsError('SerializationException', `${name} must be a whole number`);
  return checkBounds(value, name, minimum, maximum);
}

/** Whether an answer includes the data of a workflow, not only its metadata. */
export const includesData = (input: JsonObject): boolean =>
  optionalChoice(input, 'includedData', ['ALL_DATA', 'METADATA_ONLY']) !== 'METADATA_ONLY';

/** A definition as it appears in an answer: empty if only metadata was requested. */
export const shownDefinition = (input: JsonObject, definition: string): string =>
  includesData(input) ? definition : '{}';

/** Parses a string of a request that holds JSON. */
export function parseJson(value: string, what: string): JsonValue {
  try {
    return JSON.parse(value) as JsonValue;
  } catch (error) {
    throw validation(`${what} is not valid JSON: ${(error as Error).message}`);
  }
}

/** Reads the input of an execution: a string with any JSON. @throws AwsError `InvalidExecutionInput` */
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

/** Reads a required list of a request. */
export function list(input: JsonObject, name: string): readonly JsonValue[] {
  const value = input[name] ?? undefined;
  if (value === undefined) throw constraint(name, 'null', 'not be null');
  if (!Array.isArray(value)) throw new AwsError('SerializationException', `${name} must be a list`);
  return value;
}

/** Reads an optional object of a request, by default an empty one. */
export function objectOf(request: JsonObject, name: string): JsonObject {
  const value = request[name] ?? {};
  if (!isObject(value)) throw new AwsError('SerializationException', `${name} must be an object`);
  return value;
}

/** Checks the name of a state machine or an execution. */
export function checkName(name: string): string {
  const printable = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\ufffe\uffff\u{10ffff}]+$/u;
  if (name.length > 80 || !printable.test(name)) throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  return name;
}

/** The error for a string that is not an ARN of the right kind. */
export function invalidArn(arn: string): AwsError {
  const what = arn.startsWith('arn:') ? arn : `Invalid ARN prefix: ${arn}`;
  return new AwsError('InvalidArn', `Invalid Arn: '${what}'`);
}

/** The error for a state machine that does not exist or is being deleted. */
export function noStateMachine(store: Store, name: string, arn: string): AwsError {
  return store.machineBeingDeleted(name)
    ? new AwsError('StateMachineDeleting', `State Machine Deleting: '${arn}'`)
    : new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

/** An instant as it appears in an answer: seconds since 1970, with milliseconds. */
export const seconds = (instant: number): number => instant / 1000;

/** Leaves out undefined fields. */
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

  /**
   * Like `parseStateMachine`, for operations on a whole state machine.
   * @throws AwsError `ValidationException` for the label of one of its Maps, as documented
   */
  parseWholeMachine(arn: string): { name: string; qualifier: string | undefined } {
    const parsed = this.parseStateMachine(arn);
    if (parsed.name.includes('/'))
      throw validation(`The operation does not accept the ARN of a Distributed Map state: '${arn}'`);
    return parsed;
  }

  /** Checks the ARN of an execution. */
  checkExecution(arn: string): string {
    if (!/^arn:[^:]+:states:[^:]*:\d{12}:execution:[^:]+:[^:]+$/.test(arn)) throw invalidArn(arn);
    return arn;
  }

  /** Returns the name of a state machine, with the version or alias if the ARN names one. */
  parseStateMachine(arn: string): { name: string; qualifier: string | undefined } {
    const start = `${this.#prefix}:stateMachine:`;
    const [name = '', qualifier, ...more] = arn.startsWith(start) ? arn.slice(start.length).split(':') : [];
    if (name === '' || more.length > 0) throw invalidArn(arn);
    return { name, qualifier };
  }
}
