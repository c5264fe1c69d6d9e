import { AwsError } from '../../aws-error.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { isObject } from '../definition/fields.ts';
import { MAX_TAGS } from '../engine/quotas.ts';
import { optionalChoice, optionalNumber, optionalText, validation } from './parameters.ts';

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

/** Returns the settings that a request names, in the form of `Describe`: defaults fill in what a setting leaves out. */
export function settingsOf(input: JsonObject): JsonObject {
  const settings: JsonObject = {};
  for (const name of SETTINGS) {
    const value = input[name] ?? undefined;
    if (value === undefined) continue;
    if (!isObject(value)) throw new AwsError('SerializationException', `${name} must be an object`);
    settings[name] = { ...(DEFAULT_SETTINGS[name] as JsonObject), ...value };
  }
  if (settings.loggingConfiguration) checkLogging(settings.loggingConfiguration as JsonObject);
  if (settings.encryptionConfiguration) checkEncryption(settings.encryptionConfiguration as JsonObject);
  return settings;
}

function checkLogging(logging: JsonObject): void {
  const level = optionalChoice(logging, 'level', LEVELS);
  if (level === 'OFF') return;
  const invalid = (why: string): AwsError =>
    new AwsError('InvalidLoggingConfiguration', `Invalid Logging Configuration: ${why}`);
  const destinations = Array.isArray(logging.destinations) ? logging.destinations : [];
  const [destination] = destinations;
  if (destinations.length !== 1) throw invalid('Must specify exactly one Log Destination.');
  const group = isObject(destination) ? destination.cloudWatchLogsLogGroup : undefined;
  const arn = isObject(group) ? group.logGroupArn : undefined;
  if (typeof arn !== 'string') throw invalid('Must set valid CloudWatch Log Group ARN.');
  if (!/^arn:[^:]+:logs:[^:]*:[^:]*:log-group:/.test(arn))
    throw invalid('Provided ARN is not CloudWatch Logs Log Group ARN.');
  if (!arn.endsWith(':*')) throw invalid("Log Group ARN must be provided with '*' qualifier.");
}

const ENCRYPTION_TYPES = ['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY'];

function checkEncryption(encryption: JsonObject): void {
  const type = optionalChoice(encryption, 'type', ENCRYPTION_TYPES);
  const invalid = (why: string): AwsError =>
    new AwsError('InvalidEncryptionConfiguration', `Invalid Encryption Configuration: ${why}`);
  if (type === 'CUSTOMER_MANAGED_KMS_KEY') {
    if (typeof encryption.kmsKeyId !== 'string') throw invalid('Must set a valid kmsKeyId.');
    optionalNumber(encryption, 'kmsDataKeyReusePeriodSeconds', 60, 900);
    return;
  }
  const custom = ['kmsKeyId', 'kmsDataKeyReusePeriodSeconds'].find((name) => encryption[name] !== undefined);
  if (custom) throw invalid(`Custom ${custom} is not allowed when selecting AWS_OWNED_KEY.`);
}

/** Reads the tags of a request. @throws AwsError if there are too many, or a key or value is too long */
export function tagsOf(
  tags: JsonValue | readonly JsonValue[] | undefined,
  arn: string,
): Record<string, string> {
  const given = (Array.isArray(tags) ? tags : []).map((tag) => (isObject(tag) ? tag : {}));
  const entries = given.map((tag): [string, string] => {
    const name = optionalText(tag, 'key', MAX_TAG_KEY) ?? '';
    if (name === '')
      throw validation(
        `1 validation error detected: Value at 'tags' failed to satisfy constraint: a key has 1 to ${MAX_TAG_KEY} characters`,
      );
    return [name, optionalText(tag, 'value', MAX_TAG_VALUE) ?? ''];
  });
  // `fromEntries` also stores a tag `__proto__`, which an assignment would not.
  const found = Object.fromEntries(entries);
  checkTagCount(found, arn);
  return found;
}

/** @throws AwsError `TooManyTags` */
export function checkTagCount(tags: Record<string, string>, arn: string): void {
  if (Object.keys(tags).length > MAX_TAGS) throw new AwsError('TooManyTags', `Too Many Tags: '${arn}'`);
}
