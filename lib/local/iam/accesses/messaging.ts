import { taskOf } from '../../queues/move-task-store.ts';
import type { JsonObject } from '../../service.ts';
import { type Access, type Resources, UnknownAccess } from '../access.ts';
import { objectsAt, textAt } from './fields.ts';

/** The permissions for operations of SQS. A batch needs the permission of the single operation. */
const QUEUE: Readonly<Record<string, string>> = {
  SendMessage: 'SendMessage',
  SendMessageBatch: 'SendMessage',
  ReceiveMessage: 'ReceiveMessage',
  DeleteMessage: 'DeleteMessage',
  DeleteMessageBatch: 'DeleteMessage',
  ChangeMessageVisibility: 'ChangeMessageVisibility',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
  PurgeQueue: 'PurgeQueue',
  GetQueueUrl: 'GetQueueUrl',
  GetQueueAttributes: 'GetQueueAttributes',
  TagQueue: 'TagQueue',
  UntagQueue: 'UntagQueue',
  ListQueueTags: 'ListQueueTags',
  ListDeadLetterSourceQueues: 'ListDeadLetterSourceQueues',
};
/**
 * Operations of dead-letter redrive tasks, with the permissions that they need on the source (Developer Guide, "Configure a
 * dead-letter queue redrive").
 */
const MOVES: Readonly<Record<string, readonly string[]>> = {
  StartMessageMoveTask: ['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'],
  ListMessageMoveTasks: ['ListMessageMoveTasks'],
  CancelMessageMoveTask: ['CancelMessageMoveTask'],
};
/** The additional permissions that callers need for a queue encrypted with a key of the account. */
const ENCRYPTED: Readonly<Record<string, readonly string[]>> = {
  SendMessage: ['kms:GenerateDataKey', 'kms:Decrypt'],
  ReceiveMessage: ['kms:Decrypt'],
};

const EVENTS = [
  'PutEvents',
  'DescribeEventBus',
  'ListTargetsByRule',
  'ListEventBuses',
  'ListRules',
  'TestEventPattern',
];

/** Every permission that calls of these services can need. */
export const messagingActions: readonly string[] = [
  ...['ListQueues', ...Object.keys(MOVES), ...Object.values(QUEUE)].map((name) => `sqs:${name}`),
  ...EVENTS.map((name) => `events:${name}`),
  'scheduler:ListSchedules',
  'scheduler:GetSchedule',
];

export function sqsAccesses(operation: string, input: JsonObject, resources: Resources): Access[] {
  if (operation === 'ListQueues') return [{ action: 'sqs:ListQueues', resource: '*' }];
  const context = (asked: string) => (asked === 'kms:viaservice' ? resources.host('sqs') : undefined);
  const accesses = (actions: readonly string[], resource: string): Access[] => {
    const key = resources.queueKey(resource);
    const ofKey = key === undefined ? [] : actions.flatMap((name) => ENCRYPTED[name] ?? []);
    return [
      ...actions.map((name) => ({ action: `sqs:${name}`, resource })),
      ...ofKey.map((action) => ({ action, resource: key as string, context })),
    ];
  };
  const moves = Object.hasOwn(MOVES, operation) ? MOVES[operation] : undefined;
  if (moves !== undefined) {
    const source = textAt(input, 'SourceArn') || taskOf(textAt(input, 'TaskHandle'))?.sourceArn || '';
    const destination = textAt(input, 'DestinationArn');
    return [
      ...accesses(moves, source),
      ...(destination === '' ? [] : accesses(['SendMessage'], destination)),
    ];
  }
  const action = Object.hasOwn(QUEUE, operation) ? QUEUE[operation] : undefined;
  if (action === undefined) throw new UnknownAccess(`sqs:${operation}`);
  const name = textAt(input, 'QueueName') || textAt(input, 'QueueUrl').split('/').at(-1) || '';
  return accesses([action], resources.arn('sqs', name));
}

export function eventsAccesses(operation: string, input: JsonObject, resources: Resources): Access[] {
  const action = `events:${operation}`;
  const bus = (reference: string) =>
    reference.startsWith('arn:') ? reference : resources.arn('events', `event-bus/${reference || 'default'}`);
  switch (operation) {
    case 'PutEvents':
      return objectsAt(input, 'Entries').map((entry) => ({
        action,
        resource: bus(textAt(entry, 'EventBusName')),
        context: (key) => {
          if (key === 'events:source') return textAt(entry, 'Source');
          if (key === 'events:detail-type') return textAt(entry, 'DetailType');
          return key === 'events:eventbusinvocation' ? 'false' : undefined;
        },
      }));
    case 'DescribeEventBus':
      return [{ action, resource: bus(textAt(input, 'Name')) }];
    case 'ListTargetsByRule': {
      const name = textAt(input, 'EventBusName').replace(/^.*:event-bus\//, '');
      const path = name === '' || name === 'default' ? '' : `${name}/`;
      return [{ action, resource: resources.arn('events', `rule/${path}${textAt(input, 'Rule')}`) }];
    }
    case 'ListEventBuses':
    case 'ListRules':
    case 'TestEventPattern':
      return [{ action, resource: '*' }];
    default:
      throw new UnknownAccess(action);
  }
}

export function schedulerAccesses(operation: string, input: JsonObject, resources: Resources): Access[] {
  const action = `scheduler:${operation}`;
  if (operation === 'ListSchedules') return [{ action, resource: '*' }];
  if (operation !== 'GetSchedule') throw new UnknownAccess(action);
  const path = `${textAt(input, 'GroupName') || 'default'}/${textAt(input, 'Name')}`;
  return [{ action, resource: resources.arn('scheduler', `schedule/${path}`) }];
}
