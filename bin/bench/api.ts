import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCharacter } from '../../lib/domain/identity-number.ts';
import { regionSamples } from '../../lib/policy/regions/samples.ts';
import type { SystemReady, SystemReport } from './api-server.ts';
import { type Figure, load, megabytes, milliseconds, type Subject } from './subject.ts';

const CASES = 300;
const CONCURRENCY = 16;
/** Requests of each operation by itself, and of all mixed. */
const EACH = 60;
const MIXED = 1400;

const { application } = regionSamples.chongqing;
const officer = 'officer-chongqing';
/** Enters the applications, since nobody approves what they have entered themselves. */
const colleague = 'officer-chongqing-counter';
const supervisor = 'supervisor-chongqing';

/** The system in its own process, and its API as two members of staff call it. */
class System {
  readonly #process: ChildProcess;
  readonly #folder = mkdtempSync(join(tmpdir(), 'bench-'));
  readonly #undecided: string[] = [];
  readonly #decided: string[] = [];
  #ready: SystemReady = { api: '', tokens: {}, milliseconds: 0 };
  #people = 0;

  private constructor() {
    const program = fileURLToPath(new URL('api-server.ts', import.meta.url));
    this.#process = fork(program, [this.#folder, officer, colleague, supervisor], {
      // As npm start has it.
      execArgv: (process.env.BENCH_EXEC ?? '--no-warnings --max-semi-space-size=8').split(' '),
      env: { ...process.env, MALLOC_ARENA_MAX: '2' },
    });
  }

  static async start(): Promise<System> {
    const system = new System();
    system.#ready = await system.#message<SystemReady>();
    return system;
  }

  get startedIn(): number {
    return this.#ready.milliseconds;
  }

  report(): Promise<SystemReport> {
    const report = this.#message<SystemReport>();
    this.#process.send('report');
    return report;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.send('close');
    await ended;
    rmSync(this.#folder, { recursive: true });
  }

  async call(method: string, path: string, as: string, body?: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.#ready.api}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#ready.tokens[as]}`,
        ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }

  async apply(): Promise<void> {
    const person = { ...(application.applicant as object), identityNumber: identityNumber(this.#people++) };
    const body = { ...application, channel: 'counter', applicant: person };
    const { caseId } = await this.call('POST', '/applications', colleague, body);
    this.#undecided.push(String(caseId));
  }

  async decide(): Promise<void> {
    const caseId = this.#undecided.shift() as string;
    const path = `/cases/${caseId}/tasks/decide-application-1/decision`;
    await this.call('POST', path, officer, { outcome: 'approve' });
    this.#decided.push(caseId);
  }

  /** A case by a number, of those that are still to be decided for some time. */
  waiting(number: number): string {
    return this.#undecided[CONCURRENCY + (number % (CASES / 4))] as string;
  }

  #message<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#process.once('message', (value) => resolve(value as T));
      this.#process.once('exit', (code) => reject(new Error(`the system ended with ${String(code)}`)));
    });
  }
}

function identityNumber(number: number): string {
  const day = String(10 + (number % 18)).padStart(2, '0');
  const digits = `500103199001${day}${String(Math.floor(number / 18)).padStart(3, '0')}`;
  return `${digits}${checkCharacter(digits)}`;
}

const { district } = application;
const month = new Date().toISOString().slice(0, 7);
const OPERATIONS: Readonly<Record<string, (system: System, index: number) => Promise<unknown>>> = {
  worklist: (system) => system.call('GET', `/worklist?district=${district}`, officer),
  case: (system, index) => system.call('GET', `/cases/${system.waiting(index)}`, officer),
  task: (system, index) =>
    system.call('GET', `/cases/${system.waiting(index)}/tasks/decide-application-1`, officer),
  overdue: (system) => system.call('GET', `/overdue?district=${district}`, supervisor),
  coverage: (system) =>
    system.call('GET', `/coverage?district=${district}&from=${month}&to=${month}`, officer),
  application: (system) => system.apply(),
  decision: (system) => system.decide(),
};

/** The requests that staff make, all alike often, with what they set in motion. */
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

function cost(before: SystemReport, after: SystemReport, count: number): string {
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
