import { createHash, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { compileAction } from './evaluation/matching.ts';
import type { Grant, Statement } from './evaluation/statement.ts';
import { requestableActions } from './required-access.ts';

interface RunHeader {
  /** Equal for all runs with the same policies. */
  readonly policies: string;
  readonly grants: readonly Grant[];
}

/**
 * Records which grants one process has used, in a file of its own in a folder. Each is written at once, so that nothing is lost
 * when the process is killed. The first line holds all grants, each further line the number of a used one.
 */
export class UsageRecord {
  readonly #file: string;
  readonly #numbers = new Map<string, number>();
  readonly #written = new Set<number>();

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${process.pid}-${randomBytes(6).toString('hex')}.jsonl`);
  }

  /** Begins the record with all grants. Only the first call counts. */
  begin(grants: readonly Grant[]): void {
    if (this.#numbers.size > 0) return;
    const masked = grants.map(withoutGenerated);
    for (const [number, grant] of grants.entries()) this.#numbers.set(textOf(grant), number);
    const policies = createHash('sha256').update(JSON.stringify(masked)).digest('hex');
    writeFileSync(this.#file, `${JSON.stringify({ policies, grants: masked } satisfies RunHeader)}\n`);
  }

  /** Records the statements that have allowed a call of a role. */
  add(role: string, statements: readonly Statement[]): void {
    for (const { grant } of statements) {
      const number = grant && this.#numbers.get(textOf({ role, ...grant }));
      if (number === undefined || this.#written.has(number)) continue;
      this.#written.add(number);
      appendFileSync(this.#file, `${number}\n`);
    }
  }
}

export interface Usage {
  /** The number of processes evaluated together. */
  readonly runs: number;
  /** The number of processes left out because they ran with other policies than the latest one. */
  readonly outdated: number;
  readonly grants: number;
  /** Grants that were never used although calls here can need them. */
  readonly unused: readonly Grant[];
  /** Grants that no run can use: no call here needs them. */
  readonly notRequestable: readonly Grant[];
}

/** Evaluates the records of all processes in a folder; undefined when there are none. */
export function readUsage(folder: string): Usage | undefined {
  if (!existsSync(folder)) return undefined;
  const runs = globSync('*.jsonl', { cwd: folder })
    .map((name) => join(folder, name))
    .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
    .map((file) => readFileSync(file, 'utf8').split('\n'))
    .filter(([first = '']) => first !== '')
    .map(([first = '', ...numbers]) => ({ ...(JSON.parse(first) as RunHeader), numbers }));
  const latest = runs.at(-1);
  if (!latest) return undefined;
  const same = runs.filter(({ policies }) => policies === latest.policies);
  const used = new Set(same.flatMap(({ numbers }) => numbers.filter((line) => line !== '').map(Number)));
  const left = latest.grants.filter((_, number) => !used.has(number));
  return {
    runs: same.length,
    outdated: runs.length - same.length,
    grants: latest.grants.length,
    unused: left.filter(({ action }) => isRequestable(action)),
    notRequestable: left.filter(({ action }) => !isRequestable(action)),
  };
}

/** Whether a call here can need an action. */
export function isRequestable(action: string): boolean {
  if (action.startsWith('NotAction')) return true;
  const covers = compileAction(action);
  return requestableActions.some((name) => covers(name.toLowerCase()));
}

const textOf = (grant: Grant): string => JSON.stringify(Object.values(grant));

/** Masks the ids of keys and the labels of streams, which differ between data folders. */
function withoutGenerated(grant: Grant): Grant {
  const resource = grant.resource
    .replace(/(:key\/)[0-9a-f-]{36}$/, '$1…')
    .replace(/(:table\/[^/]+\/stream\/)[\d.T:-]+$/, '$1…');
  return { ...grant, resource };
}
