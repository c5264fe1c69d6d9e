import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../service.ts';
import { runApp } from './support/workflow-app.ts';

/**
 * Situations in which other servers that skip time hang or jump too far, each on the whole runtime (RELIABILITY A11, A16).
 * Every test ends only because the clock has moved.
 */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const wait = (seconds: number, next: JsonObject = { End: true }): JsonObject => ({
  Type: 'Wait',
  Seconds: seconds,
  ...next,
});
const machine = (StartAt: string, States: JsonObject): JsonObject => ({ StartAt, States });
const child = (name: string, rest: JsonObject): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws-cn:states:::states:startExecution.sync:2',
  Arguments: { StateMachineArn: `arn:aws-cn:states:cn-north-1:000000000000:stateMachine:${name}`, Input: {} },
  ...rest,
});
const invoke = (name: string, rest: JsonObject): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws-cn:states:::lambda:invoke',
  Arguments: { FunctionName: name, Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  ...rest,
});

describe('An advance of the clock', () => {
  it('passes through executions that wait for child executions, three levels deep', async () => {
    const app = await runApp({
      workflows: {
        Grandchild: machine('Wait', { Wait: wait(3600, { Next: 'Then' }), Then: wait(1800) }),
        Child: machine('Wait', { Wait: wait(60, { Next: 'Ask' }), Ask: child('Grandchild', { End: true }) }),
        Parent: machine('Ask', { Ask: child('Child', { Next: 'Wait' }), Wait: wait(30) }),
      },
    });
    const execution = await app.begin('Parent');
    await app.advance(2 * HOUR);
    expect(await app.standing(execution)).toMatchObject({
      status: 'SUCCEEDED',
      endedAfter: (60 + 3600 + 1800 + 30) * SECOND,
    });
  });

  it('wakes an execution that waits for a callback which another execution makes later', async () => {
    const app = await runApp({
      workflows: {
        Asks: machine('Ask', {
          Ask: {
            Type: 'Task',
            Resource: 'arn:aws-cn:states:::states:startExecution.waitForTaskToken',
            Arguments: {
              StateMachineArn: 'arn:aws-cn:states:cn-north-1:000000000000:stateMachine:Answers',
              Input: { token: '{% $states.context.Task.Token %}' },
            },
            TimeoutSeconds: 86_400,
            Next: 'Wait',
          },
          Wait: wait(60),
        }),
        Answers: machine('Wait', {
          Wait: wait(600, { Next: 'Answer' }),
          Answer: {
            Type: 'Task',
            Resource: 'arn:aws-cn:states:::aws-sdk:sfn:sendTaskSuccess',
            Arguments: { TaskToken: '{% $states.input.token %}', Output: '"answered"' },
            End: true,
          },
        }),
      },
    });
    const execution = await app.begin('Asks');
    await app.advance(HOUR);
    expect(await app.standing(execution)).toMatchObject({ status: 'SUCCEEDED', endedAfter: 11 * MINUTE });
  });

  it('lets a callback that never comes time out at its instant, with heartbeats set anew on the way', async () => {
    const app = await runApp({
      workflows: {
        Asks: machine('Ask', {
          Ask: {
            Type: 'Task',
            Resource: 'arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken',
            Arguments: {
              QueueUrl: 'https://sqs.cn-north-1.amazonaws.com.cn/000000000000/questions',
              MessageBody: { token: '{% $states.context.Task.Token %}' },
            },
            HeartbeatSeconds: 600,
            TimeoutSeconds: 86_400,
            Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Late' }],
            End: true,
          },
          Late: { Type: 'Pass', Output: 'late', End: true },
        }),
      },
      resources: { Questions: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'questions' } } },
    });
    const execution = await app.begin('Asks');
    await app.runtime.settle();
    const { Messages } = await app.call('sqs', 'ReceiveMessage', {
      QueueUrl: 'https://sqs.cn-north-1.amazonaws.com.cn/000000000000/questions',
    });
    const [message] = Messages as { Body: string }[];
    const { token } = JSON.parse(message?.Body ?? '{}') as { token: string };
    await app.advance(500 * SECOND);
    await app.call('states', 'SendTaskHeartbeat', { taskToken: token });
    await app.advance(500 * SECOND);
    expect(await app.standing(execution)).toMatchObject({ status: 'RUNNING' });
    await app.advance(HOUR);
    expect(await app.standing(execution)).toMatchObject({
      status: 'SUCCEEDED',
      output: 'late',
      endedAfter: 1100 * SECOND,
    });
  });

  it('never skips a timer that is set on the way, in a loop of waits or in retries with growing pauses', async () => {
    const app = await runApp({
      functions: {
        fails: 'export const handler = async () => { throw new Error("not yet"); };',
        now: 'export const handler = async () => Date.now();',
      },
      workflows: {
        Loop: machine('Begin', {
          Begin: { Type: 'Pass', Assign: { seen: [] }, Next: 'Wait' },
          Wait: wait(3600, { Next: 'Look' }),
          Look: invoke('now', {
            Assign: { seen: '{% $append($seen, $states.result.Payload) %}' },
            Next: 'Again',
          }),
          Again: {
            Type: 'Choice',
            Choices: [{ Condition: '{% $count($seen) < 24 %}', Next: 'Wait' }],
            Default: 'Done',
          },
          Done: { Type: 'Pass', Output: '{% $seen %}', End: true },
        }),
        Retries: machine('Try', {
          Try: invoke('fails', {
            Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 5 }],
            Catch: [{ ErrorEquals: ['States.ALL'], Next: 'GiveUp' }],
            End: true,
          }),
          GiveUp: { Type: 'Pass', Output: 'gave up', End: true },
        }),
      },
    });
    const [loop, retries] = [await app.begin('Loop'), await app.begin('Retries')];
    const begun = app.runtime.clock.now();
    await app.advance(2 * DAY);
    const { status, output } = await app.standing(loop);
    expect(status).toBe('SUCCEEDED');
    expect(output).toEqual(Array.from({ length: 24 }, (_, index) => begun + (index + 1) * HOUR));
    expect(await app.standing(retries)).toMatchObject({
      output: 'gave up',
      endedAfter: (10 + 20 + 40 + 80 + 160) * SECOND,
    });
  });

  it('does not move before whatever was started has set its timer', async () => {
    const app = await runApp({ workflows: { Waits: machine('Wait', { Wait: wait(60) }) } });
    // Nothing is awaited between the start and the advance.
    const [execution] = await Promise.all([app.begin('Waits'), app.advance(MINUTE)]);
    expect(await app.standing(execution)).toMatchObject({ status: 'SUCCEEDED', endedAfter: MINUTE });
  });

  it('passes through branches and items that wait for different times, and a limit on the whole', async () => {
    const app = await runApp({
      workflows: {
        Branches: machine('All', {
          All: {
            Type: 'Parallel',
            Branches: [60, 600, 6000].map((time) =>
              machine(`Wait ${time}`, { [`Wait ${time}`]: wait(time) }),
            ),
            Next: 'Each',
          },
          Each: {
            Type: 'Map',
            Items: [1, 2, 3],
            MaxConcurrency: 1,
            ItemProcessor: machine('Wait for one', { 'Wait for one': wait(100) }),
            End: true,
          },
        }),
        Limited: { ...machine('Wait', { Wait: wait(DAY) }), TimeoutSeconds: 3600 },
      },
    });
    const [branches, limited] = [await app.begin('Branches'), await app.begin('Limited')];
    await app.advance(3 * HOUR);
    expect(await app.standing(branches)).toMatchObject({ status: 'SUCCEEDED', endedAfter: 6300 * SECOND });
    expect(await app.standing(limited)).toMatchObject({ status: 'TIMED_OUT', endedAfter: HOUR });
  });

  it('delivers a delayed message, the retries of a function and a schedule at their instants', async () => {
    const times = 'export const handler = async () => { console.log("at", Date.now()); ';
    const lines: string[] = [];
    const app = await runApp(
      {
        functions: {
          fails: `${times} throw new Error("not yet"); };`,
          daily: `${times} };`,
          reads: `${times} };`,
        },
        resources: {
          Letters: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'letters' } },
          Mapping: {
            Type: 'AWS::Lambda::EventSourceMapping',
            Properties: {
              EventSourceArn: { 'Fn::GetAtt': ['Letters', 'Arn'] },
              FunctionName: { Ref: 'Functionreads' },
            },
          },
          Daily: {
            Type: 'AWS::Scheduler::Schedule',
            Properties: {
              ScheduleExpression: 'rate(1 day)',
              FlexibleTimeWindow: { Mode: 'OFF' },
              Target: {
                Arn: { 'Fn::GetAtt': ['Functiondaily', 'Arn'] },
                RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
              },
            },
          },
        },
      },
      { onFunctionOutput: (name, line) => lines.push(`${name} ${line}`) },
    );
    const begun = app.runtime.clock.now();
    await app.call('lambda', 'Invoke', { FunctionName: 'fails', InvocationType: 'Event', Payload: {} });
    await app.call('sqs', 'SendMessage', {
      QueueUrl: 'https://sqs.cn-north-1.amazonaws.com.cn/000000000000/letters',
      MessageBody: 'later',
      DelaySeconds: 600,
    });
    await app.advance(3 * DAY);
    const at = (name: string) =>
      lines.flatMap((line) => {
        const [, instant] = line.match(new RegExp(`^${name} at (\\d+)`)) ?? [];
        return instant === undefined ? [] : [Number(instant) - begun];
      });
    await expect.poll(() => at('fails')).toEqual([0, MINUTE, 3 * MINUTE]);
    await expect.poll(() => at('reads')).toEqual([10 * MINUTE]);
    await expect.poll(() => at('daily').length).toBeGreaterThanOrEqual(3);
  });

  it('does not sleep through the delays of a function, which sees the time pass', async () => {
    const app = await runApp({
      functions: {
        polls: {
          Timeout: 900,
          code: `import { setTimeout as wait } from 'node:timers/promises';
            export const handler = async () => {
              const begun = Date.now();
              while (Date.now() < begun + 600_000) await wait(60_000);
              return Date.now() - begun;
            };`,
        },
      },
      workflows: { Polls: machine('Poll', { Poll: invoke('polls', { Next: 'Wait' }), Wait: wait(60) }) },
    });
    const execution = await app.begin('Polls');
    await app.advance(HOUR);
    expect(await app.standing(execution)).toMatchObject({ status: 'SUCCEEDED' });
    const { events } = await app.call('states', 'GetExecutionHistory', { executionArn: execution });
    const exited = (events as JsonObject[]).find(({ type }) => type === 'TaskStateExited');
    expect(exited?.stateExitedEventDetails).toMatchObject({ output: String(10 * MINUTE) });
  });

  it('comes to rest, or says until when something is waiting', async () => {
    const app = await runApp({
      workflows: {
        Waits: machine('Wait', { Wait: wait(3600, { Next: 'Ask' }), Ask: child('Child', { End: true }) }),
        Child: machine('Wait', { Wait: wait(3600) }),
      },
    });
    const execution = await app.begin('Waits');
    const { clock } = app.runtime;
    expect(await clock.advanceUntilIdle(clock.now() + 1.5 * HOUR)).toMatchObject({ idle: false });
    expect(await clock.advanceUntilIdle(clock.now() + DAY)).toMatchObject({ idle: true });
    expect(await app.standing(execution)).toMatchObject({ status: 'SUCCEEDED', endedAfter: 2 * HOUR });
  });
});
