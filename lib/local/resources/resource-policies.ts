import type { JsonObject, JsonValue } from '../service.ts';
import { generatedName } from './names.ts';
import { arnOf, objectOf, type Parts, type Resource, type ResourceType, textOf } from './resource-type.ts';

/** Returns the identity of a policy, which only has an `Id` to refer to. */
function named(resource: Resource) {
  const id = generatedName(resource, 100);
  return { ref: id, attributes: { Id: id } };
}

function putQueuePolicy({ access, identity }: Parts, url: string, document: JsonValue | undefined): void {
  const name = url.split('/').at(-1) ?? '';
  access.policies.putResourcePolicy(
    arnOf(identity, 'sqs', name),
    `the policy of the queue ${name}`,
    document,
  );
}

function putTopicPolicy({ access }: Parts, arn: string, document: JsonValue | undefined): void {
  access.policies.putResourcePolicy(arn, `the policy of the topic ${arn.split(':').at(-1)}`, document);
}

const queuePolicy: ResourceType = {
  properties: { PolicyDocument: 'used', Queues: 'used' },
  deploy(resource, parts) {
    const { PolicyDocument, Queues } = resource.properties;
    for (const url of (Queues ?? []) as string[]) putQueuePolicy(parts, url, PolicyDocument);
    return named(resource);
  },
};

const queueInlinePolicy: ResourceType = {
  properties: { PolicyDocument: 'used', Queue: 'used' },
  deploy(resource, parts) {
    const { properties } = resource;
    putQueuePolicy(parts, textOf(properties, 'Queue') ?? '', properties.PolicyDocument);
    return named(resource);
  },
};

const topicPolicy: ResourceType = {
  properties: { PolicyDocument: 'used', Topics: 'used' },
  deploy(resource, parts) {
    const { PolicyDocument, Topics } = resource.properties;
    for (const arn of (Topics ?? []) as string[]) putTopicPolicy(parts, arn, PolicyDocument);
    return named(resource);
  },
};

const topicInlinePolicy: ResourceType = {
  properties: { PolicyDocument: 'used', TopicArn: 'used' },
  deploy(resource, parts) {
    const { properties } = resource;
    putTopicPolicy(parts, textOf(properties, 'TopicArn') ?? '', properties.PolicyDocument);
    return named(resource);
  },
};

/** A statement of the policy of a bus, given as a whole or in parts. */
const busPolicy: ResourceType = {
  properties: {
    Action: 'used',
    Condition: { fields: { Key: 'used', Type: 'used', Value: 'used' } },
    EventBusName: 'used',
    Principal: 'used',
    Statement: 'used',
    StatementId: 'used',
  },
  deploy(resource, { access, identity }) {
    const { properties } = resource;
    const id = textOf(properties, 'StatementId') ?? '';
    const bus = textOf(properties, 'EventBusName') ?? 'default';
    const arn = arnOf(identity, 'events', `event-bus/${bus}`);
    const Statement = {
      ...(properties.Statement ? objectOf(properties, 'Statement') : parts(properties, arn)),
    };
    access.policies.putResourcePolicy(arn, `the statement ${id} of the policy of the bus ${bus}`, {
      Statement: [{ ...Statement, Sid: id }],
    });
    return { ref: id };
  },
};

/** Makes a statement from `Action`, `Principal` and `Condition`. The principal is an account, or everyone. */
function parts(properties: JsonObject, Resource: string): JsonObject {
  const principal = textOf(properties, 'Principal') ?? '';
  const { Key, Type, Value } = objectOf(properties, 'Condition') as Record<string, string>;
  return {
    Effect: 'Allow',
    Principal: principal === '*' ? '*' : { AWS: principal },
    Action: textOf(properties, 'Action') ?? 'events:PutEvents',
    Resource,
    ...(Key !== undefined && Type !== undefined && { Condition: { [Type]: { [Key]: Value ?? '' } } }),
  };
}

export const resourcePolicyTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::Events::EventBusPolicy': busPolicy,
  'AWS::SNS::TopicInlinePolicy': topicInlinePolicy,
  'AWS::SNS::TopicPolicy': topicPolicy,
  'AWS::SQS::QueueInlinePolicy': queueInlinePolicy,
  'AWS::SQS::QueuePolicy': queuePolicy,
};
