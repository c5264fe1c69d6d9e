import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Activity } from '../activity.ts';
import { MovableClock } from '../clock.ts';
import { EventBusService } from '../events/event-bus-service.ts';
import { Gateway } from '../gateway.ts';
import { Principals } from '../principals.ts';
import { QueueService } from '../queues/queue-service.ts';
import { ScheduleService } from '../scheduler/schedule-service.ts';
import type { JsonObject } from '../service.ts';
import { ServiceDirectory } from '../service-directory.ts';
import { identity } from './support/dynamodb.ts';

const ROLE = 'arn:aws:iam::000000000000:role/sender';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:a-1';

/** An endpoint with schedules, rules, buses and queues under the names a-1, a-2, b-1. */
async function listsForTest() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lists-'));
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: Date.UTC(2030, 0, 1) });
  const callService = async () => ({});
  const common = { dataFolder, clock, activity, identity, callService };
  const queues = new QueueService({ ...common, endpoint: () => 'http://localhost' });
  const events = new EventBusService(common);
  const schedules = new ScheduleService(common);
  const Target = { Arn: QUEUE, RoleArn: ROLE, Input: '{}' };
  const Targets = [1, 2, 3].map((id) => ({ Id: `t-${id}`, Arn: QUEUE }));
  for (const name of ['a-1', 'a-2', 'b-1']) {
    queues.ensureQueue({ QueueName: name });
    events.ensureBus(name);
    events.putRule({ Name: name, EventPattern: { source: ['x'] }, Targets });
    schedules.put({
      Name: name,
      GroupName: name === 'b-1' ? 'others' : 'default',
      State: name === 'a-2' ? 'DISABLED' : 'ENABLED',
      ScheduleExpression: 'rate(1 day)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target,
    });
  }
  const directory = new ServiceDirectory();
  directory.register('sqs', queues);
  directory.register('events', events);
  directory.register('scheduler', schedules);
  const gateway = new Gateway({ directory, principals: new Principals(identity), clock });
  const endpoint = await gateway.listen(0);
  onTestFinished(async () => {
    await gateway.close();
    for (const service of [queues, events, schedules]) await service.close();
    rmSync(dataFolder, { recursive: true });
  });
  const answerOf = async (response: Response) => ({
    status: response.status,
    body: (await response.json()) as JsonObject,
  });
  const post = async (target: string, input: JsonObject) =>
    answerOf(
      await fetch(endpoint, {
        method: 'POST',
        headers: { 'x-amz-target': target },
        body: JSON.stringify(input),
      }),
    );
  const scheduler = async (query: JsonObject = {}) => {
    const parameters = new URLSearchParams(query as Record<string, string>);
    return answerOf(await fetch(`${endpoint}/schedules?${parameters}`));
  };
  const named = async (query: JsonObject) =>
    ((await scheduler(query)).body.Schedules as { Name: string }[]).map(({ Name }) => Name);
  return { post, scheduler, named };
}

