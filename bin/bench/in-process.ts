import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureOtherLibrary } from './compared.ts';
import { BenchEngine } from './engine.ts';
import { EXPECTED, FIVE_STATES, INPUT } from './five-states.ts';
import { describeLoad, type Figure, type Load, load, type Subject } from './subject.ts';

const WARM_UP = 3000;
const COUNT = 20_000;
/** The number of executions where every step waits for the disk. */
const FLUSHED_COUNT = 2_000;
/** How many executions run at a time. */
const CONCURRENCY = [16, 128];

async function measure(
  database: string,
  progress: (text: string) => void,
  { durability = 'process', count = COUNT }: { durability?: 'process' | 'disk'; count?: number } = {},
): Promise<Load[]> {
  const engine = new BenchEngine(database, undefined, durability);
  const arn = await engine.create('five', FIVE_STATES);
  const input = JSON.stringify(INPUT);
  let number = 0;
  const execute = (): Promise<string> => engine.execute(arn, `e${number++}`, input);
  await load(Math.min(WARM_UP, count), 32, execute);
  const loads: Load[] = [];
  for (const concurrency of CONCURRENCY) {
    progress(`${count} executions, ${concurrency} at a time`);
    loads.push(await load(count, concurrency, execute));
  }
  const executionArn = await execute();
  const { output } = await engine.api('DescribeExecution', { executionArn });
  if (output !== EXPECTED) throw new Error(`wrong result: ${String(output)}`);
  engine.close();
  return loads;
}

/** The engine in memory, next to what npm offers. */
export const memory: Subject = {
  title: 'Five states, in memory, in process',
  async run(progress) {
    const ownLoads = await measure(':memory:', progress);
    progress('aws-local-stepfunctions');
    const theirs = await measureOtherLibrary(WARM_UP, COUNT, CONCURRENCY);
    return CONCURRENCY.flatMap((concurrency, index): Figure[] => {
      const own = ownLoads[index] as Load;
      const their = theirs?.[index];
      const ratio = their && own.perSecond / their.perSecond;
      return [
        {
          what: `this engine, ${concurrency} at a time`,
          value: describeLoad(own),
          ...(ratio !== undefined && {
            aim: { text: `more than the other: ${ratio.toFixed(2)} times`, reached: ratio > 1 },
          }),
        },
        {
          what: `aws-local-stepfunctions, ${concurrency} at a time`,
          value: their ? describeLoad(their) : 'not installed: npm install --no-save aws-local-stepfunctions',
        },
      ];
    });
  },
};

/** The engine with a database on disk. */
export const durable: Subject = {
  title: 'Five states, durable, in process',
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      const process = await measure(join(folder, 'process.sqlite'), progress);
      const disk = await measure(join(folder, 'disk.sqlite'), progress, {
        durability: 'disk',
        count: FLUSHED_COUNT,
      });
      return CONCURRENCY.flatMap((concurrency, index) => [
        {
          what: `this engine, ${concurrency} at a time`,
          value: describeLoad(process[index] as Load),
        },
        {
          what: '  each step on the disk before the next',
          value: describeLoad(disk[index] as Load),
        },
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
