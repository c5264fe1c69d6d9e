import type { RuleDefinition } from '../events/rule.ts';
import type { QueueDefinition } from '../queues/queue-definition.ts';
import type { ScheduleDefinition } from '../scheduler/schedule.ts';
import { generatedName, NAMES, requireName } from './names.ts';
import {
  arnOf,
  DESCRIPTION,
  objectOf,
  type Parts,
  placeOf,
  type Resource,
  type ResourceType,
  TAGS,
  textOf,
} from './resource-type.ts';
import { groupOf, schedulesOf } from './scheduled-rule.ts';

const ENCRYPTION = { noEffect: 'messages are not encrypted on this machine' } as const;

const queue: ResourceType = {
  properties: {
    ContentBasedDeduplication: 'used',
    DeduplicationScope: 'used',
    DelaySeconds: 'used',
    FifoQueue: 'used',
    FifoThroughputLimit: { noEffect: 'messages are not throttled here' },
    KmsDataKeyReusePeriodSeconds: ENCRYPTION,
    KmsMasterKeyId: ENCRYPTION,
    MaximumMessageSize: 'used',
    MessageRetentionPeriod: 'used',
    QueueName: 'used',
    ReceiveMessageWaitTimeSeconds: 'used',
    RedriveAllowPolicy: { noEffect: 'any queue may be the dead-letter queue of another' },
    RedrivePolicy: 'used',
    SqsManagedSseEnabled: ENCRYPTION,
    Tags: 'used',
    VisibilityTimeout: 'used',
  },
  deploy(resource, parts) {
    const { queues, resources } = parts;
    const { properties } = resource;
    const fifo = textOf(properties, 'FifoQueue') === 'true';
    const generated = generatedName(resource, fifo ? 75 : 80) + (fifo ? '.fifo' : '');
    const { Tags: given, ...rest } = properties;
    const QueueName = textOf(properties, 'QueueName') ?? generated;
    const tags = ((given ?? []) as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]);
    const definition = { ...rest, QueueName } as unknown as QueueDefinition;
    const { arn, url } = queues.ensureQueue(definition, Object.fromEntries(tags));
    const deadLetters = textOf(objectOf(properties, 'RedrivePolicy'), 'deadLetterTargetArn');
    if (deadLetters !== undefined) {
      parts.access.afterDeployment(placeOf(resource), () => {
        if (!queues.find(deadLetters)) throw new Error(`its dead-letter queue ${deadLetters} does not exist`);
      });
    }
    const key = textOf(properties, 'KmsMasterKeyId');
    const keyArn = key === undefined ? undefined : resources.keyArn(key);
    if (keyArn !== undefined) resources.putQueueKey(arn, keyArn);
    return { ref: url, attributes: { Arn: arn, QueueName, QueueUrl: url }, only: `the queue ${QueueName}` };
  },
};

const bus: ResourceType = {
  properties: {
    DeadLetterConfig: { noEffect: 'no event fails here because of a key' },
    Description: DESCRIPTION,
    KmsKeyIdentifier: { noEffect: 'events are not encrypted on this machine' },
    LogConfig: { noEffect: 'the bus writes no log here' },
    Name: 'used',
    Policy: 'used',
    Tags: TAGS,
  },
  deploy({ properties }, { access, events }) {
    const Name = textOf(properties, 'Name') ?? '';
    requireName(Name, NAMES.bus);
    const { arn } = events.ensureBus(Name);
    access.policies.putResourcePolicy(arn, `the policy of the bus ${Name}`, properties.Policy);
    return { ref: Name, attributes: { Arn: arn, Name }, only: `the bus ${Name}` };
  },
};

