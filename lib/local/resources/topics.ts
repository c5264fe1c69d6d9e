import type { JsonObject } from '../service.ts';
import type { SubscriptionDefinition } from '../topics/subscription.ts';
import { generatedName } from './names.ts';
import { isTrue, type ResourceType, TAGS, textOf } from './resource-type.ts';

const topic: ResourceType = {
  properties: {
    DisplayName: { noEffect: 'it is only shown in text messages' },
    FifoTopic: 'used',
    DeliveryStatusLogging: { noEffect: 'deliveries are not logged here' },
    KmsMasterKeyId: { noEffect: 'messages are not encrypted on this machine' },
    SignatureVersion: { noEffect: 'messages are not signed here' },
    Subscription: { fields: { Endpoint: 'used', Protocol: 'used' } },
    Tags: TAGS,
    TopicName: 'used',
    TracingConfig: { noEffect: 'there is no tracing here' },
  },
  deploy(resource, { topics }) {
    const { properties } = resource;
    if (isTrue(properties, 'FifoTopic')) {
      throw new Error('a FIFO topic is not supported (FIFO queues are: let the sender send to each of them)');
    }
    const name = textOf(properties, 'TopicName') ?? generatedName(resource, 256);
    const { arn } = topics.ensureTopic(name);
    for (const subscribed of (properties.Subscription ?? []) as JsonObject[]) {
      topics.putSubscription(arn, subscribed as unknown as SubscriptionDefinition);
    }
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name }, only: `the topic ${name}` };
  },
};

const subscription: ResourceType = {
  properties: {
    Endpoint: 'used',
    FilterPolicy: 'used',
    FilterPolicyScope: 'used',
    Protocol: 'used',
    RawMessageDelivery: 'used',
    Region: 'used',
    RedrivePolicy: { fields: { deadLetterTargetArn: 'used' } },
    TopicArn: 'used',
  },
  deploy({ properties }, { topics, identity }) {
    const { TopicArn, Region, ...definition } = properties;
    if (Region !== undefined && Region !== identity.region) {
      throw new Error(`a topic of the Region ${String(Region)} is not supported (${identity.region} is)`);
    }
    const { arn } = topics.putSubscription(
      String(TopicArn ?? ''),
      definition as unknown as SubscriptionDefinition,
    );
    return { ref: arn, attributes: { Arn: arn } };
  },
};

export const topicTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::SNS::Subscription': subscription,
  'AWS::SNS::Topic': topic,
};
