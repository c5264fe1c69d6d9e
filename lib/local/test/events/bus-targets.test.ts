import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startLocalRuntime } from '../../runtime.ts';
import type { JsonObject } from '../../service.ts';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
const principal = { arn: 'arn:aws:iam::000000000000:root' };
const arn = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const bus = (Name: string) => ({ Type: 'AWS::Events::EventBus', Properties: { Name } });

/** Rules send from the default bus to the bus `orders`, and from there to `audit`. A schedule sends to `audit` directly. */
const Resources: JsonObject = {
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: ['events', 'scheduler'].map((service) => ({
          Effect: 'Allow',
          Principal: { Service: `${service}.amazonaws.com` },
          Action: 'sts:AssumeRole',
        })),
      },
      Policies: [
        {
          PolicyName: 'forwarding',
          PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'events:PutEvents', Resource: '*' }] },
        },
      ],
    },
  },
  Orders: bus('orders'),
  Audit: bus('audit'),
  ToOrders: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { source: [{ prefix: '' }] },
      Targets: [{ Id: 'Bus', Arn: arn('Orders'), RoleArn: arn('Role') }],
    },
  },
  ToAudit: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: { Ref: 'Orders' },
      EventPattern: { source: [{ prefix: '' }] },
      Targets: [{ Id: 'Bus', Arn: arn('Audit'), RoleArn: arn('Role') }],
    },
  },
  Nightly: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: 'at(2030-01-02T00:00:00)',
      Target: {
        Arn: arn('Audit'),
        RoleArn: arn('Role'),
        Input: '{"at":"<aws.scheduler.scheduled-time>"}',
        EventBridgeParameters: { Source: 'shop', DetailType: 'Night' },
      },
    },
  },
};

it('a bus is the target of rules and schedules', async () => {
  const assembly = writeAssembly(join(temporaryFolder(), 'cdk.out'), { One: { Resources } });
  const reports: string[] = [];
  const runtime = await startLocalRuntime({
    ...{ assembly, identity, clock: { at: Date.UTC(2030, 0, 1) } },
    report: (text) => reports.push(text),
  });
  onTestFinished(() => runtime.close());
  const seen = (bus: string) => runtime.events.recent({ bus }).map(({ event }) => event);
  const put = async (EventBusName: string) => {
    const entry = { EventBusName, Source: 'shop', DetailType: 'Sold', Detail: '{"id":1}', Resources: ['a'] };
    const input = { Entries: [entry] };
    await runtime.callService({ service: 'events', operation: 'PutEvents', input, principal });
    await runtime.settle();
  };

  // It arrives unchanged. EventBridge User Guide, eb-bus-to-bus: it cannot be routed on to a third bus.
  await put('default');
  expect(seen('orders')).toEqual(seen('default'));
  expect(seen('orders')).toHaveLength(1);
  expect(seen('audit')).toEqual([]);

  // An event that is put on the second bus directly is forwarded from there, and an event of a service from the default bus.
  await put('orders');
  expect(seen('audit')).toEqual(seen('orders').slice(1));
  runtime.events.publish('aws.states', 'Step Functions Execution Status Change', [], () => ({}));
  await runtime.settle();
  expect(seen('orders').at(-1)).toMatchObject({ source: 'aws.states' });

  // EventBridge Scheduler API Reference, EventBridgeParameters: the source and the detail-type of the event.
  await runtime.clock.advanceTo(Date.UTC(2030, 0, 2));
  expect(seen('audit').at(-1)).toMatchObject({
    source: 'shop',
    'detail-type': 'Night',
    detail: { at: '2030-01-02T00:00:00Z' },
  });
  expect(reports).toEqual([]);
});
