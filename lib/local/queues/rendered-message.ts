import type { AccountIdentity } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { attributesDigest, md5, selectAttributes } from './message-attributes.ts';
import type { StoredMessage } from './message-store.ts';

/** Returns a received message in the form of the API, with the attributes that its receiver has requested. */
export function renderMessage(
  message: StoredMessage,
  request: JsonObject,
  identity: AccountIdentity,
): JsonObject {
  const system: JsonObject = {
    SenderId: identity.accountId,
    SentTimestamp: String(message.sent_at),
    ApproximateReceiveCount: String(message.earlier_receive_count + message.receive_count),
    ApproximateFirstReceiveTimestamp: String(message.first_received_at),
    ...(message.group_id !== null && { MessageGroupId: message.group_id }),
    ...(message.deduplication_id !== null && {
      MessageDeduplicationId: message.deduplication_id,
      SequenceNumber: sequenceNumber(message.sequence),
    }),
    ...(message.trace !== null && { AWSTraceHeader: message.trace }),
    ...(message.dead_letter_source !== null && { DeadLetterQueueSourceArn: message.dead_letter_source }),
  };
  const wantedSystem = [...names(request.AttributeNames), ...names(request.MessageSystemAttributeNames)];
  const Attributes = selectAttributes(system, wantedSystem);
  const own = message.attributes === null ? {} : (JSON.parse(message.attributes) as JsonObject);
  const MessageAttributes = selectAttributes(own, names(request.MessageAttributeNames));
  return {
    MessageId: message.id,
    ReceiptHandle: `${message.sequence}~${message.receipt}`,
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(Object.keys(Attributes).length > 0 && { Attributes }),
    ...(Object.keys(MessageAttributes).length > 0 && {
      MessageAttributes,
      MD5OfMessageAttributes: attributesDigest(MessageAttributes),
    }),
  };
}

/** Returns twenty digits, as AWS does. */
export function sequenceNumber(sequence: number): string {
  return String(sequence).padStart(20, '0');
}

function names(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
