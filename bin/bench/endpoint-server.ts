import { Control } from '../../lib/local/control.ts';
import { DynamoDbService } from '../../lib/local/dynamodb/dynamodb-service.ts';
import { DynamoDbEndpoint } from '../../lib/local/dynamodb/endpoint.ts';
import { Gateway } from '../../lib/local/gateway.ts';
import { Principals } from '../../lib/local/principals.ts';
import { ServiceDirectory } from '../../lib/local/service-directory.ts';
import { BenchEngine, IDENTITY } from './engine.ts';
import { FIVE_STATES } from './five-states.ts';

/** What the process with the endpoint answers about a stretch of time. */
export interface ServerReport {
  readonly ended: number;
  /** Milliseconds from the arrival of StartExecution to the durable end. */
  readonly startToDone: readonly number[];
  /** Processor time used, in milliseconds. */
  readonly processor: number;
}

/** The engine behind the endpoint of the runtime, in a process of its own: `process.send` says where. */
const engine = new BenchEngine(process.argv[2] as string);
const stateMachineArn = await engine.create('five', FIVE_STATES);
let startToDone: number[] = [];
let ended = 0;
let usage = process.cpuUsage();
const arrived = new Map<string, number>();
engine.onEnded((arn) => {
  const at = arrived.get(arn);
  if (at === undefined) return;
  arrived.delete(arn);
  startToDone.push(performance.now() - at);
  ended++;
});
const directory = new ServiceDirectory();
directory.register('states', {
  handle(request) {
    const { operation, input } = request;
    if (operation === 'StartExecution') {
      const machine = String(input.stateMachineArn).replace(':stateMachine:', ':execution:');
      arrived.set(`${machine}:${String(input.name)}`, performance.now());
    }
    return engine.states.handle(request);
  },
});
const { clock, activity } = engine;
const gateway = new Gateway({
  directory,
  principals: new Principals(IDENTITY),
  clock,
  dynamodb: new DynamoDbService({
    // Nothing of this subject asks for a table.
    endpoint: new DynamoDbEndpoint('http://127.0.0.1:9'),
    identity: IDENTITY,
    activity,
  }),
  control: new Control(clock, () => ({})),
});
const endpoint = await gateway.listen(0);
process.on('message', async (message) => {
  if (message === 'close') {
    await gateway.close();
    engine.close();
    process.disconnect();
    return;
  }
  while (arrived.size > 0) await new Promise((resolve) => setImmediate(resolve));
  const { user, system } = process.cpuUsage(usage);
  process.send?.({ ended, startToDone, processor: (user + system) / 1000 } satisfies ServerReport);
  usage = process.cpuUsage();
  startToDone = [];
  ended = 0;
});
process.send?.({ endpoint, stateMachineArn });
