import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { KeptThreads } from '../../lambda/kept-threads.ts';
import { functionsForTest, START } from '../support/functions.ts';

const COUNTING = `let loaded = Math.random(), count = 0;
  export const handler = async () => ({
    loaded, count: ++count, now: Date.now(), region: process.env.REGION, gone: process.env.GONE,
    stream: process.env.AWS_LAMBDA_LOG_STREAM_NAME });
  export const setGone = async () => { process.env.GONE = 'set'; };
  export const waiting = async () => { setTimeout(() => {}, 600_000); return { loaded, count: ++count }; };`;

function keptThreads(): KeptThreads {
  const threads = new KeptThreads();
  onTestFinished(() => threads.close());
  return threads;
}

/** A runtime that has run each of its functions in one of its threads. */
async function firstRuntime(threads: KeptThreads, handlers: readonly string[] = ['handler']) {
  const runtime = functionsForTest({ at: START }, threads);
  const codeFolder = join(runtime.folder, 'counting-0');
  runtime.put('counting', COUNTING, { environment: { REGION: 'first', GONE: 'no' } });
  const answers: { value: Answer }[] = [];
  for (const handler of handlers) {
    runtime.put(handler, COUNTING, { codeFolder, handler: `index.${handler}` });
    answers.push(await runtime.invoke(handler));
  }
  answers.push(await runtime.invoke('counting'));
  return { ...runtime, codeFolder, last: (answers.at(-1) as { value: Answer }).value };
}

interface Answer {
  readonly loaded: number;
  readonly count: number;
  readonly now: number;
  readonly stream: string;
}

describe('A thread that an earlier runtime has left', () => {
  it('runs the same function with its modules, as a new instance in the time of its own runtime', async () => {
    const threads = keptThreads();
    const first = await firstRuntime(threads);
    await first.functions.close();
    const second = functionsForTest({ at: START + 86_400_000 }, threads);
    second.put('counting', COUNTING, { codeFolder: first.codeFolder, environment: { REGION: 'second' } });
    const { value } = await second.invoke('counting');
    expect(value).toEqual({
      loaded: first.last.loaded,
      count: 2,
      now: START + 86_400_000,
      region: 'second',
      stream: expect.stringMatching(/^2030\/01\/02\//),
    });
    expect(value.stream).not.toBe(first.last.stream);
  });

  it('shows none of the variables that a function has set in the earlier one', async () => {
    const threads = keptThreads();
    const first = await firstRuntime(threads, ['setGone']);
    await first.functions.close();
    const second = functionsForTest({ at: START }, threads);
    second.put('setGone', COUNTING, { codeFolder: first.codeFolder });
    expect((await second.invoke('setGone')).value.gone).toBeUndefined();
  });

  it('loads a function of another name, or of other code, anew', async () => {
    const threads = keptThreads();
    const first = await firstRuntime(threads);
    await first.functions.close();
    const second = functionsForTest({ at: START }, threads);
    second.put('other', COUNTING, { codeFolder: first.codeFolder });
    second.put('counting', COUNTING);
    for (const name of ['other', 'counting']) {
      const { value } = await second.invoke(name);
      expect(value.count, name).toBe(1);
      expect(value.loaded, name).not.toBe(first.last.loaded);
    }
  });

  it('is not kept while something goes on in it', async () => {
    const threads = keptThreads();
    const first = await firstRuntime(threads, ['waiting']);
    await first.functions.close();
    const second = functionsForTest({ at: START }, threads);
    second.put('waiting', COUNTING, { codeFolder: first.codeFolder, handler: 'index.waiting' });
    expect((await second.invoke('waiting')).value.count).toBe(1);
  });

  it('belongs to one runtime at a time', async () => {
    const threads = keptThreads();
    const first = await firstRuntime(threads);
    await first.functions.close();
    const loaded = new Set<number>();
    for (const { put, invoke } of [
      functionsForTest({ at: START }, threads),
      functionsForTest({ at: START }, threads),
    ]) {
      put('counting', COUNTING, { codeFolder: first.codeFolder });
      loaded.add((await invoke('counting')).value.loaded);
    }
    expect(loaded.size).toBe(2);
  });

  it('is not used for a function that needs more memory than it may have', async () => {
    const threads = keptThreads();
    const first = await firstRuntime(threads);
    await first.functions.close();
    const second = functionsForTest({ at: START }, threads);
    second.put('counting', COUNTING, { codeFolder: first.codeFolder, memorySize: 256 });
    expect((await second.invoke('counting')).value.count).toBe(1);
  });

  it('is the only one of a runtime that is to have one', async () => {
    const threads = new KeptThreads({ perRuntime: 1 });
    onTestFinished(() => threads.close());
    const { put, invoke } = functionsForTest({ at: START }, threads);
    const code = `import { threadId } from 'node:worker_threads';
      export const handler = async () => threadId;`;
    const names = ['first', 'second', 'third'];
    for (const name of names) put(name, code);
    const used = new Set<unknown>();
    for (const name of names) used.add((await invoke(name, {})).value);
    expect(used.size).toBe(1);
  });
});
