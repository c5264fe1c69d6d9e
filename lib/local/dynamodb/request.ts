import { AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { type AttributeValue, type Item, refuse, validItem } from './attribute-value.ts';
import type { Engine } from './engine.ts';
import { checkCondition } from './expression/condition-check.ts';
import { legacyCondition, legacyProjection, legacyUpdate } from './expression/legacy.ts';
import { parseCondition, parseProjection, parseUpdate } from './expression/parser.ts';
import { requireSeparate } from './expression/paths.ts';
import { Placeholders } from './expression/placeholders.ts';
import type { Condition, ExpressionKind, Path, Update } from './expression/syntax.ts';
import { checkUpdate } from './expression/update-check.ts';
import type { Table } from './table.ts';

/** Returns the name of a table that is given by name or ARN. */
export function tableName(given: JsonValue | undefined): string {
  if (given === undefined || given === null) {
    throw refuse(
      "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null",
    );
  }
  const name = String(given);
  if (name.startsWith('arn:')) return name.slice(name.indexOf(':table/') + ':table/'.length);
  requireTableName(name);
  return name;
}

/** @throws AwsError ValidationException for an invalid table name */
export function requireTableName(name: string): void {
  if (name.length >= 1 && name.length <= 255 && /^[a-zA-Z0-9_.-]+$/.test(name)) return;
  const constraint =
    name.length === 0
      ? 'Member must have length greater than or equal to 1'
      : name.length > 255
        ? 'Member must have length less than or equal to 255'
        : 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+';
  throw refuse(
    `1 validation error detected: Value '${name}' at 'tableName' failed to satisfy constraint: ${constraint}`,
  );
}

export type ReturnValues = 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW';
export const RETURN_VALUES: readonly ReturnValues[] = [
  ...(['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'] as const),
];

/** The maximum of characters of a transaction token. */
const MAX_TOKEN = 36;

/** @throws AwsError ValidationException for a token that is empty or too long */
export function requireToken(token: JsonValue | undefined): void {
  if (typeof token !== 'string' || (token.length >= 1 && token.length <= MAX_TOKEN)) return;
  const bound = token === '' ? 'greater than or equal to 1' : `less than or equal to ${MAX_TOKEN}`;
  throw refuse(
    `1 validation error detected: Value '${token}' at 'clientRequestToken' failed to satisfy constraint: Member must have length ${bound}`,
  );
}

/** @throws AwsError ResourceNotFoundException, or ValidationException for an invalid name */
export function tableOf(engine: Engine, input: JsonObject): Table {
  return engine.tables.get(tableName(input.TableName));
}

/**
 * Refuses parameters of the API that have no effect here, so that none is silently ignored.
 * @throws AwsError ValidationException naming the first that is given
 */
export function refuseUnsupported(input: JsonObject, names: readonly string[]): void {
  const given = names.find((name) => input[name] !== undefined && input[name] !== null);
  if (given !== undefined) throw refuse(`The local DynamoDB does not support ${given}.`);
}

/**
 * Returns a parameter that must be one of some values.
 * @throws AwsError ValidationException when it is none of them
 */
export function oneOf<T extends string>(
  input: JsonObject,
  name: string,
  values: readonly T[],
  otherwise: T,
): T {
  const given = input[name];
  if (given === undefined || given === null) return otherwise;
  if (values.includes(given as T)) return given as T;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw refuse(
    `1 validation error detected: Value '${String(given)}' at '${member}' failed to satisfy constraint: ` +
      `Member must satisfy enum value set: [${values.join(', ')}]`,
  );
}

/**
 * Returns the attributes in a parameter.
 * @throws AwsError ValidationException when it is missing
 */
export function itemIn(input: JsonObject, name: 'Item' | 'Key'): Item {
  const given = input[name];
  if (given !== undefined && given !== null) return validItem(given);
  throw refuse(
    `1 validation error detected: Value null at '${name.toLowerCase()}' failed to satisfy constraint: Member must not be null`,
  );
}

/**
 * Returns a parameter that must be a whole number; undefined when it is absent.
 * @throws AwsError SerializationException when it is not a whole number, ValidationException when it is out of bounds
 */
export function wholeNumber(
  input: JsonObject,
  name: string,
  [minimum, maximum = Number.POSITIVE_INFINITY]: readonly [number, number?],
): number | undefined {
  const given = input[name];
  if (given === undefined || given === null) return undefined;
  if (!Number.isInteger(given)) throw new AwsError('SerializationException', `${name} must be an integer`);
  const value = given as number;
  if (value >= minimum && value <= maximum) return value;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw refuse(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must have value ` +
      (value < minimum ? `greater than or equal to ${minimum}` : `less than or equal to ${maximum}`),
  );
}

/** The expressions of one request, or the legacy parameters that came before them, with the meaning of their placeholders. */
export class Expressions {
  readonly #input: JsonObject;
  readonly #placeholders: Placeholders;

  /**
   * @param kinds the expressions that the operation supports
   * @param legacy the legacy parameters that it supports instead
   * @throws AwsError ValidationException when both are given, or placeholders without an expression
   */
  constructor(input: JsonObject, kinds: readonly ExpressionKind[], legacy: readonly string[]) {
    const isGiven = (name: string) => input[name] !== undefined && input[name] !== null;
    const given = kinds.filter(isGiven);
    const old = legacy.filter(isGiven);
    if (given.length > 0 && old.length > 0) {
      throw refuse(
        'Can not use both expression and non-expression parameters in the same request: ' +
          `Non-expression parameters: {${old.join(', ')}} Expression parameters: {${given.join(', ')}}`,
      );
    }
    const withValues = kinds.filter((kind) => kind !== 'ProjectionExpression');
    if (isGiven('ExpressionAttributeNames') && given.length === 0) {
      throw refuse('ExpressionAttributeNames can only be specified when using expressions');
    }
    if (isGiven('ExpressionAttributeValues') && !withValues.some(isGiven)) {
      throw refuse(
        `ExpressionAttributeValues can only be specified when using expressions: ${withValues.join(' and ')} ${withValues.length > 1 ? 'are' : 'is'} null`,
      );
    }
    this.#input = input;
    this.#placeholders = new Placeholders(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  }

  /** Returns the condition in an expression, or in the legacy parameter. */
  condition(kind: ExpressionKind, legacy?: string): Condition<AttributeValue> | undefined {
    const text = this.#input[kind];
    if (typeof text === 'string') {
      const condition = this.#placeholders.condition(parseCondition(text, kind), kind);
      checkCondition(condition, kind);
      return condition;
    }
    const old = legacy === undefined ? undefined : this.#input[legacy];
    return old === undefined ? undefined : legacyCondition(old, this.#input.ConditionalOperator);
  }

  /** Returns the paths to return; undefined for all attributes. */
  projection(): readonly Path[] | undefined {
    const { ProjectionExpression: text, AttributesToGet: names } = this.#input;
    if (typeof text === 'string') {
      const kind = 'ProjectionExpression';
      const paths = parseProjection(text).map((path) => this.#placeholders.path(path, kind));
      requireSeparate(paths, kind);
      return paths;
    }
    return names === undefined || names === null ? undefined : legacyProjection(names);
  }

  update(): Update<AttributeValue> {
    const { UpdateExpression: text, AttributeUpdates: old } = this.#input;
    const update =
      typeof text === 'string'
        ? this.#placeholders.update(parseUpdate(text))
        : old === undefined || old === null
          ? { set: [], remove: [], add: [], delete: [] }
          : legacyUpdate(old);
    checkUpdate(update);
    return update;
  }

  /** @throws AwsError ValidationException when a placeholder was not used */
  finish(): void {
    this.#placeholders.requireAllUsed();
  }
}
