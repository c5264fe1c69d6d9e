import type { SystemReport } from './api-server.ts';
import { type Figure, load, megabytes, milliseconds, type Subject } from './subject.ts';
import { application, officer, System, supervisor } from './system.ts';

const CASES = 300;
const CONCURRENCY = 16;
/** Requests of each operation by itself, and of the whole mix. */
const EACH = 60;
const MIXED = 1400;

const { district } = application;
const month = new Date().toISOString().slice(0, 7);
/** One of the cases that stay undecided for a while, by number. */
const waiting = ({ undecided }: System, number: number): string =>
  undecided[CONCURRENCY + (number % (CASES / 4))] as string;
export const OPERATIONS: Readonly<Record<string, (system: System, index: number) => Promise<unknown>>> = {
  worklist: (system) => system.call('GET', `/worklist?district=${district}`, officer),
  case: (system, index) => system.call('GET', `/cases/${waiting(system, index)}`, officer),
  task: (system, index) =>
    system.call('GET', `/cases/${waiting(system, index)}/tasks/decide-application-1`, officer),
  overdue: (system) => system.call('GET', `/overdue?district=${district}`, supervisor),
  coverage: (system) =>
    system.call('GET', `/coverage?district=${district}&from=${month}&to=${month}`, officer),
  application: (system) => system.apply(),
  decision: (system) => system.decide(),
};

/** The requests that staff make, in equal numbers, with everything that they set off. */
export const api: Subject = {
  title: `The API: ${Object.keys(OPERATIONS).join(', ')}; ${CASES} cases, ${CONCURRENCY} at a time`,
  async run(progress) {
    const system = await System.start();
    try {
      const figures: Figure[] = [];
      const atStart = await system.report();
      figures.push({
        what: 'start',
        value: `${milliseconds(system.startedIn)}, ${megabytes(atStart.resident)} resident`,
      });
      progress(`${CASES} applications`);
      await load(CASES, CONCURRENCY, () => system.apply());
      const operations = Object.entries(OPERATIONS);
      await system.report();
      progress('warming up');
      await load(20 * operations.length, CONCURRENCY, (index) => turn(index)[1](system, index));
      for (const [name, run] of operations) {
        progress(name);
        const before = await system.report();
        const measured = await load(EACH, 4, (index) => run(system, index));
        figures.push({
          what: name,
          value: `p50 ${milliseconds(measured.p50)}, ${cost(before, await system.report(), EACH)}`,
        });
      }
      progress(`${MIXED} requests of the mix`);
      const before = await system.report();
      const measured = await load(MIXED, CONCURRENCY, (index) => turn(index)[1](system, index));
      const after = await system.report();
      figures.push(
        {
          what: 'mix',
          value: `${measured.perSecond.toFixed(0)} requests/s, p50 ${milliseconds(measured.p50)}, p99 ${milliseconds(measured.p99)}`,
          aim: { text: 'p99 below 300 ms', reached: measured.p99 < 300 },
        },
        { what: '  each', value: cost(before, after, MIXED) },
        { what: '  afterwards', value: `${megabytes(after.resident)} resident` },
      );
      return figures;
    } finally {
      await system.close();
    }

    function turn(index: number) {
      const operations = Object.entries(OPERATIONS);
      return operations[index % operations.length] as (typeof operations)[number];
    }
  },
};

export function cost(before: SystemReport, after: SystemReport, count: number): string {
  const [first, last] = [before, after].map((report) => total(report.calls));
  const processor = (after.processor - before.processor) / count;
  const of = (what: 'calls' | 'bytes'): number => ((last?.[what] ?? 0) - (first?.[what] ?? 0)) / count;
  return `processor ${milliseconds(processor)}, DynamoDB ${of('calls').toFixed(1)} calls, ${(of('bytes') / 1024).toFixed(1)} KB`;
}

function total(calls: SystemReport['calls']): { calls: number; bytes: number } {
  const ofDynamoDb = Object.entries(calls).filter(([name]) => name.startsWith('dynamodb.'));
  return {
    calls: ofDynamoDb.reduce((sum, [, { calls }]) => sum + calls, 0),
    bytes: ofDynamoDb.reduce((sum, [, { bytes }]) => sum + bytes, 0),
  };
}
