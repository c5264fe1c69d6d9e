import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import { EventBusService } from '../../events/event-bus-service.ts';
import type { RuleDefinition, RuleTarget } from '../../events/rule.ts';
import type { JsonObject } from '../../service.ts';
import {
  DEAD_LETTERS,
  denied,
  FUNCTION,
  IDENTITY,
  MACHINE,
  QUEUE,
  ROLE,
  recordingTargets,
  TOPIC,
  unavailable,
} from '../delivery/recording-targets.ts';

const NOW = Date.UTC(2026, 10, 20, 8, 30, 15, 250);

let dataFolder: string;
let clock: MovableClock;
let targets: ReturnType<typeof recordingTargets>;
let reports: string[];
let service: EventBusService;
let open: boolean;

const begin = async (at = NOW, keep?: number) => {
  const activity = new Activity();
  clock = new MovableClock(activity, { at });
  service = new EventBusService({
    dataFolder,
    clock,
    activity,
    identity: IDENTITY,
    callService: targets.callService,
    report: (message) => reports.push(message),
    ...(keep !== undefined && { keep }),
  });
  open = true;
  service.ensureBus('orders');
};

const end = async () => {
  if (open) await service.close();
  open = false;
};

beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'events-'));
  targets = recordingTargets();
  reports = [];
  await begin();
});

afterEach(async () => {
  await end();
  rmSync(dataFolder, { recursive: true });
});

const call = (operation: string, input: JsonObject) =>
  service.handle({ service: 'events', operation, input, principal: { arn: ROLE } });

const entry = (detail: JsonObject = { id: 1 }, more: JsonObject = {}): JsonObject => ({
  Source: 'shop',
  DetailType: 'OrderPlaced',
  Detail: JSON.stringify(detail),
  EventBusName: 'orders',
  ...more,
});

const put = async (...entries: JsonObject[]) => {
  const answer = await call('PutEvents', { Entries: entries });
  await clock.settle();
  return answer as { FailedEntryCount: number; Entries: JsonObject[] };
};

const rule = (target: Partial<RuleTarget> = {}, more: Partial<RuleDefinition> = {}): RuleDefinition => ({
  Name: 'placed',
  EventBusName: 'orders',
  EventPattern: { source: ['shop'] },
  Targets: [{ Id: 'one', Arn: FUNCTION, ...target }],
  ...more,
});

