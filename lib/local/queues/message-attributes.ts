import { createHash } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { requireMessageCharacters } from './message-characters.ts';

/** The names that the API allows: no reserved prefix, and no period at either end or after another one. */
const ATTRIBUTE_NAME = /^(?!aws\.|amazon\.|\.)(?!.*\.\.)[\w.-]{1,256}(?<!\.)$/i;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** Whether the text of an attribute is a number. */
export const isNumber = (text: string): boolean => NUMBER.test(text.trim());

/** Whether a name is valid for an attribute, including those of SNS messages. */
export const isAttributeName = (name: string): boolean => ATTRIBUTE_NAME.test(name);

/**
 * Checks message attributes. Returns undefined when there are none.
 * @throws AwsError naming the attribute
 */
export function messageAttributes(value: JsonValue | undefined): JsonObject | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid('MessageAttributes must be a map.');
  const names = Object.keys(value);
  if (names.length === 0) return undefined;
  if (names.length > 10)
    throw invalid('Number of message attributes [more than 10] exceeds the allowed maximum.');
  for (const name of names) {
    if (!isAttributeName(name)) {
      throw invalid(
        `The message attribute name '${name}' is invalid: 1 to 256 letters, digits, underscores, hyphens and periods, no period first, last or after another, and neither AWS. nor Amazon. first.`,
      );
    }
    const { DataType, StringValue, BinaryValue } = (value[name] ?? {}) as JsonObject;
    const type = typeof DataType === 'string' ? DataType.split('.')[0] : undefined;
    if (type !== 'String' && type !== 'Number' && type !== 'Binary') {
      throw invalid(`The message attribute '${name}' must have the DataType String, Number or Binary.`);
    }
    const content = type === 'Binary' ? BinaryValue : StringValue;
    if (typeof content !== 'string' || content === '') {
      throw invalid(`The message attribute '${name}' must contain a non-empty message attribute value.`);
    }
    if (type !== 'Binary') requireMessageCharacters(content);
    if (type === 'Number' && !isNumber(content)) {
      throw invalid(`Can't cast the value of message (user) attribute '${name}' to a number.`);
    }
  }
  return value;
}

/** Returns the bytes of attributes, which count towards the size of a message. They may be unchecked. */
export function attributesSize(attributes: JsonValue | undefined): number {
  let size = 0;
  for (const [name, value] of Object.entries((attributes ?? {}) as JsonObject)) {
    const { DataType, StringValue, BinaryValue } = (value ?? {}) as JsonObject;
    size += Buffer.byteLength(name) + Buffer.byteLength(String(DataType));
    size += typeof StringValue === 'string' ? Buffer.byteLength(StringValue) : 0;
    size += typeof BinaryValue === 'string' ? Buffer.from(BinaryValue, 'base64').length : 0;
  }
  return size;
}

/**
 * Returns the MD5 digest by which clients check attributes: sorted by name, each part preceded by its length, and between type
 * and value a byte that is 1 for text and 2 for binary data.
 */
export function attributesDigest(attributes: JsonObject): string {
  const hash = createHash('md5');
  const part = (content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    hash.update(length).update(content);
  };
  for (const name of Object.keys(attributes).sort()) {
    const { DataType, StringValue, BinaryValue } = attributes[name] as JsonObject;
    part(Buffer.from(name));
    part(Buffer.from(String(DataType)));
    const binary = String(DataType).startsWith('Binary');
    hash.update(Buffer.of(binary ? 2 : 1));
    part(binary ? Buffer.from(String(BinaryValue), 'base64') : Buffer.from(String(StringValue)));
  }
  return hash.digest('hex');
}

/** Returns the attributes that a receiver requests: by name, by `prefix.*`, or `All`. */
export function selectAttributes(attributes: JsonObject, wanted: readonly string[]): JsonObject {
  const isWanted = (name: string) =>
    wanted.some(
      (one) =>
        one === 'All' ||
        one === '.*' ||
        one === name ||
        (one.endsWith('.*') && name.startsWith(one.slice(0, -1))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}

export function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
