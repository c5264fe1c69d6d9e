import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../../ports.ts';
import { functionsForTest, START } from '../support/functions.ts';

/** A wait that would outlast the test if it took real time. */
const LONG = 25_000;

describe('A function that waits while the clock is paused', () => {
  it.each([
    ['setTimeout', 'await new Promise((resolve) => setTimeout(resolve, event.long));'],
    ['node:timers/promises', 'await wait(event.long);'],
    ['util.promisify', 'await promisify(setTimeout)(event.long);'],
    ['a loop', 'while (Date.now() < begun + event.long) await wait(event.long / 5);'],
    ['scheduler.wait', 'await scheduler.wait(event.long);'],
    ['a wait with a signal', 'await wait(event.long, undefined, { signal: new AbortController().signal });'],
    [
      'setInterval',
      'await new Promise((resolve) => { let left = 5; const each = setInterval(() => { if (--left === 0) resolve(clearInterval(each)); }, event.long / 5); });',
    ],
    [
      'an iterator of intervals',
      'let left = 5; for await (const _ of every(event.long / 5)) if (--left === 0) break;',
    ],
  ])('by %s takes no real time, and sees that the time has passed', async (_, code) => {
    const { put, invoke } = functionsForTest();
    put(
      'waits',
      `import { scheduler, setInterval as every, setTimeout as wait } from 'node:timers/promises';
       import { promisify } from 'node:util';
       export const handler = async (event, context) => {
         const begun = Date.now();
         ${code}
         return { begun, passed: Date.now() - begun, remaining: context.getRemainingTimeInMillis() };
       }`,
      { timeout: 60 },
    );
    for (let round = 0; round < 2; round++) {
      const { value } = await invoke('waits', { long: LONG });
      expect(value).toMatchObject({ begun: START + round * LONG });
      expect(value.passed).toBe(LONG);
      expect(value.remaining).toBeLessThanOrEqual(60_000 - LONG);
    }
  });

  it('gets its timers in order, and none that was cancelled', async () => {
    const { put, invoke } = functionsForTest();
    put(
      'waits',
      `export const handler = () => new Promise((resolve) => {
         const seen = [];
         for (const seconds of [9, 3, 6]) setTimeout((name) => seen.push(name), seconds * 1000, seconds);
         clearTimeout(setTimeout(() => seen.push('taken back'), 5000));
         setTimeout(() => seen.push('unimportant'), 4000).unref();
         setTimeout(() => seen.push('too late'), 11_000).unref();
         setTimeout(() => resolve(seen), 10_000);
       })`,
      { timeout: 60 },
    );
    // Node.js, `timeout.unref()`: such a timer fires if something else keeps the event loop active until then.
    expect((await invoke('waits')).value).toEqual([3, 'unimportant', 6, 9]);
  });

  it('is aborted by a signal in time, but not kept running by it', async () => {
    const { put, invoke } = functionsForTest();
    put(
      'waits',
      `import { setTimeout as wait } from 'node:timers/promises';
       export const handler = async (event) => {
         const signal = AbortSignal.timeout(2000);
         if (event.alone) return new Promise((resolve) => signal.addEventListener('abort', resolve));
         const begun = Date.now();
         const seen = await wait(5000, undefined, { signal }).catch(({ name, cause }) => [name, cause.name]);
         try { AbortSignal.timeout(-1); } catch ({ code }) { seen.push(code); }
         return [...seen, Date.now() - begun];
       }`,
      { timeout: 60 },
    );
    expect((await invoke('waits')).value).toEqual(['AbortError', 'TimeoutError', 'ERR_OUT_OF_RANGE', 2000]);
    expect((await invoke('waits', { alone: true })).value).toMatchObject({ errorType: 'Runtime.ExitError' });
  });

  it('measures how long it has waited by every clock of Node.js', async () => {
    const { put, invoke } = functionsForTest();
    put(
      'waits',
      `import { performance as imported } from 'node:perf_hooks';
       export const handler = async ({ long }) => {
         const clocks = [
           () => performance.now(),
           () => imported.now(),
           () => Number(process.hrtime.bigint()) / 1e6,
           () => process.hrtime()[0] * 1e3,
         ];
         const begun = clocks.map((now) => now());
         const since = process.hrtime();
         await new Promise((resolve) => setTimeout(resolve, long));
         const passed = clocks.map((now, at) => now() - begun[at]);
         const [seconds, nanoseconds] = process.hrtime(since);
         return [...passed, seconds * 1e3 + nanoseconds / 1e6].map((time) => Math.round(time / 5000));
       }`,
      { timeout: 60 },
    );
    expect((await invoke('waits', { long: LONG })).value).toEqual([5, 5, 5, 5, 5]);
  });

  it('gets an abort of its wait as Node.js gives it, and no more of an interval that it has ended', async () => {
    const { put, invoke } = functionsForTest();
    put(
      'waits',
      `import { setTimeout as wait } from 'node:timers/promises';
       export const handler = async () => {
         const seen = [];
         const each = setInterval(() => seen.push('tick'), 1000);
         setTimeout(() => clearInterval(each), 2500);
         const ending = new AbortController();
         setTimeout(() => ending.abort(), 4000);
         for (const { signal } of [ending, { signal: AbortSignal.abort() }])
           await wait(9000, 'over', { signal }).catch(({ name, code }) => seen.push(name + ' ' + code));
         await wait(9000, undefined, 'no options').catch(({ code }) => seen.push(code));
         return seen;
       }`,
      { timeout: 60 },
    );
    expect((await invoke('waits')).value).toEqual([
      'tick',
      'tick',
      'AbortError ABORT_ERR',
      'AbortError ABORT_ERR',
      'ERR_INVALID_ARG_TYPE',
    ]);
  });

  it('is not hurried while a request of its own is under way', async () => {
    const server = createServer((_, response) => setTimeout(() => response.end('answered'), 200));
    const port = await listen(server, 0);
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    const { put, invoke } = functionsForTest();
    put(
      'asks',
      `export const handler = async ({ port }) => Promise.race([
         fetch('http://127.0.0.1:' + port).then((response) => response.text()),
         new Promise((resolve) => setTimeout(resolve, 5000, 'too late')),
       ])`,
      { timeout: 60 },
    );
    expect((await invoke('asks', { port })).value).toBe('answered');
  });

  it('still times out when it waits for longer than it may', async () => {
    const { put, invoke } = functionsForTest();
    put('waits', 'export const handler = () => new Promise((resolve) => setTimeout(resolve, 60_000))', {
      timeout: 0.5,
    });
    expect((await invoke('waits')).value.errorMessage).toMatch(/timed out after 0.50 seconds$/);
  });
});