describe('An event', () => {
  it('reaches the targets of the rules that it matches, unchanged', async () => {
    service.putRule(rule());
    service.putRule(rule({}, { Name: 'other', EventPattern: { source: ['elsewhere'] } }));
    const { FailedEntryCount, Entries } = await put(
      entry({ id: 7 }, { Resources: ['arn:x'], Time: 1_700_000_000 }),
    );
    expect(FailedEntryCount).toBe(0);
    expect(targets.calls).toEqual([
      {
        service: 'lambda',
        operation: 'Invoke',
        principal: { arn: 'arn:aws:events:eu-west-1:123456789012:rule/orders/placed' },
        input: {
          FunctionName: FUNCTION,
          InvocationType: 'Event',
          Payload: {
            version: '0',
            id: Entries[0]?.EventId,
            'detail-type': 'OrderPlaced',
            source: 'shop',
            account: '123456789012',
            time: '2023-11-14T22:13:20Z',
            region: 'eu-west-1',
            resources: ['arn:x'],
            detail: { id: 7 },
          },
        },
      },
    ]);
  });

  it('has the time of the runtime’s clock unless it carries one', async () => {
    service.putRule(rule());
    await put(entry());
    expect(targets.payloads()[0]).toMatchObject({ time: '2026-11-20T08:30:15Z' });
  });

  it('reaches every target of a rule, whether a function, a queue, a topic or a state machine', async () => {
    const Targets = [
      { Id: 'a', Arn: FUNCTION },
      { Id: 'b', Arn: MACHINE, RoleArn: ROLE },
      { Id: 'c', Arn: QUEUE },
      { Id: 'd', Arn: TOPIC },
    ];
    service.putRule(rule({}, { Targets }));
    await put(entry());
    expect(targets.calls.map(({ operation, principal }) => [operation, principal.arn])).toEqual([
      ['Invoke', expect.stringContaining('rule/orders/placed')],
      ['StartExecution', ROLE],
      ['SendMessage', expect.stringContaining('rule/orders/placed')],
      ['Publish', expect.stringContaining('rule/orders/placed')],
    ]);
    const [, , sent, published] = targets.calls;
    expect(published?.input).toEqual({ TopicArn: TOPIC, Message: sent?.input.MessageBody });
  });

  it('stays on its bus, and does not reach a disabled rule', async () => {
    service.putRule(rule({}, { Name: 'off', State: 'DISABLED' }));
    service.putRule({
      Name: 'default',
      EventPattern: { source: ['shop'] },
      Targets: [{ Id: 'a', Arn: FUNCTION }],
    });
    await put(entry());
    expect(targets.calls).toEqual([]);
    const { EventBusName: _, ...onDefault } = entry();
    await put(onDefault);
    expect(targets.calls).toHaveLength(1);
  });

  it('may name its bus by ARN', async () => {
    const { arn } = service.ensureBus('orders');
    service.putRule(rule({}, { EventBusName: arn }));
    await put(entry({}, { EventBusName: arn }));
    expect(targets.calls).toHaveLength(1);
  });

  it('is written to the file of a log group', async () => {
    const Arn = 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/events/orders';
    service.putRule(rule({ Arn }));
    await put(entry({ id: 1 }), entry({ id: 2 }));
    const lines = readFileSync(join(dataFolder, 'log-groups', '_aws_events_orders.log'), 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { detail: JsonObject }).detail)).toEqual([
      { id: 1 },
      { id: 2 },
    ]);
  });

  it.each<[JsonObject, string, string]>([
    [{ Source: '' }, 'InvalidArgument', 'Source is a required argument'],
    [{ DetailType: null }, 'InvalidArgument', 'DetailType is a required argument'],
    [{ Detail: null }, 'InvalidArgument', 'Detail is a required argument'],
    [{ Detail: '{' }, 'MalformedDetail', 'malformed'],
    [{ Detail: '[1]' }, 'MalformedDetail', 'malformed'],
    // The words of the service, as its users report them.
    [{ Source: 'aws.ec2' }, 'NotAuthorizedForSourceException', 'Not authorized for the source.'],
    [{ Resources: [1] }, 'InvalidArgument', 'Resources'],
    [{ Time: 'noon' }, 'InvalidArgument', 'Time'],
    [{ EventBusName: 'none' }, 'ResourceNotFoundException', 'none'],
  ])('that is not valid fails alone: %#', async (wrong, ErrorCode, words) => {
    service.putRule(rule());
    const { FailedEntryCount, Entries } = await put(entry({ id: 1 }), entry({}, wrong), entry({ id: 3 }));
    expect(FailedEntryCount).toBe(1);
    expect(Entries[1]).toEqual({ ErrorCode, ErrorMessage: expect.stringContaining(words) });
    expect(targets.payloads().map(({ detail }) => detail)).toEqual([{ id: 1 }, { id: 3 }]);
  });

  // localstack/localstack, tests/aws/services/events/test_events.snapshot.json, recorded from the service.
  it('comes in a request of one to ten entries', async () => {
    await expect(put(...Array.from({ length: 11 }, () => entry()))).rejects.toThrow(
      "at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10",
    );
    await expect(put()).rejects.toThrow('Member must have length greater than or equal to 1');
  });

  // User Guide, eb-putevent-size; 1 MB since January 2026. The message is the service's, as users report it.
  it('comes in a request of 1 MB of entries at most', async () => {
    const of = (bytes: number) => ({ ...entry(), Detail: `{"a":"${'x'.repeat(bytes - 8)}"}` });
    const { Source, DetailType, Resources = [] } = entry() as Record<string, string | string[]>;
    const besides = [Source, DetailType, ...Resources].join('').length;
    const half = 512 * 1024 - besides;
    expect((await put(of(half), of(half))).FailedEntryCount).toBe(0);
    await expect(put(of(half), of(half + 1))).rejects.toThrow('Total size of the entries in the request');
  });

  it.each([[[]], [Array.from({ length: 11 }, () => entry())]])(
    'comes in batches of 1 to 10',
    async (Entries) => {
      await expect(call('PutEvents', { Entries })).rejects.toMatchObject({ code: 'ValidationException' });
    },
  );
});

