import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import type { QueueDefinition } from '../../queues/queue-definition.ts';
import { QueueService } from '../../queues/queue-service.ts';
import type { JsonObject } from '../../service.ts';

export const NOW = Date.UTC(2026, 10, 20, 8, 30);
const identity = { partition: 'aws', region: 'eu-west-1', accountId: '123456789012' };

export type Message = JsonObject & { Body: string; ReceiptHandle: string };

/** The queues of a test file: new ones for each test, with a clock paused at `NOW`. */
export function queuesForFile() {
  let dataFolder: string;
  let clock: MovableClock;
  let service: QueueService;
  let open = false;

  const begin = (at = NOW) => {
    clock = new MovableClock(new Activity(), { at });
    service = new QueueService({ dataFolder, clock, identity, endpoint: () => 'http://localhost:4566' });
    open = true;
  };

  const end = async () => {
    if (open) await service.close();
    open = false;
  };

  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'queues-'));
    begin();
  });

  afterEach(async () => {
    await end();
    rmSync(dataFolder, { recursive: true });
  });

  const call = (operation: string, input: JsonObject) =>
    service.handle({ service: 'sqs', operation, input, principal: { arn: 'root' } });

  const queue = (more: Partial<QueueDefinition> = {}) =>
    service.ensureQueue({ QueueName: 'inbox', ...more }).url;
  const fifo = (more: Partial<QueueDefinition> = {}) =>
    queue({ QueueName: 'inbox.fifo', FifoQueue: true, ContentBasedDeduplication: true, ...more });

  const send = (QueueUrl: string, MessageBody: string, more: JsonObject = {}) =>
    call('SendMessage', { QueueUrl, MessageBody, ...more });

  const receive = async (QueueUrl: string, more: JsonObject = {}) =>
    ((await call('ReceiveMessage', { QueueUrl, ...more })).Messages ?? []) as Message[];
  const bodies = async (url: string, more: JsonObject = { MaxNumberOfMessages: 10 }) =>
    (await receive(url, more)).map(({ Body }) => Body);
  const remove = (QueueUrl: string, ReceiptHandle: string) =>
    call('DeleteMessage', { QueueUrl, ReceiptHandle });
  const later = (seconds: number) => clock.advanceTo(clock.now() + seconds * 1000);

  return {
    ...{ begin, end, call, queue, fifo, send, receive, bodies, remove, later },
    get dataFolder() {
      return dataFolder;
    },
    get clock() {
      return clock;
    },
    get service() {
      return service;
    },
  };
}
