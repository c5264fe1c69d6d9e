import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import type { ScheduleDefinition, ScheduleTarget } from '../../scheduler/schedule.ts';
import { ScheduleService } from '../../scheduler/schedule-service.ts';
import {
  DEAD_LETTERS,
  denied,
  FUNCTION,
  IDENTITY,
  MACHINE,
  QUEUE,
  ROLE,
  recordingTargets,
  throttled,
  unavailable,
} from '../delivery/recording-targets.ts';

const at = (text: string) => Date.parse(text);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let dataFolder: string;
let clock: MovableClock;
let targets: ReturnType<typeof recordingTargets>;
let reports: string[];
let running: ScheduleService | undefined;

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'scheduler-'));
  targets = recordingTargets();
  reports = [];
});

afterEach(async () => {
  await running?.close();
  running = undefined;
  rmSync(dataFolder, { recursive: true });
});

const sweep = (
  more: Partial<ScheduleDefinition> = {},
  target: Partial<ScheduleTarget> = {},
): ScheduleDefinition => ({
  Name: 'sweep',
  ScheduleExpression: 'cron(0 * * * ? *)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: {
    Arn: FUNCTION,
    RoleArn: ROLE,
    Input: '{"at":"<aws.scheduler.scheduled-time>","attempt":<aws.scheduler.attempt-number>}',
    ...target,
  },
  ...more,
});

/** A runtime with these schedules, started (or restarted) at an instant. */
async function begin(instant: string, ...schedules: ScheduleDefinition[]) {
  await running?.close();
  const activity = new Activity();
  clock = new MovableClock(activity, { at: at(instant) });
  running = new ScheduleService({
    dataFolder,
    clock,
    activity,
    identity: IDENTITY,
    callService: targets.callService,
    report: (message) => reports.push(message),
  });
  for (const schedule of schedules) running.put(schedule);
  await running.start();
  await clock.settle();
  return running;
}

const until = (instant: string) => clock.advanceTo(at(instant));
const fired = () => targets.payloads().map((payload) => payload.at);

describe('A schedule that is declared too late', () => {
  // github.com/getmoto/moto/pull/8172: the message of the service.
  it('is refused when it should have started more than five minutes ago, unless it did', async () => {
    const started = sweep({ StartDate: '2026-11-20T08:00:00Z' });
    const late = 'The StartDate you specify cannot be earlier than 5 minutes ago.';
    await expect(begin('2026-11-20T08:05:01Z', started)).rejects.toThrow(late);
    await begin('2026-11-20T08:05:00Z', started);
    await begin('2026-11-20T10:30:00Z', started);
    await expect(
      begin('2026-11-20T11:00:00Z', { ...started, ScheduleExpression: 'cron(30 * * * ? *)' }),
    ).rejects.toThrow(late);
  });

  it('and never fires is taken, which is said', async () => {
    await begin(
      '2026-11-20T08:00:00Z',
      sweep({ Name: 'past', ScheduleExpression: 'at(2026-11-20T07:59:59)' }),
      sweep({ Name: 'off', ScheduleExpression: 'at(2026-11-20T07:59:59)', State: 'DISABLED' }),
      sweep({ Name: 'over', EndDate: '2026-11-20T07:30:00Z' }),
      sweep({ Name: 'due', ScheduleExpression: 'at(2026-11-20T08:00:00)' }),
    );
    expect(reports).toEqual([
      expect.stringContaining('The schedule past never fires: nothing of at(2026-11-20T07:59:59) is left'),
      expect.stringContaining('The schedule over never fires'),
    ]);
    await begin(
      '2026-11-20T09:00:00Z',
      sweep({ Name: 'due', ScheduleExpression: 'at(2026-11-20T08:00:00)' }),
    );
    expect(reports).toHaveLength(2);
    expect(targets.calls).toHaveLength(1);
  });

  // API reference, CreateSchedule: "EventBridge Scheduler ignores StartDate for one-time schedules", and so EndDate.
  it('fires once if it is a one-time schedule, whatever its start and end', async () => {
    const ScheduleExpression = 'at(2026-11-20T09:00:00)';
    await begin(
      '2026-11-20T08:00:00Z',
      sweep({ Name: 'before', ScheduleExpression, StartDate: '2026-11-21T00:00:00Z' }),
      sweep({ Name: 'after', ScheduleExpression, EndDate: '2026-11-20T08:30:00Z' }),
    );
    await until('2026-11-22T00:00:00Z');
    expect(fired()).toEqual(['2026-11-20T09:00:00Z', '2026-11-20T09:00:00Z']);
  });
});