describe('The input of a target', () => {
  const inputOf = async (
    target: Partial<RuleTarget>,
    detail: JsonObject = { id: 7, name: 'a "b"', tags: ['x'] },
  ) => {
    service.putRule(rule(target));
    await put(entry(detail));
    return targets.payloads()[0];
  };

  it('may be a constant or a part of the event', async () => {
    expect(await inputOf({ Input: '{"fixed":true}' })).toEqual({ fixed: true });
    targets.calls.length = 0;
    expect(await inputOf({ InputPath: '$.detail.tags[0]' })).toBe('x');
    targets.calls.length = 0;
    expect(await inputOf({ InputPath: "$['detail-type']" })).toBe('OrderPlaced');
  });

  it('may be built from the event by a template', async () => {
    const InputTransformer = {
      InputPathsMap: {
        id: '$.detail.id',
        name: '$.detail.name',
        tags: '$.detail.tags',
        none: '$.detail.none',
      },
      InputTemplate:
        '{"id":<id>,"name":<name>,"text":"order <id> of <name> with <tags><none>","none":<none>,"rule":"<aws.events.rule-name>","arn":<aws.events.rule-arn>,"at":<aws.events.event.ingestion-time>,"all":<aws.events.event.json>}',
    };
    expect(await inputOf({ InputTransformer })).toEqual({
      id: 7,
      name: 'a "b"',
      text: 'order 7 of a "b" with ["x"]',
      none: null,
      rule: 'placed',
      arn: 'arn:aws:events:eu-west-1:123456789012:rule/orders/placed',
      at: '2026-11-20T08:30:15.250Z',
      all: expect.objectContaining({ source: 'shop' }),
    });
  });

  // GuardDuty User Guide, "Processing GuardDuty findings with Amazon EventBridge": a template for a topic, one text per line.
  it('may be several texts, one per line, for a target that accepts more than JSON', async () => {
    const InputTransformer = {
      InputPathsMap: { id: '$.detail.id', none: '$.detail.none' },
      InputTemplate: '  "Order <id><none>"\n"was placed."\n',
    };
    const Arn = 'arn:aws:sns:eu-west-1:123456789012:news';
    service.putRule(rule({ Arn, InputTransformer }));
    await put(entry({ id: 7 }));
    expect(targets.calls[0]?.input).toMatchObject({ Message: '  "Order 7"\n"was placed."\n' });
    expect(() => service.putRule(rule({ InputTransformer }))).toThrow('not valid JSON');
    const broken = { InputTemplate: '"Order"\nwas placed' };
    expect(() => service.putRule(rule({ Arn, InputTransformer: broken }))).toThrow('not valid JSON');
  });

  it('may be text', async () => {
    const InputTransformer = { InputPathsMap: { id: '$.detail.id' }, InputTemplate: '"order <id>"' };
    expect(await inputOf({ InputTransformer })).toBe('order 7');
  });
});

describe('A rule', () => {
  it.each<[string, RuleDefinition]>([
    ['scheduled rules', rule({}, { ScheduleExpression: 'rate(1 minute)' })],
    ['Event pattern is not valid', rule({}, { EventPattern: {} })],
    ['arn:aws:kinesis', rule({ Arn: 'arn:aws:kinesis:eu-west-1:123456789012:stream/s' })],
    ['EcsParameters', rule({ EcsParameters: {} } as Partial<RuleTarget>)],
    // "SQS FIFO is not supported by Dead Letter Queues.", as PutTargets says (dev.classmethod.jp, 2025-01-21).
    ['standard queues can', rule({ DeadLetterConfig: { Arn: `${DEAD_LETTERS}.fifo` } })],
    ['standard queues can', rule({ DeadLetterConfig: { Arn: 'arn:aws:sns:eu-west-1:123456789012:t' } })],
    ['only one of', rule({ Input: '1', InputPath: '$' })],
    ['not valid JSON', rule({ Input: '{' })],
    ['$.detail[*]', rule({ InputPath: '$.detail[*]' })],
    // User Guide, "Amazon EventBridge input transformation": reserved names, and up to 100 variables.
    [
      'aws.events.rule-arn is reserved',
      rule({
        InputTransformer: { InputPathsMap: { 'aws.events.rule-arn': '$.id' }, InputTemplate: '"x"' },
      }),
    ],
    [
      '100 variables',
      rule({
        InputTransformer: {
          InputPathsMap: Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`v${at}`, '$.id'])),
          InputTemplate: '"x"',
        },
      }),
    ],
    ['<id>, which is not defined', rule({ InputTransformer: { InputTemplate: '{"id":<id>}' } })],
    ['Event bus none does not exist', rule({}, { EventBusName: 'none' })],
    ['state', rule({}, { State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' })],
  ])('that is not supported is refused: %s', (words, definition) => {
    expect(() => service.putRule(definition)).toThrow(words);
  });

  it('is replaced by another one of the same name', async () => {
    service.putRule(rule());
    service.putRule(rule({}, { EventPattern: { source: ['elsewhere'] } }));
    await put(entry());
    expect(targets.calls).toEqual([]);
  });
});

