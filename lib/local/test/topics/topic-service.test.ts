import { describe, expect, it, onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { AwsError } from '../../aws-error.ts';
import { MovableClock } from '../../clock.ts';
import type { JsonObject, ServiceRequest } from '../../service.ts';
import type { SubscriptionDefinition } from '../../topics/subscription.ts';
import { TopicService } from '../../topics/topic-service.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const START = Date.UTC(2030, 0, 1);
const identity = { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' };
const principal = { arn: 'arn:aws-cn:iam::000000000000:root' };
const queue = (name: string) => `arn:aws-cn:sqs:cn-north-1:000000000000:${name}`;
const lambda = 'arn:aws-cn:lambda:cn-north-1:000000000000:function:tell';

/** Topics whose deliveries are recorded in `calls`. `refuse` decides which of them fail, and how. */
async function topicsForTest(refuse: (call: ServiceRequest) => AwsError | undefined = () => undefined) {
  const dataFolder = temporaryFolder();
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: START });
  const calls: ServiceRequest[] = [];
  const reports: string[] = [];
  const open = (): TopicService =>
    new TopicService({
      dataFolder,
      clock,
      activity,
      identity,
      report: (message) => reports.push(message),
      callService: async (call) => {
        const error = refuse(call);
        if (error) throw error;
        calls.push(call);
        return {};
      },
    });
  let topics = open();
  onTestFinished(async () => {
    clock.close();
    await topics.close();
  });
  const { arn } = topics.ensureTopic('parcels');
  return {
    arn,
    calls,
    clock,
    reports,
    ensureTopic: (name: string) => topics.ensureTopic(name),
    subscribe: (definition: SubscriptionDefinition) => topics.putSubscription(arn, definition),
    call: (operation: string, input: JsonObject) =>
      topics.handle({ service: 'sns', operation, input, principal }),
    async publish(input: JsonObject) {
      const answer = await topics.handle({
        service: 'sns',
        operation: 'Publish',
        input: { TopicArn: arn, ...input },
        principal,
      });
      await clock.settle();
      return answer;
    },
    async restart() {
      await topics.close();
      topics = open();
      topics.start();
    },
  };
}

const bodyOf = (call: ServiceRequest | undefined) => JSON.parse(String(call?.input.MessageBody));
const attributes = { kind: { DataType: 'String', StringValue: 'lost' } };

