import type { JsonObject } from '../service.ts';
import { numberOf } from './resource-type.ts';

/**
 * Refuses numbers that AWS does not take either: an app that works here would not be deployed there.
 * @param limits the least and the greatest value of each property; one that is absent is in order
 * @throws Error naming the property and its limits
 */
export function requireLimits(
  properties: JsonObject,
  limits: Readonly<Record<string, readonly [least: number, greatest: number]>>,
): void {
  for (const [name, [least, greatest]] of Object.entries(limits)) {
    const value = numberOf(properties, name);
    if (value === undefined || (Number.isInteger(value) && value >= least && value <= greatest)) continue;
    throw new Error(`the ${name} ${value} is not a whole number from ${least} to ${greatest}`);
  }
}

/** Lambda Developer Guide, "Defined runtime environment variables": reserved keys, which a function cannot set. */
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
/** Lambda quotas: all environment variables in aggregate. */
const BYTES_OF_VARIABLES = 4096;

/** @throws Error naming a variable that Lambda does not take, or the size of all */
export function requireVariables(variables: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(variables)) {
    if (RESERVED.has(name)) throw new Error(`the environment variable ${name} is reserved by Lambda`);
    if (!/^[a-zA-Z]\w+$/.test(name))
      throw new Error(
        `the environment variable ${name} is none: a letter, then letters, digits and underscores`,
      );
  }
  const size = Buffer.byteLength(JSON.stringify(variables));
  if (size > BYTES_OF_VARIABLES)
    throw new Error(
      `the environment variables take ${size} bytes as JSON, and may take ${BYTES_OF_VARIABLES}`,
    );
}