const rule: ResourceType = {
  properties: {
    Description: DESCRIPTION,
    EventBusName: 'used',
    EventPattern: 'used',
    Name: 'used',
    ScheduleExpression: 'used',
    State: 'used',
    Tags: TAGS,
    Targets: {
      fields: {
        Arn: 'used',
        DeadLetterConfig: 'used',
        Id: 'used',
        Input: 'used',
        InputPath: 'used',
        InputTransformer: 'used',
        RetryPolicy: 'used',
        RoleArn: 'used',
        SqsParameters: 'used',
      },
    },
  },
  deploy(resource, parts) {
    const { events, identity, schedules } = parts;
    const { Tags: _, ScheduleExpression: expression, ...properties } = resource.properties;
    const Name = textOf(properties, 'Name') ?? generatedName(resource, 64);
    requireName(Name, NAMES.rule);
    const only = `the rule ${textOf(properties, 'EventBusName') ?? 'default'}/${Name}`;
    for (const { Arn } of (properties.Targets ?? []) as { Arn: string }[])
      requireDeduplication(resource, Arn, parts);
    schedules.removeGroup(groupOf(Name));
    if (expression !== undefined) {
      const definition = { ...resource.properties, Name } as unknown as RuleDefinition;
      const rule = arnOf(identity, 'events', `rule/${Name}`);
      for (const one of schedulesOf(definition, identity)) schedules.put(one, { rule });
      if (properties.EventPattern === undefined) return { ref: Name, attributes: { Arn: rule }, only };
    }
    const { arn } = events.putRule({ ...properties, Name } as unknown as RuleDefinition);
    return { ref: Name, attributes: { Arn: arn }, only };
  },
};

/**
 * Requires after the deployment what rules and schedules require of a FIFO queue as their target: "the queue must have
 * content-based deduplication enabled" (API references of EventBridge and EventBridge Scheduler, SqsParameters).
 */
function requireDeduplication(resource: Resource, target: unknown, { access, queues }: Parts): void {
  if (typeof target !== 'string' || !target.endsWith('.fifo')) return;
  access.afterDeployment(placeOf(resource), () => {
    if (queues.find(target)?.contentBasedDeduplication === false)
      throw new Error(`its target ${target} needs ContentBasedDeduplication`);
  });
}

const schedule: ResourceType = {
  properties: {
    Description: DESCRIPTION,
    EndDate: 'used',
    FlexibleTimeWindow: 'used',
    GroupName: 'used',
    KmsKeyArn: { noEffect: 'schedules are not encrypted on this machine' },
    Name: 'used',
    ScheduleExpression: 'used',
    ScheduleExpressionTimezone: 'used',
    StartDate: 'used',
    State: 'used',
    Target: {
      fields: {
        Arn: 'used',
        DeadLetterConfig: 'used',
        EventBridgeParameters: { fields: { DetailType: 'used', Source: 'used' } },
        Input: 'used',
        RetryPolicy: 'used',
        RoleArn: 'used',
        SqsParameters: 'used',
      },
    },
  },
  deploy(resource, parts) {
    const { access, identity, schedules } = parts;
    const { KmsKeyArn: _, ...properties } = resource.properties;
    const Name = textOf(properties, 'Name') ?? generatedName(resource, 64);
    requireName(Name, NAMES.schedule);
    const target = objectOf(properties, 'Target');
    const roleArn = textOf(target, 'RoleArn') ?? '';
    const groupName = textOf(properties, 'GroupName') ?? 'default';
    const group = arnOf(identity, 'scheduler', `schedule-group/${groupName}`);
    access.afterDeployment(placeOf(resource), () => {
      if (!schedules.hasGroup(groupName)) throw new Error(`Schedule group ${groupName} does not exist.`);
    });
    requireDeduplication(resource, target.Arn, parts);
    if (!access.mayAssume(roleArn, 'scheduler.amazonaws.com', group)) {
      throw new Error(
        `The execution role you provide must allow AWS EventBridge Scheduler to assume the role (${roleArn}).`,
      );
    }
    const { arn } = schedules.put({ ...properties, Name } as unknown as ScheduleDefinition);
    return { ref: Name, attributes: { Arn: arn }, only: `the schedule ${groupName}/${Name}` };
  },
};

const scheduleGroup: ResourceType = {
  properties: { Name: 'used', Tags: TAGS },
  deploy(resource, { identity, schedules }) {
    const name = textOf(resource.properties, 'Name') ?? generatedName(resource, 64);
    requireName(name, NAMES.scheduleGroup);
    schedules.putGroup(name);
    return {
      ref: name,
      attributes: { Arn: arnOf(identity, 'scheduler', `schedule-group/${name}`), State: 'ACTIVE' },
      only: `the schedule group ${name}`,
    };
  },
};

export const messagingTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::Events::EventBus': bus,
  'AWS::Events::Rule': rule,
  'AWS::Scheduler::Schedule': schedule,
  'AWS::Scheduler::ScheduleGroup': scheduleGroup,
  'AWS::SQS::Queue': queue,
};
