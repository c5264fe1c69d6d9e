import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { EXPECTED, FIVE_STATES_JSON_PATH, INPUT } from './five-states.ts';
import { type Load, load } from './subject.ts';

/** A folder with a `node_modules` where the package is looked up if the project itself does not have it. */
const ELSEWHERE = process.env.BENCH_MODULES;

interface StateMachine {
  run(input: unknown, options: object): { readonly result: Promise<unknown> };
}
type Library = { readonly StateMachine: new (definition: unknown, options: object) => StateMachine };

async function loadLibrary(): Promise<Library | undefined> {
  const places = [import.meta.url, ...(ELSEWHERE ? [pathToFileURL(`${ELSEWHERE}/x.js`).href] : [])];
  for (const place of places) {
    try {
      const path = createRequire(place).resolve('aws-local-stepfunctions');
      return (await import(pathToFileURL(path).href)) as Library;
    } catch (error) {
      if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return undefined;
}

/** The same load on `aws-local-stepfunctions`; undefined when it is not installed. */
export async function measureOtherLibrary(
  warmUp: number,
  count: number,
  concurrency: readonly number[],
): Promise<Load[] | undefined> {
  const found = await loadLibrary();
  if (!found) return undefined;
  const machine = new found.StateMachine(FIVE_STATES_JSON_PATH, {});
  const taskResourceLocalHandlers = { Work: (input: unknown) => input };
  const execute = (): Promise<unknown> =>
    machine.run(INPUT, { overrides: { taskResourceLocalHandlers } }).result;
  const output = JSON.stringify(await execute());
  if (output !== EXPECTED) throw new Error(`wrong result of the other engine: ${output}`);
  await load(warmUp, 32, execute);
  const loads: Load[] = [];
  for (const each of concurrency) loads.push(await load(count, each, execute));
  return loads;
}
