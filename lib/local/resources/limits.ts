import type { JsonObject } from '../service.ts';
import { numberOf } from './resource-type.ts';

/**
 * Refuses numbers that AWS would refuse, so that an app that works here can be deployed there.
 * @param limits the minimum and the maximum of each property, which may be absent
 * @throws Error that names the property and its limits
 */
export function requireLimits(
  properties: JsonObject,
  limits: Readonly<Record<string, readonly [minimum: number, maximum: number]>>,
): void {
  for (const [name, [minimum, maximum]] of Object.entries(limits)) {
    const value = numberOf(properties, name);
    if (value === undefined || (Number.isInteger(value) && value >= minimum && value <= maximum)) continue;
    throw new Error(`the ${name} ${value} is not a whole number from ${minimum} to ${maximum}`);
  }
}

/**
 * Refuses words that AWS does not know.
 * @throws Error that names the property and the words that it may have
 */
export function requireWords(property: string, given: unknown, words: readonly string[]): void {
  for (const word of Array.isArray(given) ? given : [given]) {
    if (word !== undefined && !words.includes(String(word)))
      throw new Error(`the ${property} ${String(word)} is not valid (${words.join(', ')})`);
  }
}

/** The reserved keys, which a function cannot set (Lambda Developer Guide, "Defined runtime environment variables"). */
const RESERVED = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
]);
/** The limit for all environment variables together (Lambda quotas). */
const BYTES_OF_VARIABLES = 4096;

/** @throws Error that names a variable that Lambda does not accept, or the size of all */
export function requireVariables(variables: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(variables)) {
    if (RESERVED.has(name)) throw new Error(`the environment variable ${name} is reserved by Lambda`);
    if (!/^[a-zA-Z]\w+$/.test(name))
      throw new Error(
        `the environment variable ${name} has no valid name: a letter, then letters, digits and underscores`,
      );
  }
  const size = Buffer.byteLength(JSON.stringify(variables));
  if (size > BYTES_OF_VARIABLES)
    throw new Error(
      `the environment variables take ${size} bytes as JSON, but may take at most ${BYTES_OF_VARIABLES}`,
    );
}
