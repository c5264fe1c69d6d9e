import { expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { runApp, writeApp } from '../support/workflow-app.ts';

/** A queue that EventBridge may send to, and a scheduled rule for it. */
const app = (rule: JsonObject) => ({
  resources: {
    Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
    Policy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Jobs' }],
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: '*',
              Condition: {
                ArnEquals: { 'aws:SourceArn': 'arn:aws-cn:events:cn-north-1:000000000000:rule/tick' },
              },
            },
          ],
        },
      },
    },
    Rule: { Type: 'AWS::Events::Rule', Properties: { Name: 'tick', State: 'ENABLED', ...rule } },
  },
});
const Arn = { 'Fn::GetAtt': ['Jobs', 'Arn'] };
const HOUR = 3_600_000;

it('a rule with a schedule sends the event of EventBridge, or the input that its target asks for', async () => {
  const every = { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'Target0', Arn }] };
  const running = await runApp(app(every));
  const received = async (): Promise<unknown[]> => {
    const QueueUrl = 'https://sqs.cn-north-1.amazonaws.com.cn/000000000000/jobs';
    const { Messages = [] } = await running.call('sqs', 'ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: 10,
    });
    return (Messages as { Body: string; ReceiptHandle: string }[]).map(({ Body }) => JSON.parse(Body));
  };
  await running.advance(HOUR);
  // EventBridge User Guide, "Scheduled events"; and "Rate expressions": they start when the rule is created.
  const event = (time: string) => ({
    version: '0',
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '000000000000',
    time,
    region: 'cn-north-1',
    resources: ['arn:aws-cn:events:cn-north-1:000000000000:rule/tick'],
    detail: {},
  });
  expect(await received()).toEqual([event('2030-01-01T00:00:00Z'), event('2030-01-01T01:00:00Z')]);

  const InputTransformer = { InputPathsMap: { at: '$.time' }, InputTemplate: '{"due":<at>}' };
  const daily = {
    ScheduleExpression: 'cron(30 2 * * ? *)',
    Targets: [{ Id: 'Other', Arn, InputTransformer }],
  };
  expect((await running.runtime.update(writeApp(app(daily)))).restart).toEqual([]);
  await running.advance(2 * HOUR);
  expect(await received()).toContainEqual({ due: '2030-01-01T02:30:00Z' });
  expect(running.runtime.schedules.upcoming().map(({ name }) => name)).toEqual(['tick-Other']);
});

it('a schedule on another bus than the default one is refused', async () => {
  const rule = { ScheduleExpression: 'rate(1 hour)', EventBusName: 'orders', Targets: [] };
  await expect(runApp(app(rule))).rejects.toThrow(
    'AWS::Events::Rule Rule (App/Group/Rule): a schedule on the bus orders is not supported',
  );
});
