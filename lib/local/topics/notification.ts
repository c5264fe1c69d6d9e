import type { JsonObject } from '../service.ts';
import type { MessageAttribute, PublishedMessage } from './message.ts';
import type { Subscription } from './subscription.ts';

/** Messages are not signed here. Receivers that check signatures should notice. */
const UNSIGNED = { SignatureVersion: '1', Signature: 'not-signed-by-the-local-runtime' } as const;

export interface Notification {
  readonly messageId: string;
  readonly topicArn: string;
  readonly timestamp: string;
  readonly message: PublishedMessage;
}

/** Returns the payload for a subscription: JSON text or, with raw delivery, the message itself. */
export function payloadFor(subscription: Subscription, notification: Notification): string {
  const { messageId, topicArn, timestamp, message } = notification;
  const text = message.text(subscription.protocol);
  if (subscription.raw) return text;
  const common = { Type: 'Notification', MessageId: messageId, TopicArn: topicArn };
  const attributes = Object.fromEntries(
    Object.entries(message.attributes).map(([name, attribute]) => [name, rendered(attribute)]),
  );
  if (subscription.protocol === 'sqs') {
    return JSON.stringify({
      ...common,
      ...(message.subject !== undefined && { Subject: message.subject }),
      Message: text,
      Timestamp: timestamp,
      ...UNSIGNED,
      SigningCertURL: '',
      UnsubscribeURL: '',
      ...(Object.keys(attributes).length > 0 && { MessageAttributes: attributes }),
    });
  }
  return JSON.stringify({
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: subscription.arn,
        Sns: {
          ...common,
          Subject: message.subject ?? null,
          Message: text,
          Timestamp: timestamp,
          ...UNSIGNED,
          SigningCertUrl: '',
          UnsubscribeUrl: '',
          MessageAttributes: attributes,
        },
      },
    ],
  });
}

/** Returns the attributes of a message as message attributes of a queue; only with raw delivery. */
export function queueAttributes(
  subscription: Subscription,
  { attributes }: PublishedMessage,
): JsonObject | undefined {
  if (!subscription.raw || Object.keys(attributes).length === 0) return undefined;
  return Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, { ...attribute }]));
}

const rendered = ({ DataType, StringValue, BinaryValue }: MessageAttribute) => ({
  Type: DataType,
  Value: StringValue ?? BinaryValue ?? '',
});