describe('A delivery', () => {
  it('that fails is retried, and then goes to the dead-letter queue', async () => {
    service.putRule(
      rule({ RetryPolicy: { MaximumRetryAttempts: 1 }, DeadLetterConfig: { Arn: DEAD_LETTERS } }),
    );
    targets.fail(({ service: called }) => (called === 'lambda' ? unavailable() : undefined));
    const { Entries } = await put(entry());
    expect(targets.calls).toHaveLength(1);
    await clock.advanceTo(NOW + 10_000);
    expect(targets.calls.map(({ operation }) => operation)).toEqual(['Invoke', 'Invoke', 'SendMessage']);
    expect(targets.deadLetters()[0]).toMatchObject({
      MessageBody: expect.stringContaining('OrderPlaced'),
      MessageAttributes: {
        RULE_ARN: { StringValue: expect.stringContaining('rule/orders/placed') },
        EVENT_ID: { StringValue: Entries[0]?.EventId },
        ERROR_CODE: { StringValue: 'ServiceException' },
      },
    });
  });

  it('that is denied is dropped, with a report that holds nothing of the event', async () => {
    service.putRule(rule());
    targets.fail(denied);
    await put(entry({ secret: 'content' }));
    expect(reports).toEqual([expect.stringContaining(FUNCTION)]);
    expect(reports[0]).not.toContain('content');
  });

  it('that was not finished is made after a restart, even when its rule is no longer there', async () => {
    service.putRule(rule());
    targets.fail(unavailable);
    await put(entry({ id: 7 }));
    await end();
    targets.fail();
    await begin(NOW + 3_600_000);
    await service.start();
    await clock.settle();
    expect(targets.payloads().map(({ detail }) => detail)).toEqual([{ id: 7 }, { id: 7 }]);
    await end();
    await begin(NOW + 7_200_000);
    await service.start();
    await clock.settle();
    expect(targets.calls).toHaveLength(2);
  });

  it('is under way before the event is acknowledged', async () => {
    service.putRule(rule());
    await call('PutEvents', { Entries: [entry()] });
    await clock.advanceTo(NOW + 1);
    expect(targets.calls).toHaveLength(1);
  });
});

describe('The record of events', () => {
  it('shows what was put on a bus, also after a restart', async () => {
    await put(entry({ id: 1 }), entry({ id: 2 }));
    await put(entry({ id: 3 }));
    await end();
    await begin();
    const all = service.recent({ bus: 'orders' });
    expect(all.map(({ event }) => event.detail)).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(all[0]).toMatchObject({ bus: 'orders', recordedAt: NOW });
    const after = all[1]?.sequence ?? 0;
    expect(service.recent({ bus: 'orders', after }).map(({ event }) => event.detail)).toEqual([{ id: 3 }]);
    expect(service.recent({ bus: 'orders', limit: 1 })).toHaveLength(1);
    expect(service.recent()).toEqual([]);
  });

  it('keeps only a limited number of them', async () => {
    await end();
    await begin(NOW, 20);
    for (let id = 0; id < 50; id += 10) {
      await put(...Array.from({ length: 10 }, (_, index) => entry({ id: id + index })));
    }
    const kept = service
      .recent({ bus: 'orders', limit: 100 })
      .map(({ event }) => (event.detail as JsonObject).id);
    expect(kept.length).toBeGreaterThanOrEqual(20);
    expect(kept.length).toBeLessThan(25);
    expect(kept.at(-1)).toBe(49);
  });
});

describe('The API', () => {
  it('describes its buses, rules and targets', async () => {
    service.putRule(rule());
    expect(await call('ListEventBuses', {})).toMatchObject({
      EventBuses: [{ Name: 'default' }, { Name: 'orders' }],
    });
    expect(await call('DescribeEventBus', { Name: 'orders' })).toEqual({
      Name: 'orders',
      Arn: 'arn:aws:events:eu-west-1:123456789012:event-bus/orders',
    });
    expect(await call('ListRules', { EventBusName: 'orders' })).toMatchObject({
      Rules: [{ Name: 'placed', State: 'ENABLED', EventPattern: '{"source":["shop"]}' }],
    });
    expect(await call('ListTargetsByRule', { Rule: 'placed', EventBusName: 'orders' })).toEqual({
      Targets: [{ Id: 'one', Arn: FUNCTION }],
    });
    await expect(call('ListTargetsByRule', { Rule: 'none' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
  });

  it('can test a pattern', async () => {
    const event = { id: '1', account: '1', source: 'shop', time: NOW, region: 'x', resources: [] };
    const test = (pattern: string, given: unknown = { ...event, 'detail-type': 'sold' }) =>
      call('TestEventPattern', { EventPattern: pattern, Event: JSON.stringify(given) });
    expect(await test('{"source":["shop"]}')).toEqual({ Result: true });
    expect(await test('{"source":["x"]}')).toEqual({ Result: false });
    await expect(test('{')).rejects.toMatchObject({ code: 'InvalidEventPatternException' });
    // API Reference, TestEventPattern, Event: seven fields are mandatory.
    for (const wrong of [event, null, 5, [], {}])
      await expect(test('{"source":["shop"]}', wrong)).rejects.toMatchObject({ code: 'ValidationException' });
  });

  it('refuses by name what it does not support', async () => {
    await expect(call('StartReplay', {})).rejects.toThrow('StartReplay');
    await expect(call('PutEvents', { Entries: [entry()], EndpointId: 'x' })).rejects.toThrow('EndpointId');
  });
});
