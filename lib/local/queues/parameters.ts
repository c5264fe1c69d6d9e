import { createHash } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { attributesDigest, invalid, messageAttributes } from './message-attributes.ts';
import type { StoredMessage } from './message-store.ts';
import type { Queue } from './queue-definition.ts';

/** 1 to 128 ASCII letters, digits and punctuation marks, as the API documents `MessageGroupId` and `MessageDeduplicationId`. */
const FIFO_ID = /^[\x21-\x7e]{1,128}$/;

function requireFifoId(input: JsonObject, name: 'MessageGroupId' | 'MessageDeduplicationId'): void {
  const value = input[name];
  if (value === undefined || (typeof value === 'string' && FIFO_ID.test(value))) return;
  throw invalid(
    `Value ${typeof value === 'string' ? value : JSON.stringify(value)} for parameter ${name} is invalid. Reason: ${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
  );
}

/**
 * Returns the trace header of a message, the only system attribute that can be sent, and the digest by which clients check it.
 * @throws AwsError InvalidParameterValue for any other system attribute
 */
export function systemAttributes(
  value: JsonValue | undefined,
): { trace: string; digest: string } | undefined {
  const attributes = messageAttributes(value);
  if (attributes === undefined) return undefined;
  const other = Object.keys(attributes).find((name) => name !== 'AWSTraceHeader');
  const { DataType, StringValue } = (attributes.AWSTraceHeader ?? {}) as JsonObject;
  if (other !== undefined || DataType !== 'String' || typeof StringValue !== 'string')
    throw invalid(`Message system attribute name '${other ?? 'AWSTraceHeader'}' is invalid.`);
  return { trace: StringValue, digest: attributesDigest(attributes) };
}

/**
 * Returns the group and deduplication id of a message for a FIFO queue, and the key by which duplicates are found; undefined
 * for a standard queue.
 */
export function fifoMembers(
  queue: Queue,
  input: JsonObject,
  body: string,
): { group: string; deduplication: string; deduplicationKey: string } | undefined {
  requireFifoId(input, 'MessageGroupId');
  if (!queue.fifo) {
    if (input.MessageDeduplicationId !== undefined) {
      throw invalid(
        'The request include parameter that is not valid for this queue type: MessageDeduplicationId.',
      );
    }
    return undefined;
  }
  const { MessageGroupId: group, MessageDeduplicationId: given } = input;
  if (typeof group !== 'string') throw missingParameter('MessageGroupId');
  requireFifoId(input, 'MessageDeduplicationId');
  if (typeof given !== 'string' && !queue.contentBasedDeduplication) {
    throw invalid(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly.',
    );
  }
  const deduplication = typeof given === 'string' ? given : createHash('sha256').update(body).digest('hex');
  const deduplicationKey =
    queue.deduplicationScope === 'messageGroup' ? `${group} ${deduplication}` : deduplication;
  return { group, deduplication, deduplicationKey };
}

/** @throws AwsError ReceiptHandleIsInvalid */
export function parseReceipt(handle: JsonValue | undefined): { sequence: number; receipt: string } {
  if (handle === undefined || handle === null) throw missingParameter('ReceiptHandle');
  const parts = typeof handle === 'string' ? /^(\d{1,15})~([0-9a-f-]{36})$/.exec(handle) : undefined;
  if (!parts) throw invalidReceipt();
  return { sequence: Number(parts[1]), receipt: parts[2] as string };
}

/** @throws AwsError ReceiptHandleIsInvalid when a receipt belongs to a message in another queue */
export function requireOwnReceipt(queue: Queue, message: StoredMessage | undefined, receipt: string): void {
  if (message && message.queue !== queue.name && message.receipt === receipt) throw invalidReceipt();
}

/**
 * Checks that a message is in flight: a FIFO queue accepts a receipt only until the message can be received again.
 * @throws AwsError InvalidParameterValue
 */
export function requireInFlight(
  queue: Queue,
  message: StoredMessage | undefined,
  receipt: string,
  now: number,
): void {
  if (!message || message.queue !== queue.name) return;
  if (message.receipt === receipt && message.visible_at > now) return;
  throw invalid(
    `Value ${message.sequence}~${receipt} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
  );
}

/** Seconds: twelve hours. */
export const MAX_VISIBILITY_TIMEOUT = 43_200;

/**
 * Checks the limit of a visibility timeout: a message can be hidden for twelve hours from when it was received, however often
 * its receiver extends the timeout.
 * @param timeout milliseconds
 * @throws AwsError InvalidParameterValue
 */
export function requireWithinLimit({ received_at }: StoredMessage, now: number, timeout: number): void {
  if (now + timeout - (received_at ?? now) <= MAX_VISIBILITY_TIMEOUT * 1000) return;
  throw invalid(
    `Value ${timeout / 1000} for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [${MAX_VISIBILITY_TIMEOUT} seconds]`,
  );
}

const invalidReceipt = () => new AwsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');

/** The system attributes that a receiver can request (`MessageSystemAttributeName` of the API). */
const SYSTEM_ATTRIBUTES = [
  'All',
  'SenderId',
  'SentTimestamp',
  'ApproximateReceiveCount',
  'ApproximateFirstReceiveTimestamp',
  'SequenceNumber',
  'MessageDeduplicationId',
  'MessageGroupId',
  'AWSTraceHeader',
  'DeadLetterQueueSourceArn',
];

/** @throws AwsError InvalidAttributeName for a system attribute that does not exist */
export function requireSystemAttributeNames(input: JsonObject): void {
  for (const names of [input.AttributeNames, input.MessageSystemAttributeNames]) {
    for (const name of Array.isArray(names) ? names : []) {
      if (typeof name === 'string' && SYSTEM_ATTRIBUTES.includes(name)) continue;
      const shown = typeof name === 'string' ? name : JSON.stringify(name);
      throw new AwsError('InvalidAttributeName', `Unknown Attribute ${shown}.`);
    }
  }
}

/**
 * Converts a parameter in seconds to milliseconds.
 * @throws AwsError when it is not 0 to `maximum` seconds
 */
export function seconds(value: JsonValue | undefined, name: string, maximum: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > maximum) {
    throw invalid(
      `Value ${JSON.stringify(value ?? null)} for parameter ${name} is invalid. Reason: Must be between 0 and ${maximum}, if provided.`,
    );
  }
  return value * 1000;
}

export function missingParameter(name: string): AwsError {
  return new AwsError('MissingParameter', `The request must contain the parameter ${name}.`);
}
