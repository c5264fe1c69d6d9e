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
  /** The same for all runs of the same policies. */
  readonly policies: string;
  readonly grants: readonly Grant[];
}

/**
 * Which grants one process has used, in a file of its own in a folder: written at once, so that nothing is
 * lost when the process is killed. The first line has all grants, each other one the number of a used one.
 */
export class UsageRecord {
  readonly #file: string;
  readonly #numbers = new Map<string, number>();
  readonly #written = new Set<number>();

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${process.pid}-${randomBytes(6).toString('hex')}.jsonl`);
  }

  /** Everything that is granted; the first word on it counts. */
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
  /** How many processes are taken together. */
  readonly runs: number;
  /** How many are left out, because they ran with other policies than the latest one. */
  readonly outdated: number;
  readonly grants: number;
  /** What was never used although calls here can need it. */
  readonly unused: readonly Grant[];
  /** What no run can use: permissions that no call here needs. */
  readonly notRequestable: readonly Grant[];
}

/** Takes together what processes have written into a folder; undefined when there is nothing. */
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

/** Whether a call here can need it. */
export function isRequestable(action: string): boolean {
  if (action.startsWith('NotAction')) return true;
  const covers = compileAction(action);
  return requestableActions.some((name) => covers(name.toLowerCase()));
}

const textOf = (grant: Grant): string => JSON.stringify(Object.values(grant));

/** Ids of keys and labels of streams are others in each data folder. */
function withoutGenerated(grant: Grant): Grant {
  const resource = grant.resource
    .replace(/(:key\/)[0-9a-f-]{36}$/, '$1…')
    .replace(/(:table\/[^/]+\/stream\/)[\d.T:-]+$/, '$1…');
  return { ...grant, resource };
}
