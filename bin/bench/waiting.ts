import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executionArn, type JsonObject } from 'cdk-local-runtime/services';
import { BenchEngine } from './engine.ts';
import { load, megabytes, rate, type Subject } from './subject.ts';

const COUNT = 100_000;
const START = Date.parse('2026-01-05T00:00:00Z');
const DAY = 86_400_000;

/** Half of them wait for a token that never comes, until they time out; the other half for an instant. */
const WAITING: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'Which',
  States: {
    Which: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.number % 2 = 0 %}', Next: 'Token' }],
      Default: 'Instant',
      Assign: { number: '{% $states.input.number %}' },
    },
    Token: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      TimeoutSeconds: 30 * 86_400,
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Done' }],
      Next: 'Done',
    },
    Instant: { Type: 'Wait', Seconds: 30 * 86_400, Next: 'Done' },
    Done: { Type: 'Succeed', Output: '{% $number %}' },
  },
};

const collected = (): NodeJS.MemoryUsage => {
  globalThis.gc?.();
  return process.memoryUsage();
};

/** What open executions cost while they only wait, and how soon an engine that holds them is up again. */
export const waiting: Subject = {
  title: `${COUNT.toLocaleString('en')} waiting executions`,
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    const database = join(folder, 'states.sqlite');
    try {
      let engine = new BenchEngine(database, START);
      const stateMachineArn = await engine.create('waiting', WAITING);
      const start = (number: number): Promise<JsonObject> =>
        engine.api('StartExecution', { stateMachineArn, name: `w${number}`, input: `{"number":${number}}` });
      await load(1000, 100, (number) => start(-1 - number));
      await engine.activity.settled();
      const before = collected();
      progress(`starting ${COUNT}`);
      const began = performance.now();
      await load(COUNT, 500, start);
      await engine.activity.settled();
      const seconds = (performance.now() - began) / 1000;
      const after = collected();
      engine.close();
      const size = statSync(database).size;
      progress('restarting');
      const stopped = performance.now();
      engine = new BenchEngine(database, START);
      await engine.api('DescribeExecution', { executionArn: executionArn(stateMachineArn, 'w1') });
      const restarted = performance.now() - stopped;
      progress('letting all fall due at one instant');
      let ended = 0;
      engine.onEnded(() => ended++);
      const due = performance.now();
      await engine.clock.advanceTo(START + 31 * DAY);
      const fired = (performance.now() - due) / 1000;
      engine.close();
      if (ended !== COUNT + 1000) throw new Error(`${ended} of ${COUNT + 1000} ended`);
      const heap = after.heapUsed - before.heapUsed;
      return [
        { what: 'started', value: rate(COUNT / seconds) },
        {
          what: 'memory for them',
          value: `${megabytes(heap)} of heap, ${megabytes(after.rss - before.rss)} resident`,
          aim: { text: 'bounded: below 50 MB of heap', reached: heap < 50 * 1024 * 1024 },
        },
        { what: 'database', value: megabytes(size) },
        { what: 'restart with them, until a call is answered', value: `${Math.round(restarted)} ms` },
        { what: 'all due at one instant: carried to their end', value: rate(ended / fired) },
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
