import { AwsError } from '../aws-error.ts';
import { isAttributeName, isNumber } from '../queues/message-attributes.ts';
import type { JsonObject, JsonValue } from '../service.ts';

/** The maximum of bytes of a message with its attributes, as on SNS. */
const SIZE_LIMIT = 256 * 1024;
const DATA_TYPES = /^(String|Number|Binary|String\.Array)$/;

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

/** A published message. */
export interface PublishedMessage {
  readonly subject: string | undefined;
  /** Returns the text for a protocol. With `MessageStructure` json, each protocol can have its own. */
  readonly text: (protocol: string) => string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
}

/**
 * Parses the input of `Publish`, or an entry of `PublishBatch`.
 * @throws AwsError InvalidParameter, or ParameterValueInvalid for an attribute
 */
export function parseMessage(input: JsonObject): PublishedMessage {
  for (const field of ['MessageGroupId', 'MessageDeduplicationId']) {
    if (input[field] !== undefined) throw invalid(field, 'not supported by the local runtime');
  }
  const { Message, Subject, MessageStructure } = input;
  if (typeof Message !== 'string' || Message === '') throw invalid('Message', 'Empty message');
  if (Subject !== undefined && (typeof Subject !== 'string' || !/^[\x20-\x7e]{1,100}$/.test(Subject))) {
    throw invalid('Subject', 'must be 1 to 100 ASCII characters');
  }
  const attributes = parseAttributes(input.MessageAttributes);
  if (Buffer.byteLength(Message) + Buffer.byteLength(JSON.stringify(attributes)) > SIZE_LIMIT) {
    throw invalid('Message', 'Message too long');
  }
  return { subject: Subject, text: textsOf(Message, MessageStructure), attributes };
}

function textsOf(message: string, structure: JsonValue | undefined): (protocol: string) => string {
  if (structure === undefined) return () => message;
  if (structure !== 'json') throw invalid('MessageStructure', 'must be json');
  let texts: unknown;
  try {
    texts = JSON.parse(message);
  } catch {
    throw invalid('Message Structure', 'JSON message body failed to parse');
  }
  const { default: other, ...own } = (texts ?? {}) as Record<string, unknown>;
  if (typeof other !== 'string') throw invalid('Message Structure', 'No default entry in JSON message body');
  return (protocol) => (typeof own[protocol] === 'string' ? own[protocol] : other);
}

function parseAttributes(value: JsonValue | undefined): Record<string, MessageAttribute> {
  if (value === undefined) return {};
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw invalid('MessageAttributes', 'must be an object');
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (!isAttributeName(name)) {
        throw wrongValue(`The message attribute name '${name}' is not valid.`);
      }
      const { DataType, StringValue, BinaryValue } = (item ?? {}) as Record<string, unknown>;
      const given = DataType === 'Binary' ? BinaryValue : StringValue;
      if (typeof DataType !== 'string' || !DATA_TYPES.test(DataType)) {
        throw wrongValue(
          `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
        );
      }
      if (typeof given !== 'string' || given === '') {
        throw wrongValue(
          `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
        );
      }
      if (DataType === 'Number' && !isNumber(given)) {
        throw wrongValue(`Could not cast message attribute '${name}' value to number.`);
      }
      return [name, { DataType, [DataType === 'Binary' ? 'BinaryValue' : 'StringValue']: given }];
    }),
  );
}

const wrongValue = (message: string): AwsError => new AwsError('ParameterValueInvalid', message);

export function invalid(field: string, reason: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${field} Reason: ${reason}`);
}
