import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCharacter } from '../../lib/domain/identity-number.ts';
import { regionSamples } from '../../lib/policy/regions/samples.ts';
import type { SystemReady, SystemReport } from './api-server.ts';

export const { application } = regionSamples.chongqing;
export const officer = 'officer-chongqing';
/** Enters the applications, since nobody may approve what they entered themselves. */
const colleague = 'officer-chongqing-counter';
export const supervisor = 'supervisor-chongqing';

/** The system in its own process, and its API as two members of staff call it. */
export class System {
  readonly #process: ChildProcess;
  readonly #folder = mkdtempSync(join(tmpdir(), 'bench-'));
  readonly #undecided: string[] = [];
  #ready: SystemReady = { api: '', tokens: {}, milliseconds: 0 };
  #people = 0;

  private constructor() {
    const program = fileURLToPath(new URL('api-server.ts', import.meta.url));
    this.#process = fork(program, [this.#folder, officer, colleague, supervisor], {
      // Like npm start.
      execArgv: (process.env.BENCH_EXEC ?? '--no-warnings --max-semi-space-size=16').split(' '),
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
  }

  /** The cases still to be decided, in the order in which they will be. */
  get undecided(): readonly string[] {
    return this.#undecided;
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
