import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { runApp } from '../support/workflow-app.ts';

const service = (name: string) => ({ Service: `${name}.amazonaws.com` });
const queueUrl = (name: string) => `https://sqs.cn-north-1.amazonaws.com.cn/000000000000/${name}`;

/** A topic with a queue and a function, as the CDK writes them. */
const resources: JsonObject = {
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'parcels' } },
  Letters: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'letters' } },
  LettersPolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'Letters' }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: service('sns'),
            Action: 'sqs:SendMessage',
            Resource: { 'Fn::GetAtt': ['Letters', 'Arn'] },
            Condition: { ArnEquals: { 'aws:SourceArn': { Ref: 'Topic' } } },
          },
        ],
      },
    },
  },
  ToLetters: {
    Type: 'AWS::SNS::Subscription',
    Properties: {
      TopicArn: { Ref: 'Topic' },
      Protocol: 'sqs',
      Endpoint: { 'Fn::GetAtt': ['Letters', 'Arn'] },
      RawMessageDelivery: true,
      FilterPolicy: { kind: [{ 'anything-but': 'secret' }] },
    },
  },
  ToTell: {
    Type: 'AWS::SNS::Subscription',
    Properties: {
      TopicArn: { Ref: 'Topic' },
      Protocol: 'lambda',
      Endpoint: { 'Fn::GetAtt': ['Functiontell', 'Arn'] },
    },
  },
  MayTell: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: { 'Fn::GetAtt': ['Functiontell', 'Arn'] },
      Principal: 'sns.amazonaws.com',
      SourceArn: { Ref: 'Topic' },
    },
  },
};
const functions = {
  tell: 'export const handler = async ({ Records }) => console.log("told", Records[0].Sns.Message);',
};
const topicArn = 'arn:aws-cn:sns:cn-north-1:000000000000:parcels';

describe('The topics of an app', () => {
  it('pass on what a workflow publishes to queues and functions', async () => {
    const lines: string[] = [];
    const app = await runApp(
      {
        resources,
        functions,
        workflows: {
          Publish: {
            StartAt: 'Publish',
            States: {
              Publish: {
                Type: 'Task',
                Resource: 'arn:aws-cn:states:::sns:publish',
                Arguments: {
                  TopicArn: topicArn,
                  Message: { parcel: '{% $states.input.parcel %}' },
                  MessageAttributes: { kind: { DataType: 'String', StringValue: 'open' } },
                },
                Output: '{% $exists($states.result.MessageId) %}',
                End: true,
              },
            },
          },
        },
      },
      { onFunctionOutput: (_, line) => lines.push(line) },
    );
    const execution = await app.begin('Publish', { parcel: 'one' });
    await app.runtime.settle();
    expect(await app.standing(execution)).toMatchObject({ status: 'SUCCEEDED', output: true });
    const { Messages } = await app.call('sqs', 'ReceiveMessage', {
      QueueUrl: queueUrl('letters'),
      MessageAttributeNames: ['All'],
    });
    expect(Messages).toMatchObject([
      { Body: '{"parcel":"one"}', MessageAttributes: { kind: { StringValue: 'open' } } },
    ]);
    await expect.poll(() => lines).toContain('told {"parcel":"one"}');
  });

  it('answer at the endpoint in the protocol of the SDKs and the AWS CLI', async () => {
    const app = await runApp({ resources, functions });
    const ask = async (fields: Record<string, string>) => {
      const body = new URLSearchParams({ Version: '2010-03-31', ...fields });
      const response = await fetch(app.runtime.endpoint, { method: 'POST', body });
      return { status: response.status, text: await response.text() };
    };
    const kind = (value: string) => ({
      'MessageAttributes.entry.1.Name': 'kind',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': value,
    });
    const published = await ask({ Action: 'Publish', TopicArn: topicArn, Message: 'a & b', ...kind('open') });
    expect(published).toMatchObject({ status: 200 });
    expect(published.text).toMatch(/<PublishResult><MessageId>[0-9a-f-]{36}<\/MessageId><\/PublishResult>/);
    await ask({
      Action: 'PublishBatch',
      TopicArn: topicArn,
      'PublishBatchRequestEntries.member.1.Id': 'one',
      'PublishBatchRequestEntries.member.1.Message': 'c',
      'PublishBatchRequestEntries.member.2.Id': 'two',
      'PublishBatchRequestEntries.member.2.Message': 'd',
      'PublishBatchRequestEntries.member.2.MessageAttributes.entry.1.Name': 'kind',
      'PublishBatchRequestEntries.member.2.MessageAttributes.entry.1.Value.DataType': 'String',
      'PublishBatchRequestEntries.member.2.MessageAttributes.entry.1.Value.StringValue': 'secret',
    });
    await app.runtime.settle();
    const { Messages } = await app.call('sqs', 'ReceiveMessage', {
      QueueUrl: queueUrl('letters'),
      MaxNumberOfMessages: 10,
    });
    expect((Messages as JsonObject[]).map(({ Body }) => Body)).toEqual(['a & b']);
    expect((await ask({ Action: 'ListTopics' })).text).toContain(
      `<Topics><member><TopicArn>${topicArn}</TopicArn></member></Topics>`,
    );
    expect(await ask({ Action: 'Publish', TopicArn: `${topicArn}-none`, Message: 'x' })).toMatchObject({
      status: 404,
      text: expect.stringContaining('<Code>NotFound</Code>'),
    });
  });

  it('are refused with their logical id for what they do not support', async () => {
    const fifo = { Type: 'AWS::SNS::Topic', Properties: { FifoTopic: true, TopicName: 'a.fifo' } };
    await expect(runApp({ resources: { Fifo: fifo } })).rejects.toThrow(
      'AWS::SNS::Topic Fifo (App/Group/Fifo): a FIFO topic is not supported',
    );
  });
});
