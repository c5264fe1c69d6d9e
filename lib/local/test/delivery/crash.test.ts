import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import { EventBusService } from '../../events/event-bus-service.ts';
import { QueueService } from '../../queues/queue-service.ts';
import { IDENTITY, ROLE, recordingTargets } from './recording-targets.ts';

let dataFolder: string;

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'crash-'));
});

afterEach(() => rmSync(dataFolder, { recursive: true }));

/** Runs the writer until it has acknowledged that many, kills it, and returns the last number acknowledged. */
async function writeAndKill(enough: number): Promise<number> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'crash-writer.ts'), dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = -1;
  for await (const line of createInterface({ input: writer.stdout })) {
    last = Number(line);
    if (last === enough) writer.kill('SIGKILL');
  }
  return last;
}

it('Messages, events and their deliveries that were acknowledged survive the killing of the process', async () => {
  const last = await writeAndKill(150);
  expect(last).toBeGreaterThanOrEqual(150);
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: 0 });
  const common = { dataFolder, activity, clock, identity: IDENTITY };
  const targets = recordingTargets();
  const queues = new QueueService({ ...common, endpoint: () => 'http://localhost' });
  const events = new EventBusService({ ...common, callService: targets.callService });
  const { url } = queues.ensureQueue({ QueueName: 'inbox' });
  const acknowledged = Array.from({ length: last + 1 }, (_, number) => number);

  const received: number[] = [];
  for (let more = true; more; ) {
    const answer = await queues.handle({
      service: 'sqs',
      operation: 'ReceiveMessage',
      principal: { arn: ROLE },
      input: { QueueUrl: url, MaxNumberOfMessages: 10 },
    });
    const messages = (answer.Messages ?? []) as { Body: string }[];
    received.push(...messages.map(({ Body }) => Number(Body)));
    more = messages.length > 0;
  }
  const recorded = events
    .recent({ limit: 100_000 })
    .map(({ event }) => (event.detail as { number: number }).number);
  await events.start();
  await clock.settle();
  const delivered = targets.payloads().map(Number);

  for (const found of [received, recorded, delivered]) {
    expect(found.slice(0, acknowledged.length)).toEqual(acknowledged);
    expect(found.length).toBeLessThanOrEqual(acknowledged.length + 1);
  }
  await events.close();
  await queues.close();
});
