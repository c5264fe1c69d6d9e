import type { JsonObject } from '../../service.ts';
import { type Access, type Resources, UnknownAccess } from '../access.ts';
import { textAt } from './fields.ts';

/** The permissions for operations of SNS on a topic. A batch needs the permission of the single operation. */
const TOPIC: Readonly<Record<string, string>> = {
  Publish: 'Publish',
  PublishBatch: 'Publish',
  ListSubscriptionsByTopic: 'ListSubscriptionsByTopic',
  GetTopicAttributes: 'GetTopicAttributes',
};
const OF_ACCOUNT: readonly string[] = ['ListTopics', 'ListSubscriptions'];

/** Every permission that calls of SNS can need. */
export const topicActions: readonly string[] = [...Object.values(TOPIC), ...OF_ACCOUNT].map(
  (name) => `sns:${name}`,
);

export function snsAccesses(operation: string, input: JsonObject, resources: Resources): Access[] {
  if (OF_ACCOUNT.includes(operation)) return [{ action: `sns:${operation}`, resource: '*' }];
  const action = Object.hasOwn(TOPIC, operation) ? TOPIC[operation] : undefined;
  if (action === undefined) throw new UnknownAccess(`sns:${operation}`);
  const resource = textAt(input, 'TopicArn') || textAt(input, 'TargetArn') || resources.arn('sns', '');
  return [{ action: `sns:${action}`, resource }];
}
