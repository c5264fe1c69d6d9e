import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import { EventBusService } from '../../events/event-bus-service.ts';
import { KeyService } from '../../kms/key-service.ts';
import { QueueService } from '../../queues/queue-service.ts';
import { StatesService } from '../../states/service.ts';
import { temporaryFolder } from '../support/cleanup.ts';
import { identity } from '../support/dynamodb.ts';

/** The services that list their supported operations, with those operations. */
export function servicesForTest(): Record<string, readonly string[]> {
  const dataFolder = temporaryFolder();
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: 0 });
  const common = { dataFolder, clock, activity, identity, callService: async () => ({}) };
  const services = {
    kms: new KeyService(common),
    sqs: new QueueService({ ...common, endpoint: () => '' }),
    events: new EventBusService(common),
    states: new StatesService({ ...common, database: join(dataFolder, 'states.sqlite') }),
  };
  onTestFinished(async () => {
    for (const service of Object.values(services)) await service.close();
    clock.close();
  });
  return Object.fromEntries(Object.entries(services).map(([name, { operations }]) => [name, operations]));
}