describe('A topic', () => {
  it('sends a queue the message in its envelope, and a function the record that Lambda receives', async () => {
    const { arn, calls, publish, subscribe } = await topicsForTest();
    subscribe({ Protocol: 'sqs', Endpoint: queue('letters') });
    const { arn: subscriptionArn } = subscribe({ Protocol: 'lambda', Endpoint: lambda });
    const { MessageId } = await publish({
      Message: 'arrived',
      Subject: 'Parcel',
      MessageAttributes: attributes,
    });
    const common = { Type: 'Notification', MessageId, TopicArn: arn, Subject: 'Parcel', Message: 'arrived' };
    const Timestamp = '2030-01-01T00:00:00.000Z';
    const MessageAttributes = { kind: { Type: 'String', Value: 'lost' } };
    expect(calls[0]).toMatchObject({ service: 'sqs', operation: 'SendMessage', principal: { arn } });
    expect(bodyOf(calls[0])).toMatchObject({ ...common, Timestamp, MessageAttributes });
    expect(calls[1]).toMatchObject({
      service: 'lambda',
      operation: 'Invoke',
      input: {
        FunctionName: lambda,
        InvocationType: 'Event',
        Payload: {
          Records: [
            {
              EventSource: 'aws:sns',
              EventVersion: '1.0',
              EventSubscriptionArn: subscriptionArn,
              Sns: { ...common, Timestamp, MessageAttributes },
            },
          ],
        },
      },
    });
  });

  it('sends the message itself with raw delivery, with its attributes beside it', async () => {
    const { calls, publish, subscribe } = await topicsForTest();
    subscribe({ Protocol: 'sqs', Endpoint: queue('letters'), RawMessageDelivery: 'true' });
    await publish({ Message: 'arrived', MessageAttributes: attributes });
    expect(calls[0]?.input).toMatchObject({ MessageBody: 'arrived', MessageAttributes: attributes });
  });

  it('sends each protocol its own text if the message has one', async () => {
    const { calls, publish, subscribe } = await topicsForTest();
    subscribe({ Protocol: 'sqs', Endpoint: queue('letters'), RawMessageDelivery: true });
    subscribe({ Protocol: 'lambda', Endpoint: lambda });
    const Message = JSON.stringify({ default: 'for all', sqs: 'for queues' });
    await publish({ Message, MessageStructure: 'json' });
    expect(calls[0]?.input.MessageBody).toBe('for queues');
    expect(calls[1]?.input.Payload).toMatchObject({ Records: [{ Sns: { Message: 'for all' } }] });
  });

  it.each([
    [{ kind: ['lost', 'found'] }, undefined, true],
    [{ kind: ['found'] }, undefined, false],
    [{ weight: [{ numeric: ['>', 10] }] }, undefined, true],
    [{ tags: ['b'] }, undefined, true],
    [{ other: [{ exists: false }] }, undefined, true],
    [{ parcel: { state: [{ prefix: 'arr' }] } }, 'MessageBody', true],
    [{ parcel: { state: ['lost'] } }, 'MessageBody', false],
  ] as const)('delivers by the filter policy %j on %s: %s', async (policy, scope, delivered) => {
    const { calls, publish, subscribe } = await topicsForTest();
    subscribe({
      Protocol: 'sqs',
      Endpoint: queue('letters'),
      FilterPolicy: policy as unknown as JsonObject,
      ...(scope && { FilterPolicyScope: scope }),
    });
    await publish({
      Message: '{"parcel":{"state":"arrived"}}',
      MessageAttributes: {
        ...attributes,
        weight: { DataType: 'Number', StringValue: '12.5' },
        tags: { DataType: 'String.Array', StringValue: '["a","b"]' },
      },
    });
    expect(calls).toHaveLength(delivered ? 1 : 0);
  });

  it('retries what fails temporarily, also after a restart', async () => {
    let failing = true;
    const { calls, clock, publish, restart, subscribe } = await topicsForTest(() =>
      failing ? new AwsError('ServiceUnavailable', 'later', 503) : undefined,
    );
    subscribe({ Protocol: 'sqs', Endpoint: queue('letters') });
    await publish({ Message: 'arrived' });
    await restart();
    failing = false;
    await clock.advanceTo(START + 60_000);
    expect(bodyOf(calls[0])).toMatchObject({ Message: 'arrived' });
    expect(calls).toHaveLength(1);
  });

  it('gives up on what can never succeed, with the dead-letter queue or a report', async () => {
    const { calls, publish, reports, subscribe } = await topicsForTest(({ input }) =>
      String(input.QueueUrl).endsWith('/dead') ? undefined : new AwsError('AccessDenied', 'no', 403),
    );
    subscribe({
      Protocol: 'sqs',
      Endpoint: queue('letters'),
      RedrivePolicy: { deadLetterTargetArn: queue('dead') },
    });
    subscribe({ Protocol: 'lambda', Endpoint: lambda });
    await publish({ Message: 'secret' });
    expect(bodyOf(calls[0])).toMatchObject({ Message: 'secret' });
    expect(calls[0]?.input.MessageAttributes).toMatchObject({ ERROR_CODE: { StringValue: 'AccessDenied' } });
    expect(reports).toEqual([expect.stringContaining(`${lambda} failed (AccessDenied`)]);
    expect(reports.join()).not.toContain('secret');
  });

  it('publishes batches entry by entry, and lists its subscriptions', async () => {
    const { arn, call, subscribe } = await topicsForTest();
    const { arn: SubscriptionArn } = subscribe({ Protocol: 'lambda', Endpoint: lambda });
    const answer = await call('PublishBatch', {
      TopicArn: arn,
      PublishBatchRequestEntries: [
        { Id: 'one', Message: 'arrived' },
        { Id: 'two', Message: '' },
      ],
    });
    expect(answer).toMatchObject({
      Successful: [{ Id: 'one' }],
      Failed: [{ Id: 'two', Code: 'InvalidParameter' }],
    });
    expect(await call('ListSubscriptionsByTopic', { TopicArn: arn })).toMatchObject({
      Subscriptions: [{ SubscriptionArn, Protocol: 'lambda', Endpoint: lambda }],
    });
    expect(await call('ListTopics', {})).toEqual({ Topics: [{ TopicArn: arn }] });
  });

  // API Reference, ListTopics and ListSubscriptions: "Each call returns a limited list of [...] up to 100."
  it('lists a hundred topics and subscriptions at once', async () => {
    const { arn, call, ensureTopic, subscribe } = await topicsForTest();
    for (let at = 1; at <= 100; at++) {
      ensureTopic(`more-${at}`);
      subscribe({ Protocol: 'sqs', Endpoint: queue(`more-${at}`) });
    }
    subscribe({ Protocol: 'sqs', Endpoint: queue('last') });
    for (const [operation, member] of [
      ['ListTopics', 'Topics'],
      ['ListSubscriptions', 'Subscriptions'],
      ['ListSubscriptionsByTopic', 'Subscriptions'],
    ] as const) {
      const input = { TopicArn: arn };
      const { NextToken = null, ...first } = await call(operation, input);
      const { [member]: rest, NextToken: end } = await call(operation, { ...input, NextToken });
      expect([first[member], rest, end]).toMatchObject([{ length: 100 }, { length: 1 }, undefined]);
      await expect(call(operation, { ...input, NextToken: 'x' })).rejects.toMatchObject({
        code: 'InvalidParameter',
      });
    }
  });

  // API Reference, PublishBatch, Errors.
  it.each<[JsonObject[] | null, string]>([
    [null, 'EmptyBatchRequest'],
    [[], 'EmptyBatchRequest'],
    [Array.from({ length: 11 }, (_, at) => ({ Id: `${at}`, Message: 'x' })), 'TooManyEntriesInBatchRequest'],
    [[{ Message: 'x' }], 'InvalidBatchEntryId'],
    [[{ Id: 'a b', Message: 'x' }], 'InvalidBatchEntryId'],
    [
      [
        { Id: 'a', Message: 'x' },
        { Id: 'a', Message: 'y' },
      ],
      'BatchEntryIdsNotDistinct',
    ],
  ])('refuses a batch as a whole: %j is %s', async (PublishBatchRequestEntries, code) => {
    const { arn, call } = await topicsForTest();
    await expect(call('PublishBatch', { TopicArn: arn, PublishBatchRequestEntries })).rejects.toMatchObject({
      code,
    });
  });

  it.each([
    [{ Message: '' }, 'InvalidParameter'],
    [{ Message: 'x'.repeat(256 * 1024 + 1) }, 'InvalidParameter'],
    [{ Message: '{}', MessageStructure: 'json' }, 'InvalidParameter'],
    // The code and the words of the service, as users report them (localstack/localstack#7109 and #11857).
    [
      { Message: 'x', MessageAttributes: { a: { DataType: 'Date', StringValue: 'x' } } },
      'ParameterValueInvalid',
    ],
    [{ Message: 'x', MessageAttributes: { a: { DataType: 'String' } } }, 'ParameterValueInvalid'],
    // Developer Guide, "Amazon SNS message attributes": names and data types.
    [
      { Message: 'x', MessageAttributes: { a: { DataType: 'Number', StringValue: '1x' } } },
      'ParameterValueInvalid',
    ],
    [
      { Message: 'x', MessageAttributes: { 'AWS.a': { DataType: 'String', StringValue: 'x' } } },
      'ParameterValueInvalid',
    ],
    [{ Message: 'x', PhoneNumber: '1' }, 'InvalidParameter'],
    [{ Message: 'x', TopicArn: 'arn:aws-cn:sns:cn-north-1:000000000000:none' }, 'NotFound'],
  ])('refuses to publish %j', async (input, code) => {
    const { publish } = await topicsForTest();
    await expect(publish(input)).rejects.toMatchObject({ code });
  });

  it.each([
    [{ Protocol: 'email', Endpoint: 'a@example.org' }, 'the Protocol email is not supported'],
    [{ Protocol: 'sqs', Endpoint: lambda }, 'is not a resource of sqs'],
    [{ Protocol: 'lambda', Endpoint: lambda, RawMessageDelivery: true }, 'RawMessageDelivery'],
    // SNS Developer Guide, "Amazon SNS dead-letter queues": "standard topic subscriptions use standard queues".
    [
      {
        Protocol: 'sqs',
        Endpoint: queue('a'),
        RedrivePolicy: { deadLetterTargetArn: queue('d.fifo') },
      },
      'a standard topic has a standard queue',
    ],
    [{ Protocol: 'sqs', Endpoint: queue('a'), FilterPolicy: { a: 'b' } }, 'a must be an object or an array'],
    [{ Protocol: 'sqs', Endpoint: queue('a'), FilterPolicy: { a: ['b'] }, FilterPolicyScope: 'X' }, 'X'],
  ])('refuses the subscription %j', async (definition, message) => {
    const { subscribe } = await topicsForTest();
    expect(() => subscribe(definition)).toThrow(message);
  });

  it('refuses by name what it does not support', async () => {
    const { call } = await topicsForTest();
    await expect(call('CreatePlatformEndpoint', {})).rejects.toThrow('CreatePlatformEndpoint');
  });
});