/** The parameters, their ranges and what they select: API reference of ListSchedules (Amazon EventBridge Scheduler). */
describe('ListSchedules', () => {
  it.each([
    [{}, ['a-1', 'a-2', 'b-1']],
    [{ NamePrefix: 'a-' }, ['a-1', 'a-2']],
    [{ NamePrefix: 'x' }, []],
    [{ State: 'ENABLED' }, ['a-1', 'b-1']],
    [{ State: 'DISABLED' }, ['a-2']],
    [{ ScheduleGroup: 'others' }, ['b-1']],
    [{ ScheduleGroup: 'default', State: 'ENABLED', NamePrefix: 'a' }, ['a-1']],
  ])('with %j lists only what fits', async (query, names) => {
    const { named } = await listsForTest();
    expect(await named(query)).toEqual(names);
  });

  it('is given page by page, within its filters', async () => {
    const { scheduler, named } = await listsForTest();
    const query = { State: 'ENABLED', MaxResults: '1' };
    const { body } = await scheduler(query);
    expect(body.Schedules).toMatchObject([{ Name: 'a-1' }]);
    const { body: last } = await scheduler({ ...query, NextToken: body.NextToken as string });
    expect(last.Schedules).toMatchObject([{ Name: 'b-1' }]);
    expect(last).not.toHaveProperty('NextToken');
    expect(await named({ NextToken: body.NextToken as string })).toEqual(['a-2', 'b-1']);
  });

  it.each([
    { State: 'ON' },
    { NamePrefix: '' },
    { MaxResults: '0' },
    { MaxResults: '101' },
    { MaxResults: '1.5' },
    { MaxResults: 'all' },
    { NextToken: 'x' },
    { Prefix: 'a' },
  ])('refuses %j', async (query) => {
    const { scheduler } = await listsForTest();
    expect(await scheduler(query)).toMatchObject({ status: 400, body: { __type: 'ValidationException' } });
  });
});

/** API references of ListRules, ListEventBuses and ListTargetsByRule (Amazon EventBridge): NamePrefix, Limit, NextToken. */
describe('the lists of EventBridge', () => {
  const lists = [
    ['AWSEvents.ListRules', 'Rules', 'Name', ['a-1', 'a-2', 'b-1']],
    ['AWSEvents.ListEventBuses', 'EventBuses', 'Name', ['default', 'a-1', 'a-2', 'b-1']],
    ['AWSEvents.ListTargetsByRule', 'Targets', 'Id', ['t-1', 't-2', 't-3']],
  ] as const;

  it.each(lists.slice(0, 2))('%s lists only names with the prefix', async (target, member, name) => {
    const { post } = await listsForTest();
    const { body } = await post(target, { NamePrefix: 'a-' });
    expect((body[member] as JsonObject[]).map((one) => one[name])).toEqual(['a-1', 'a-2']);
  });

  it.each(lists)('%s is given page by page', async (target, member, name, all) => {
    const { post } = await listsForTest();
    const found: unknown[] = [];
    let token: JsonObject = {};
    do {
      const { body } = await post(target, { Rule: 'a-1', Limit: 2, ...token });
      const page = body[member] as JsonObject[];
      expect(page.length).toBeLessThanOrEqual(2);
      found.push(...page.map((one) => one[name]));
      token = body.NextToken === undefined ? {} : { NextToken: body.NextToken };
    } while (token.NextToken !== undefined);
    expect(found).toEqual(all);
  });

  it.each(lists)('%s refuses a limit out of range and the token of another list', async (target) => {
    const { post } = await listsForTest();
    const refusal = { status: 400, body: { __type: 'ValidationException' } };
    for (const Limit of [0, -1, 101, 1.5, '2']) {
      expect(await post(target, { Rule: 'a-1', Limit })).toMatchObject(refusal);
    }
    const { body } = await post('AmazonSQS.ListQueues', { MaxResults: 1 });
    const NextToken = body.NextToken ?? '';
    expect(await post(target, { Rule: 'a-1', NextToken })).toMatchObject(refusal);
  });
});

/** API reference of ListQueues (Amazon SQS): 1 to 1,000 results; a token only if MaxResults is set. */
it('ListQueues is given page by page', async () => {
  const { post } = await listsForTest();
  const list = async (input: JsonObject) => (await post('AmazonSQS.ListQueues', input)).body;
  const first = await list({ MaxResults: 2, QueueNamePrefix: '' });
  expect(first.QueueUrls).toHaveLength(2);
  const last = await list({ MaxResults: 2, NextToken: first.NextToken ?? '' });
  expect(last.QueueUrls).toEqual(['http://localhost/000000000000/b-1']);
  expect(last).not.toHaveProperty('NextToken');
  expect(await post('AmazonSQS.ListQueues', { MaxResults: 1001 })).toMatchObject({ status: 400 });
});
