import { AwsError } from '../../aws-error.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { isObject } from '../definition/fields.ts';
import { MAX_TAGS } from '../engine/quotas.ts';
import { optionalChoice, optionalText, validation } from './parameters.ts';

const SETTINGS = ['loggingConfiguration', 'tracingConfiguration', 'encryptionConfiguration'];
const LEVELS = ['ALL', 'ERROR', 'FATAL', 'OFF'];
const MAX_TAG_KEY = 128;
const MAX_TAG_VALUE = 256;

/** The settings of a state machine that was created without any. */
export const DEFAULT_SETTINGS: JsonObject = {
  loggingConfiguration: { level: 'OFF', includeExecutionData: false },
  tracingConfiguration: { enabled: false },
  encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
};

/** The settings that a request names, as they are described: what a setting leaves out has its default. */
export function settingsOf(input: JsonObject): JsonObject {
  const settings: JsonObject = {};
  for (const name of SETTINGS) {
    const value = input[name] ?? undefined;
    if (value === undefined) continue;
    if (!isObject(value)) throw new AwsError('SerializationException', `${name} must be an object`);
    settings[name] = { ...(DEFAULT_SETTINGS[name] as JsonObject), ...value };
  }
  if (settings.loggingConfiguration) checkLogging(settings.loggingConfiguration as JsonObject);
  return settings;
}

function checkLogging(logging: JsonObject): void {
  const level = optionalChoice(logging, 'level', LEVELS);
  const destinations = Array.isArray(logging.destinations) ? logging.destinations : [];
  if (level !== 'OFF' && destinations.length !== 1)
    throw new AwsError(
      'InvalidLoggingConfiguration',
      'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    );
}

/** The tags of a request. @throws AwsError when there are too many, or one is too long */
export function tagsOf(tags: JsonValue | undefined, arn: string): Record<string, string> {
  const given = (Array.isArray(tags) ? tags : []).map((tag) => (isObject(tag) ? tag : {}));
  const entries = given.map((tag): [string, string] => {
    const name = optionalText(tag, 'key', MAX_TAG_KEY) ?? '';
    if (name === '')
      throw validation(
        `1 validation error detected: Value at 'tags' failed to satisfy constraint: a key has 1 to ${MAX_TAG_KEY} characters`,
      );
    return [name, optionalText(tag, 'value', MAX_TAG_VALUE) ?? ''];
  });
  // Also a tag `__proto__`, which an assignment would not store.
  const found = Object.fromEntries(entries);
  checkTagCount(found, arn);
  return found;
}

/** @throws AwsError `TooManyTags` */
export function checkTagCount(tags: Record<string, string>, arn: string): void {
  if (Object.keys(tags).length > MAX_TAGS) throw new AwsError('TooManyTags', `Too Many Tags: '${arn}'`);
}
