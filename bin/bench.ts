import { fork } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { api } from './bench/api.ts';
import { cases } from './bench/cases.ts';
import { endpoint } from './bench/endpoint.ts';
import { durable, memory } from './bench/in-process.ts';
import { midnight } from './bench/midnight.ts';
import { portal } from './bench/portal.ts';
import { soak } from './bench/soak.ts';
import type { Figure, Subject } from './bench/subject.ts';
import { transitions } from './bench/transitions.ts';
import { waiting } from './bench/waiting.ts';

/**
 * Measures the local runtime on this machine, and what a case costs in it. Each subject runs in a process of its own; the
 * result is one table.
 *
 *     npm run bench [-- subject ...]
 */
const SUBJECTS: Readonly<Record<string, Subject>> = {
  memory,
  api,
  cases,
  durable,
  endpoint,
  waiting,
  soak,
  transitions,
  midnight,
  portal,
};

const usage = `npm run bench [-- subject ...]\n\nSubjects: ${Object.keys(SUBJECTS).join(', ')}`;

/** The message that a subject's process sends to this one. */
type Report = { readonly figures: Figure[] };

async function measure(name: string): Promise<Figure[]> {
  const child = fork(fileURLToPath(import.meta.url), ['--subject', name], {
    execArgv: ['--expose-gc', '--no-warnings'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let figures: Figure[] | undefined;
    child.on('message', (report: Report) => {
      figures = report.figures;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (figures && code === 0) resolve(figures);
      else reject(new Error(`the subject ${name} ended with ${String(code)}`));
    });
  });
}

function print(results: readonly { title: string; figures: readonly Figure[] }[]): boolean {
  const all = results.flatMap(({ figures }) => figures);
  const width = Math.max(...all.map(({ what }) => what.length));
  const values = Math.max(...all.map(({ value }) => value.length));
  for (const { title, figures } of results) {
    console.log(`\n${title}`);
    for (const { what, value, aim } of figures) {
      const judged = aim ? `  ${aim.reached ? 'reached' : 'MISSED'}: ${aim.text}` : '';
      console.log(`  ${what.padEnd(width)}  ${judged ? value.padEnd(values) : value}${judged}`);
    }
  }
  return all.every(({ aim }) => aim?.reached !== false);
}

function describeMachine(): void {
  const processors = availableParallelism();
  const [busy = 0] = loadavg();
  console.log(`Node ${process.version}, ${processors} processors, load ${busy.toFixed(1)} before the run`);
  if (busy > processors / 2)
    console.log('Other work is under way on this machine: rates are too low and latencies too high.');
}

async function main(args: readonly string[]): Promise<number> {
  const [first, second] = args;
  if (first === '--subject' && second !== undefined) {
    const figures = await SUBJECTS[second]?.run((text) => console.error(`${second}: ${text}`));
    process.send?.({ figures: figures ?? [] } satisfies Report);
    return 0;
  }
  const names = args.length > 0 ? args : Object.keys(SUBJECTS);
  const unknown = names.filter((name) => !Object.hasOwn(SUBJECTS, name));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}\n\n${usage}`);
    return 2;
  }
  describeMachine();
  const results: { title: string; figures: Figure[] }[] = [];
  for (const name of names) {
    const { title } = SUBJECTS[name] as Subject;
    results.push({ title, figures: await measure(name) });
  }
  return print(results) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