describe('A schedule', () => {
  it('calls its function asynchronously under its role at each occurrence', async () => {
    await begin('2026-11-20T08:30:00Z', sweep());
    await until('2026-11-20T10:59:59Z');
    expect(targets.calls[0]).toEqual({
      service: 'lambda',
      operation: 'Invoke',
      principal: { arn: ROLE },
      input: {
        FunctionName: FUNCTION,
        InvocationType: 'Event',
        Payload: { at: '2026-11-20T09:00:00Z', attempt: 1 },
      },
    });
    expect(fired()).toEqual(['2026-11-20T09:00:00Z', '2026-11-20T10:00:00Z']);
  });

  it('fires at every occurrence on the way when the clock is advanced far', async () => {
    await begin('2026-01-01T00:00:00Z', sweep({ ScheduleExpressionTimezone: 'America/New_York' }));
    await until('2027-01-01T00:00:00Z');
    expect(fired()).toHaveLength(365 * 24);
  });

  it('can start executions and send messages', async () => {
    const input = { Input: '{"a":1}' };
    await begin(
      '2026-11-20T08:30:00Z',
      sweep({ Name: 'start' }, { ...input, Arn: MACHINE }),
      sweep({ Name: 'send' }, { Arn: QUEUE, Input: 'any text' }),
      sweep(
        { Name: 'send-in-order' },
        { ...input, Arn: `${QUEUE}.fifo`, SqsParameters: { MessageGroupId: 'g' } },
      ),
    );
    await until('2026-11-20T09:00:00Z');
    const url = 'https://sqs.eu-west-1.amazonaws.com/123456789012/inbox';
    expect(targets.calls.map(({ operation, input: sent }) => [operation, sent])).toEqual([
      ['StartExecution', { stateMachineArn: MACHINE, name: expect.any(String), input: '{"a":1}' }],
      ['SendMessage', { QueueUrl: url, MessageBody: 'any text' }],
      [
        'SendMessage',
        {
          QueueUrl: `${url}.fifo`,
          MessageBody: '{"a":1}',
          MessageGroupId: 'g',
          MessageDeduplicationId: expect.any(String),
        },
      ],
    ]);
  });

  it('without an input of its own describes itself', async () => {
    const { Input: _, ...target } = sweep().Target;
    await begin('2026-11-20T08:30:00Z', { ...sweep(), Target: target });
    await until('2026-11-20T09:00:00Z');
    expect(targets.payloads()).toEqual([
      expect.objectContaining({
        source: 'aws.scheduler',
        'detail-type': 'Scheduled Event',
        time: '2026-11-20T09:00:00Z',
        resources: ['arn:aws:scheduler:eu-west-1:123456789012:schedule/default/sweep'],
        detail: '{}',
      }),
    ]);
  });

  it('that is disabled does nothing, and does not make up for that once enabled', async () => {
    await begin('2026-11-20T08:30:00Z', sweep({ State: 'DISABLED' }));
    await until('2026-11-20T12:30:00Z');
    await begin('2026-11-20T12:30:00Z', sweep());
    expect(fired()).toEqual([]);
    await until('2026-11-20T13:00:00Z');
    expect(fired()).toEqual(['2026-11-20T13:00:00Z']);
  });

  it('fires only between its start and its end', async () => {
    const window = { StartDate: '2026-11-20T10:00:00Z', EndDate: '2026-11-20T12:00:00Z' };
    await begin('2026-11-20T08:30:00Z', sweep(window));
    await until('2026-11-21T00:00:00Z');
    expect(fired()).toEqual(['2026-11-20T10:00:00Z', '2026-11-20T11:00:00Z', '2026-11-20T12:00:00Z']);
  });

  it('with a rate begins at once, and keeps its rhythm over a restart', async () => {
    const beat = sweep({ ScheduleExpression: 'rate(90 minutes)' });
    await begin('2026-11-20T08:30:00Z', beat);
    await until('2026-11-20T09:00:00Z');
    await begin('2026-11-20T09:15:00Z', beat);
    await until('2026-11-20T11:30:00Z');
    expect(fired()).toEqual(['2026-11-20T08:30:00Z', '2026-11-20T10:00:00Z', '2026-11-20T11:30:00Z']);
  });

  it('for a single date fires once, even over a restart', async () => {
    const once = sweep({ ScheduleExpression: 'at(2026-11-20T09:00:00)' });
    await begin('2026-11-20T08:30:00Z', once);
    await until('2026-11-20T09:30:00Z');
    await begin('2026-11-20T09:30:00Z', once);
    await until('2026-11-22T00:00:00Z');
    expect(fired()).toEqual(['2026-11-20T09:00:00Z']);
  });

  it('with a flexible window fires within it, and at the same moment after a restart', async () => {
    const flexible = sweep({ FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 } });
    const first = await begin('2026-11-20T08:30:00Z', flexible);
    const [run] = first.upcoming();
    const delay = (run?.at ?? 0) - at('2026-11-20T09:00:00Z');
    expect(delay).toBeGreaterThanOrEqual(0);
    expect(delay).toBeLessThan(15 * MINUTE);
    const second = await begin('2026-11-20T08:45:00Z', flexible);
    expect(second.upcoming()[0]?.at).toBe(run?.at);
    await clock.advanceTo((run?.at ?? 0) - 1);
    expect(fired()).toEqual([]);
    await clock.advanceTo(run?.at ?? 0);
    expect(fired()).toEqual(['2026-11-20T09:00:00Z']);
  });

  it('that missed occurrences while the runtime was down makes up for only the last one', async () => {
    await begin('2026-11-20T08:30:00Z', sweep());
    await until('2026-11-20T09:10:00Z');
    await begin('2026-11-22T14:10:00Z', sweep());
    expect(fired()).toEqual(['2026-11-20T09:00:00Z', '2026-11-22T14:00:00Z']);
    await until('2026-11-22T15:00:00Z');
    expect(fired().slice(2)).toEqual(['2026-11-22T15:00:00Z']);
    await begin('2026-11-22T15:30:00Z', sweep());
    expect(fired()).toHaveLength(3);
  });

  it('that is new or has changed begins in the present', async () => {
    await begin('2026-11-20T08:30:00Z', sweep());
    await begin(
      '2026-11-22T14:10:00Z',
      sweep({ ScheduleExpression: 'cron(30 * * * ? *)' }),
      sweep({ Name: 'new' }),
    );
    expect(fired()).toEqual([]);
    await until('2026-11-22T15:00:00Z');
    expect(fired()).toEqual(['2026-11-22T14:30:00Z', '2026-11-22T15:00:00Z']);
  });

  it('may be replaced while the service runs', async () => {
    const service = await begin('2026-11-20T08:30:00Z', sweep());
    service.put(sweep({ ScheduleExpression: 'cron(45 * * * ? *)' }));
    await until('2026-11-20T09:30:00Z');
    expect(fired()).toEqual(['2026-11-20T08:45:00Z']);
  });
});

