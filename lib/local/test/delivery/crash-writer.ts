/** Sends messages and events as fast as it can until it is killed, and reports each acknowledged one. */
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import { EventBusService } from '../../events/event-bus-service.ts';
import { QueueService } from '../../queues/queue-service.ts';
import { FUNCTION, IDENTITY, ROLE } from './recording-targets.ts';

const dataFolder = process.argv[2] as string;
const activity = new Activity();
const common = { dataFolder, activity, clock: new MovableClock(activity, { at: 0 }), identity: IDENTITY };
const queues = new QueueService({ ...common, endpoint: () => 'http://localhost' });
const events = new EventBusService({ ...common, callService: () => new Promise(() => {}) });
const { url } = queues.ensureQueue({ QueueName: 'inbox' });
events.putRule({
  Name: 'all',
  EventPattern: { source: ['crash'] },
  Targets: [{ Id: 'one', Arn: FUNCTION, InputPath: '$.detail.number' }],
});

const principal = { arn: ROLE };
for (let number = 0; ; number++) {
  await queues.handle({
    service: 'sqs',
    operation: 'SendMessage',
    principal,
    input: { QueueUrl: url, MessageBody: String(number) },
  });
  const Entries = [{ Source: 'crash', DetailType: 'Counted', Detail: JSON.stringify({ number }) }];
  await events.handle({ service: 'events', operation: 'PutEvents', principal, input: { Entries } });
  process.stdout.write(`${number}\n`);
}
