import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runApp } from '../support/workflow-app.ts';

const LOG = {
  Type: 'AWS::Logs::LogGroup',
  Properties: { LogGroupName: 'statuses' },
};
const RULE = {
  Type: 'AWS::Events::Rule',
  Properties: {
    EventPattern: { source: ['aws.states'], 'detail-type': ['Step Functions Execution Status Change'] },
    Targets: [{ Id: 'Log', Arn: { 'Fn::GetAtt': ['Log', 'Arn'] } }],
  },
};

it('a rule sees every change of the status of an execution, redriven ones too', async () => {
  const app = await runApp({
    workflows: {
      fine: { StartAt: 'S', States: { S: { Type: 'Pass', End: true } } },
      failing: { StartAt: 'S', States: { S: { Type: 'Fail', Error: 'Refused' } } },
      slow: { TimeoutSeconds: 60, StartAt: 'S', States: { S: { Type: 'Wait', Seconds: 600, End: true } } },
    },
    resources: { Log: LOG, Rule: RULE },
  });
  const { runtime } = app;
  const start = async (name: string, machine: string) => {
    const stateMachineArn = `arn:aws-cn:states:cn-north-1:000000000000:stateMachine:${machine}`;
    const { executionArn } = await app.call('states', 'StartExecution', { stateMachineArn, name });
    return String(executionArn);
  };
  await start('one', 'fine');
  const failed = await start('two', 'failing');
  await runtime.settle();
  await app.call('states', 'RedriveExecution', { executionArn: failed });
  await app.call('states', 'StopExecution', { executionArn: await start('three', 'slow') });
  await start('four', 'slow');
  await runtime.clock.advanceTo(runtime.clock.now() + 61_000);
  const lines = readFileSync(join(runtime.dataFolder, 'log-groups', 'statuses.log'), 'utf8')
    .trim()
    .split('\n');
  const statuses = Map.groupBy(
    lines.map((line) => JSON.parse(line).detail as { name: string; status: string }),
    ({ name }) => name,
  );
  const seen = Object.fromEntries(
    [...statuses].map(([name, some]) => [name, some.map(({ status }) => status)]),
  );
  expect(seen).toEqual({
    one: ['RUNNING', 'SUCCEEDED'],
    two: ['RUNNING', 'FAILED', 'RUNNING', 'FAILED'],
    three: ['RUNNING', 'ABORTED'],
    four: ['RUNNING', 'TIMED_OUT'],
  });
});
