import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { Activity } from '../activity.ts';
import { MovableClock } from '../clock.ts';
import { Control } from '../control.ts';
import { DiskSpace } from '../disk-space.ts';
import { Gateway } from '../gateway.ts';
import { Principals } from '../principals.ts';
import type { JsonObject } from '../service.ts';
import { ServiceDirectory } from '../service-directory.ts';
import { identity } from './support/dynamodb.ts';

const MIB = 1024 * 1024;
const SIZE = 1024 * MIB;

afterEach(() => vi.useRealTimers());

/** The disk of a data folder, whose free bytes a test sets, with the messages reported about it. */
function diskForTest() {
  const said: string[] = [];
  const state = { free: SIZE, now: 0 };
  const disk = new DiskSpace('/data', (message) => said.push(message), {
    measure: () => ({ free: state.free, size: SIZE }),
    now: () => state.now,
  });
  const setFree = (free: number): void => {
    state.free = free;
    state.now += 1_000;
  };
  return { disk, said, setFree };
}

it('a disk counts as full while some room is left for work under way, and is reported once', () => {
  const { disk, said, setFree } = diskForTest();
  expect(disk.isFull()).toBe(false);
  setFree(7 * MIB);
  expect([disk.isFull(), disk.isFull()]).toEqual([true, true]);
  setFree(0);
  expect(disk.isFull()).toBe(true);
  setFree(9 * MIB);
  expect(disk.isFull()).toBe(false);
  expect(said).toEqual([
    'The disk of the data folder /data is full: calls that change something are refused, and timers wait, until there is room.',
    'There is room again on the disk of the data folder /data: everything goes on.',
  ]);
});

it('a full quota, which no measurement shows, refuses the calls that it stops, and is reported once', () => {
  const { disk, said, setFree } = diskForTest();
  const full = Object.assign(new Error('quota exceeded'), { code: 'EDQUOT' });
  for (let time = 0; time < 3; time++) {
    expect(disk.answerFor(full)).toMatchObject({ code: 'ServiceUnavailable', statusCode: 503 });
    expect(disk.isFull()).toBe(true);
    setFree(SIZE);
    expect(disk.isFull()).toBe(false);
  }
  expect(said.filter((line) => line.includes('is full'))).toHaveLength(1);
  const other = new RangeError('odd');
  expect(disk.answerFor(other)).toBe(other);
});

/** A service that writes to a database which cannot grow, or only reads. */
function limitedService() {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  database.exec('CREATE TABLE entry (text TEXT); PRAGMA max_page_count = 3');
  const handle = async ({ operation }: { operation: string }): Promise<JsonObject> => {
    if (!operation.startsWith('List'))
      for (;;) database.exec("INSERT INTO entry VALUES (printf('%.3000c', 'x'))");
    return {};
  };
  return { handle };
}

async function endpointForTest(disk: DiskSpace): Promise<string> {
  const clock = new MovableClock(new Activity(), { at: 0 });
  const directory = new ServiceDirectory();
  for (const name of ['states', 'sqs', 'sns', 'kms', 'lambda']) directory.register(name, limitedService());
  const control = new Control(clock, () => ({}));
  const gateway = new Gateway({ directory, principals: new Principals(identity), clock, control, disk });
  onTestFinished(async () => {
    await gateway.close();
    clock.close();
  });
  return gateway.listen(0);
}

const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
const target = (name: string) => ({ method: 'POST', headers: { 'x-amz-target': name }, body: '{}' });

// ServiceUnavailable, 503, is among the Common Errors of the API references of Step Functions, SQS, SNS, KMS and Lambda, and
// the SDKs retry after a 503 (AWS SDKs and Tools Reference Guide, "Retry behavior").
it.each([
  ['before a call is made', 0],
  ['by what a call cannot write', SIZE],
])('a full disk is answered with an error after which clients try again, %s', async (_when, free) => {
  const { disk, setFree } = diskForTest();
  setFree(free);
  const endpoint = await endpointForTest(disk);
  for (const name of ['AWSStepFunctions.StartExecution', 'AmazonSQS.SendMessage', 'TrentService.Encrypt']) {
    setFree(free);
    const answer = await fetch(endpoint, target(name));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await answer.json()).toMatchObject({ __type: 'ServiceUnavailable' });
  }
  for (const Version of ['2010-03-31', '2012-11-05']) {
    setFree(free);
    const answer = await fetch(endpoint, form({ Action: 'SendOrPublish', Version }));
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/<Type>Receiver<\/Type><Code>ServiceUnavailable<\/Code>/);
  }
  setFree(free);
  const invoked = await fetch(`${endpoint}/2015-03-31/functions/f/invocations`, {
    method: 'POST',
    body: '{}',
  });
  expect(await invoked.json()).toMatchObject({ __type: 'ServiceUnavailable' });
  setFree(free);
  expect((await fetch(endpoint, target('AWSStepFunctions.ListStateMachines'))).status).toBe(200);
});

it('with a full disk the clock is shown and does not move, whatever type a client gives its command', async () => {
  const { disk, setFree } = diskForTest();
  const endpoint = await endpointForTest(disk);
  setFree(0);
  expect((await fetch(`${endpoint}/_local/clock`)).status).toBe(200);
  const moved = await fetch(`${endpoint}/_local/clock`, form({ advanceBy: 'P1D' }));
  expect([moved.status, moved.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  expect(await moved.json()).toMatchObject({ status: 503, title: 'service unavailable' });
});

it('the timers of a running clock wait while the disk is full, and fire in their order when there is room', () => {
  vi.useFakeTimers();
  const clock = new MovableClock(new Activity(), { offset: 0 });
  onTestFinished(() => clock.close());
  let full = true;
  clock.hold(() => full);
  const fired: string[] = [];
  clock.setTimer(clock.now() + 1_000, () => fired.push('first'));
  clock.setTimer(clock.now() + 2_000, () => fired.push('second'));
  vi.advanceTimersByTime(60_000);
  expect(fired).toEqual([]);
  full = false;
  vi.advanceTimersByTime(1_000);
  expect(fired).toEqual(['first', 'second']);
});
