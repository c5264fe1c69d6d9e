import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { runApp, writeApp } from '../support/workflow-app.ts';

/** An app with one workflow, which waits for a minute and greets. */
const app = (greeting: string, resources: JsonObject = {}) => ({
  workflows: {
    Greet: {
      StartAt: 'Wait',
      States: {
        Wait: { Type: 'Wait', Seconds: 60, Next: 'Greet' },
        Greet: { Type: 'Pass', Output: greeting, End: true },
      },
    },
  },
  resources: {
    Log: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: greeting.length } },
    ...resources,
  },
});

describe('A changed assembly', () => {
  it('is applied in place, while executions under way keep the definition that they started with', async () => {
    const running = await runApp(app('old'));
    const first = await running.begin('Greet');
    const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'letters' } };
    expect(await running.runtime.update(writeApp(app('renewed', { Letters: queue })))).toEqual({
      updated: [
        'AWS::SQS::Queue Letters (App/Group/Letters)',
        'AWS::StepFunctions::StateMachine WorkflowGreet (App/Group/WorkflowGreet)',
      ],
      restart: [],
    });
    const second = await running.begin('Greet');
    await running.advance(60_000);
    expect((await running.standing(first)).output).toBe('old');
    expect((await running.standing(second)).output).toBe('renewed');
    expect(await running.runtime.update(writeApp(app('renewed', { Letters: queue })))).toEqual({
      updated: [],
      restart: [],
    });
  });

  it('asks for a restart by name, and changes nothing, when one is needed', async () => {
    const running = await runApp(app('old', { Gone: { Type: 'AWS::SQS::Queue' } }));
    const table = {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
      },
    };
    expect(await running.runtime.update(writeApp(app('renewed', { Table: table })))).toEqual({
      updated: [],
      restart: [
        'AWS::DynamoDB::Table Table (App/Group/Table)',
        'AWS::SQS::Queue Gone (App/Group/Gone), which was removed',
      ],
    });
    const execution = await running.begin('Greet');
    await running.advance(60_000);
    expect((await running.standing(execution)).output).toBe('old');
  });

  it('applies what a policy now allows', async () => {
    const policy = (effect: string): JsonObject => ({
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'letters',
          Roles: [{ Ref: 'Role' }],
          PolicyDocument: { Statement: [{ Effect: effect, Action: 'sqs:SendMessage', Resource: '*' }] },
        },
      },
      Letters: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'letters' } },
    });
    const running = await runApp(app('hello', policy('Deny')));
    const send = () =>
      running.runtime.callService({
        service: 'sqs',
        operation: 'SendMessage',
        input: { QueueUrl: 'https://sqs.cn-north-1.amazonaws.com.cn/000000000000/letters', MessageBody: 'x' },
        principal: { arn: 'arn:aws-cn:iam::000000000000:role/App-Role' },
      });
    await expect(send()).rejects.toMatchObject({ code: expect.stringContaining('AccessDenied') });
    const { updated } = await running.runtime.update(writeApp(app('hello', policy('Allow'))));
    expect(updated).toEqual(['AWS::IAM::Policy Policy (App/Group/Policy)']);
    expect(await send()).toHaveProperty('MessageId');
  });

  it('asks for a restart when a name has changed', async () => {
    const queue = (QueueName: string) => ({
      Letters: { Type: 'AWS::SQS::Queue', Properties: { QueueName } },
    });
    const running = await runApp(app('hello', queue('one')));
    expect((await running.runtime.update(writeApp(app('hello', queue('two'))))).restart).toEqual([
      'AWS::SQS::Queue Letters (App/Group/Letters)',
    ]);
  });

  it('is refused with every reason when it holds anything that is not supported', async () => {
    const running = await runApp(app('old'));
    const bucket = { Type: 'AWS::S3::Bucket' };
    const bad = writeApp(app('renewed', { Bucket: bucket, Other: bucket }));
    await expect(async () => running.runtime.update(bad)).rejects.toThrow(/Bucket[\s\S]*Other/);
    const execution = await running.begin('Greet');
    await running.advance(60_000);
    expect((await running.standing(execution)).output).toBe('old');
  });
});