describe('A delivery that fails', () => {
  it('is retried at growing intervals, with its attempts counted', async () => {
    await begin('2026-11-20T08:59:00Z', sweep());
    let failures = 3;
    targets.fail(() => (failures-- > 0 ? throttled() : undefined));
    await until('2026-11-20T09:00:06Z');
    expect(targets.payloads().map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    await until('2026-11-20T09:00:07Z');
    expect(targets.payloads().map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    await until('2026-11-20T09:59:00Z');
    expect(targets.calls).toHaveLength(4);
  });

  it('goes to the dead-letter queue when its retries are used up', async () => {
    const target = { RetryPolicy: { MaximumRetryAttempts: 2 }, DeadLetterConfig: { Arn: DEAD_LETTERS } };
    await begin('2026-11-20T08:59:00Z', sweep({}, target));
    targets.fail(({ service }) => (service === 'lambda' ? unavailable() : undefined));
    await until('2026-11-20T09:30:00Z');
    expect(targets.calls.filter(({ service }) => service === 'lambda')).toHaveLength(3);
    expect(targets.deadLetters()).toEqual([
      {
        QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/dead',
        MessageBody: expect.stringContaining('2026-11-20T09:00:00Z'),
        MessageAttributes: {
          SCHEDULE_ARN: {
            DataType: 'String',
            StringValue: 'arn:aws:scheduler:eu-west-1:123456789012:schedule/default/sweep',
          },
          SCHEDULED_TIME: { DataType: 'String', StringValue: '2026-11-20T09:00:00Z' },
          EXECUTION_ID: { DataType: 'String', StringValue: expect.any(String) },
          ERROR_CODE: { DataType: 'String', StringValue: 'ServiceException' },
          ERROR_MESSAGE: { DataType: 'String', StringValue: 'Not now' },
          EXHAUSTED_RETRY_CONDITION: { DataType: 'String', StringValue: 'MaximumRetryAttempts' },
          RETRY_ATTEMPTS: { DataType: 'String', StringValue: '2' },
          TARGET_ARN: { DataType: 'String', StringValue: FUNCTION },
        },
      },
    ]);
    expect(reports).toEqual([]);
  });

  it('is given up when it is too old', async () => {
    const target = { RetryPolicy: { MaximumEventAgeInSeconds: 60 }, DeadLetterConfig: { Arn: DEAD_LETTERS } };
    await begin('2026-11-20T08:59:00Z', sweep({}, target));
    targets.fail(({ service }) => (service === 'lambda' ? unavailable() : undefined));
    await until('2026-11-20T09:30:00Z');
    expect(targets.deadLetters()[0]).toMatchObject({
      MessageAttributes: { EXHAUSTED_RETRY_CONDITION: { StringValue: 'MaximumEventAgeInSeconds' } },
    });
    expect(targets.calls.filter(({ service }) => service === 'lambda')).toHaveLength(6);
  });

  it('is not retried when it is denied, and is reported when nothing takes it', async () => {
    await begin('2026-11-20T08:59:00Z', sweep());
    targets.fail(denied);
    await until('2026-11-20T09:30:00Z');
    expect(targets.calls).toHaveLength(1);
    expect(reports).toEqual([expect.stringContaining(`${FUNCTION} failed (AccessDeniedException`)]);
    expect(reports[0]).not.toContain('2026-11-20T09:00:00Z');
  });

  it('is reported when the dead-letter queue does not take it either', async () => {
    await begin('2026-11-20T08:59:00Z', sweep({}, { DeadLetterConfig: { Arn: DEAD_LETTERS } }));
    targets.fail(denied);
    await until('2026-11-20T09:00:00Z');
    expect(reports).toEqual([expect.stringContaining('was lost')]);
  });

  it('is made again after a restart in the middle of it', async () => {
    await begin('2026-11-20T08:59:00Z', sweep());
    targets.fail(unavailable);
    await until('2026-11-20T09:00:02Z');
    expect(targets.calls).toHaveLength(2);
    targets.fail();
    await begin('2026-11-20T09:10:00Z', sweep());
    expect(targets.payloads().map(({ at: time, attempt }) => [time, attempt])).toEqual([
      ['2026-11-20T09:00:00Z', 1],
      ['2026-11-20T09:00:00Z', 2],
      ['2026-11-20T09:00:00Z', 3],
    ]);
    await until('2026-11-20T09:50:00Z');
    expect(targets.calls).toHaveLength(3);
  });
});

describe('The service', () => {
  it('lists the next runs, soonest first', async () => {
    const service = await begin(
      '2026-11-20T08:30:00Z',
      sweep({ Name: 'daily', ScheduleExpression: 'cron(0 6 * * ? *)' }),
      sweep(),
      sweep({ Name: 'off', State: 'DISABLED' }),
    );
    await until('2026-11-20T09:00:00Z');
    expect(service.upcoming()).toMatchObject([
      { name: 'sweep', at: at('2026-11-20T10:00:00Z'), lastScheduledTime: at('2026-11-20T09:00:00Z') },
      { name: 'daily', at: at('2026-11-21T06:00:00Z') },
      { name: 'off' },
    ]);
  });

  it('answers the API about its schedules', async () => {
    const service = await begin('2026-11-20T08:30:00Z', sweep({ GroupName: 'jobs' }));
    const ask = (operation: string, input: Record<string, string>) =>
      service.handle({ service: 'scheduler', operation, input, principal: { arn: ROLE } });
    expect(await ask('ListSchedules', {})).toMatchObject({
      Schedules: [{ Name: 'sweep', GroupName: 'jobs' }],
    });
    expect(await ask('GetSchedule', { Name: 'sweep', GroupName: 'jobs' })).toMatchObject({
      ScheduleExpression: 'cron(0 * * * ? *)',
    });
    await expect(ask('GetSchedule', { Name: 'sweep' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      statusCode: 404,
    });
    await expect(ask('CreateSchedule', {})).rejects.toThrow('CreateSchedule');
  });

  it('sets no timer for a schedule that will never fire', async () => {
    await begin('2026-11-20T08:30:00Z', sweep({ ScheduleExpression: 'at(2020-01-01T00:00:00)' }));
    expect(clock.nextTimer()).toBeUndefined();
    expect(fired()).toEqual([]);
  });

  it.each<[string, ScheduleDefinition]>([
    ['hourly', sweep({ ScheduleExpression: 'hourly' })],
    ['Mars/Olympus', sweep({ ScheduleExpressionTimezone: 'Mars/Olympus' })],
    ['FlexibleTimeWindow', sweep({ FlexibleTimeWindow: { Mode: 'FLEXIBLE' } })],
    ['StartDate', sweep({ StartDate: 'tomorrow' })],
    ['state PAUSED', sweep({ State: 'PAUSED' })],
    ['aws-sdk:ec2', sweep({}, { Arn: 'arn:aws:scheduler:::aws-sdk:ec2:stopInstances' })],
    ['RoleArn', sweep({}, { RoleArn: '' })],
    ['KmsKeyArn', { ...sweep(), KmsKeyArn: 'x' } as ScheduleDefinition],
    ['EcsParameters', sweep({}, { EcsParameters: {} } as Partial<ScheduleTarget>)],
    // API reference of EventBridge Scheduler: RetryPolicy, Target (Input), CreateSchedule; User Guide, "Configuring a schedule's
    // dead-letter queue": "does not support using a FIFO queue".
    ['from 0 to 185', sweep({}, { RetryPolicy: { MaximumRetryAttempts: 186 } })],
    ['from 60 to 86400', sweep({}, { RetryPolicy: { MaximumEventAgeInSeconds: 59 } })],
    ['Input that is JSON', sweep({}, { Input: 'sweep it' })],
    ['EndDate', sweep({ StartDate: '2027-01-02T00:00:00Z', EndDate: '2027-01-01T00:00:00Z' })],
    ['standard queues can', sweep({}, { DeadLetterConfig: { Arn: `${DEAD_LETTERS}.fifo` } })],
  ])('refuses by name what it does not support: %s', async (words, definition) => {
    const service = await begin('2026-11-20T08:30:00Z');
    expect(() => service.put(definition)).toThrow(words);
    expect(() => service.put(definition)).toThrow('sweep');
  });

  it('does not move a paused clock', async () => {
    await begin('2026-11-20T08:30:00Z', sweep());
    await clock.settle();
    expect(clock.now()).toBe(at('2026-11-20T08:30:00Z'));
    expect(clock.nextTimer()).toBe(at('2026-11-20T08:30:00Z') + HOUR / 2);
  });
});
