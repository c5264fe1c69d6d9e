import fs from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { DataFolder } from '../data-folder.ts';
import { openServiceDatabase } from '../delivery/database.ts';
import { EventBusService } from '../events/event-bus-service.ts';
import { AsynchronousInvocations } from '../lambda/asynchronous-invocations.ts';
import { QueueService } from '../queues/queue-service.ts';
import type { AwsService, CallService, JsonObject } from '../service.ts';
import { StatesService } from '../states/service.ts';
import { TopicService } from '../topics/topic-service.ts';
import { temporaryFolder } from './support/cleanup.ts';
import { functionsForTest } from './support/functions.ts';

const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
const root = { arn: 'arn:aws:iam::000000000000:root' };
const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:worker';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:inbox';
/** A call of another service that never ends. */
const never: CallService = () => new Promise(() => {});

/** Ends a flush. Until then the disk has none of its data. */
let release: (() => void)[] = [];

/**
 * Simulates a disk: it holds a folder's databases as they were when the last completed flush was requested. A power cut leaves
 * exactly that. (SQLite itself flushes only before it copies a log, so a real disk may hold more than this one, but never
 * less.)
 */
function diskOf(folder: string) {
  const disk = temporaryFolder();
  const files = () => fs.readdirSync(folder).filter((name) => /\.sqlite(-wal)?$/.test(name));
  const spy = vi.spyOn(fs, 'fdatasync').mockImplementation((descriptor, done) => {
    const flushed = fs.fstatSync(descriptor).ino;
    const contents = files()
      .filter((name) => fs.statSync(join(folder, name)).ino === flushed)
      .flatMap((name) => [name, name.replace('-wal', '')])
      .map((name): [string, Buffer] => [name, fs.readFileSync(join(folder, name))]);
    release.push(() => {
      for (const [name, content] of contents) fs.writeFileSync(join(disk, name), content);
      done(null);
    });
  });
  onTestFinished(() => spy.mockRestore());
  /** Returns the disk's answer to a query after a power cut. */
  const count = (database: string, table: string): number => {
    const after = temporaryFolder();
    for (const name of fs.readdirSync(disk)) fs.copyFileSync(join(disk, name), join(after, name));
    const file = join(after, `${database}.sqlite`);
    if (!fs.existsSync(file)) return 0;
    const opened = new DatabaseSync(file);
    try {
      return Number(opened.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
    } catch {
      return 0;
    } finally {
      opened.close();
    }
  };
  return { count };
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** Ends the requested flushes one after the other until there is an answer. */
async function endFlushesUntil(answer: Promise<unknown>): Promise<void> {
  let isThere = false;
  void answer.then(() => {
    isThere = true;
  });
  for (let round = 0; round < 10 && !isThere; round++) {
    for (const end of release.splice(0)) end();
    await turns();
  }
  expect(isThere).toBe(true);
}

const call = (service: AwsService, operation: string, input: JsonObject): Promise<JsonObject> =>
  service.handle({ service: 'any', operation, input, principal: root });

describe('what is acknowledged survives a power cut, and nothing is acknowledged before', () => {
  beforeEach(() => {
    release = [];
  });

  function services() {
    const { activity, clock, functions, put } = functionsForTest();
    const dataFolder = temporaryFolder();
    const common = { dataFolder, clock, activity, identity, callService: never, report: () => {} };
    return { dataFolder, clock, activity, common, functions, put };
  }

  /** What must be stored once a call is answered, and how to make the call. */
  const CALLS: readonly {
    what: string;
    table: readonly [database: string, table: string];
    make(given: ReturnType<typeof services>): () => Promise<unknown>;
  }[] = [
    {
      what: 'a message',
      table: ['queues', 'message'],
      make: ({ common }) => {
        const queues = new QueueService({ ...common, endpoint: () => 'http://localhost' });
        onTestFinished(() => queues.close());
        const { url } = queues.ensureQueue({ QueueName: 'inbox' });
        return () => call(queues, 'SendMessage', { QueueUrl: url, MessageBody: 'one' });
      },
    },
    {
      what: 'the deliveries of an event',
      table: ['events', 'delivery'],
      make: ({ common }) => {
        const events = new EventBusService({ ...common, callService: never });
        events.putRule({
          Name: 'all',
          EventPattern: { source: ['test'] },
          Targets: [{ Id: 'one', Arn: QUEUE }],
        });
        return () =>
          call(events, 'PutEvents', { Entries: [{ Source: 'test', DetailType: 'Test', Detail: '{}' }] });
      },
    },
    {
      what: 'the deliveries of a notification',
      table: ['topics', 'delivery'],
      make: ({ common }) => {
        const topics = new TopicService(common);
        const { arn } = topics.ensureTopic('news');
        topics.putSubscription(arn, { Protocol: 'sqs', Endpoint: QUEUE });
        return () => call(topics, 'Publish', { TopicArn: arn, Message: 'one' });
      },
    },
    {
      what: 'an asynchronous invocation',
      table: ['lambda', 'asynchronous_invocation'],
      make: ({ common, functions, put, dataFolder }) => {
        put('worker', 'export const handler = () => new Promise(() => setTimeout(() => {}, 60_000))');
        const file = join(dataFolder, 'lambda.sqlite');
        const asynchronous = new AsynchronousInvocations({ ...common, file, functions });
        onTestFinished(() => asynchronous.close());
        return () => asynchronous.accept(FUNCTION, '{}');
      },
    },
    {
      what: 'a state machine',
      table: ['states', 'machine'],
      make: ({ common, dataFolder }) => {
        const states = new StatesService({ ...common, database: join(dataFolder, 'states.sqlite') });
        onTestFinished(() => states.close());
        return () => call(states, 'CreateStateMachine', machine);
      },
    },
  ];
  const machine = {
    name: 'asks',
    roleArn: 'arn:aws:iam::000000000000:role/workflow',
    definition: JSON.stringify({
      QueryLanguage: 'JSONata',
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: { FunctionName: FUNCTION, Payload: {} },
          End: true,
        },
      },
    }),
  };

  it.each(CALLS)('$what', async ({ table, make }) => {
    const given = services();
    const act = make(given);
    const { count } = diskOf(given.dataFolder);
    const acknowledged = act();
    let isAcknowledged = false;
    void acknowledged.then(() => {
      isAcknowledged = true;
    });
    await turns();
    expect([isAcknowledged, count(...table)]).toEqual([false, 0]);
    await endFlushesUntil(acknowledged);
    expect(count(...table)).toBe(1);
  });

  it('an execution, before it is answered and before its first call is made', async () => {
    const { common, dataFolder, clock, activity } = services();
    let calls = 0;
    const callService: CallService = () => {
      calls++;
      return never({ service: '', operation: '', input: {}, principal: root });
    };
    const states = new StatesService({
      ...{ ...common, callService, clock, activity },
      database: join(dataFolder, 'states.sqlite'),
    });
    onTestFinished(() => states.close());
    const { stateMachineArn } = await call(states, 'CreateStateMachine', machine);
    const { count } = diskOf(dataFolder);
    const first = call(states, 'StartExecution', { stateMachineArn: String(stateMachineArn), name: 'one' });
    await turns();
    const flushes = release.length;
    // Callers that come during a flush share the next one.
    const more = Array.from({ length: 5 }, () =>
      call(states, 'StartExecution', { stateMachineArn: String(stateMachineArn) }),
    );
    await turns();
    expect([flushes, release.length, calls, count('states', 'execution')]).toEqual([1, 1, 0, 0]);
    await endFlushesUntil(first);
    expect(count('states', 'execution')).toBe(1);
    await endFlushesUntil(Promise.all(more));
    expect([calls, count('states', 'execution')]).toEqual([6, 6]);
  });

  it('an execution that has ended, before anybody is shown its end', async () => {
    const { common, dataFolder } = services();
    const callService: CallService = async () => ({ StatusCode: 200, Payload: null });
    const states = new StatesService({
      ...{ ...common, callService },
      database: join(dataFolder, 'states.sqlite'),
    });
    onTestFinished(() => states.close());
    const { stateMachineArn } = await call(states, 'CreateStateMachine', machine);
    const { count } = diskOf(dataFolder);
    const start = call(states, 'StartExecution', { stateMachineArn: String(stateMachineArn), name: 'one' });
    await turns();
    await endFlushesUntil(start);
    const { executionArn } = await start;
    await turns();
    const ended = "(SELECT 1 FROM execution WHERE status = 'SUCCEEDED')";
    const shown = call(states, 'DescribeExecution', { executionArn: String(executionArn) });
    await turns();
    expect([release.length, count('states', ended)]).toEqual([1, 0]);
    await endFlushesUntil(shown);
    expect([(await shown).status, count('states', ended)]).toEqual(['SUCCEEDED', 1]);
  });

  it('unless the faster durability was chosen by name', async () => {
    const folder = temporaryFolder();
    const fast = openServiceDatabase(folder, 'fast', 'process');
    const durable = openServiceDatabase(folder, 'durable');
    onTestFinished(() => {
      fast.close();
      durable.close();
    });
    expect(fast.flushed()).toBeUndefined();
    expect(durable.flushed()).toBeInstanceOf(Promise);
  });
});

it('a temporary data folder does not wait for the disk, others as they were opened', () => {
  const ephemeral = DataFolder.ephemeral();
  const path = temporaryFolder();
  const [kept, fast] = [DataFolder.open(join(path, 'a')), DataFolder.open(join(path, 'b'), 'process')];
  onTestFinished(() => {
    for (const folder of [ephemeral, kept, fast]) folder.close();
  });
  expect([ephemeral, kept, fast].map(({ durability }) => durability)).toEqual(['process', 'disk', 'process']);
});
