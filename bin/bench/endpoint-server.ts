import { type AwsService, executionArn, serveService } from 'cdk-local-runtime/services';
import { BenchEngine, IDENTITY } from './engine.ts';
import { FIVE_STATES } from './five-states.ts';

/** The report of the process with the endpoint about a period of time. */
export interface ServerReport {
  readonly ended: number;
  /** Milliseconds from the arrival of StartExecution to the durable end. */
  readonly startToDone: readonly number[];
  /** Processor time used, in milliseconds. */
  readonly processor: number;
}

/** The engine behind the runtime's endpoint, in a process of its own; `process.send` tells the address. */
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
const timed: AwsService = {
  handle(request) {
    const { operation, input } = request;
    if (operation === 'StartExecution') {
      const arn = executionArn(String(input.stateMachineArn), String(input.name));
      arrived.set(arn, performance.now());
    }
    return engine.states.handle(request);
  },
};
const served = await serveService('states', timed, { clock: engine.clock, identity: IDENTITY });
process.on('message', async (message) => {
  if (message === 'close') {
    await served.close();
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
process.send?.({ endpoint: served.endpoint, stateMachineArn });
