/**
 * The service ends an expression with "Expression evaluation timeout: Check for infinite loop", whatever else it is doing: its
 * executions do not share a processor with each other or with a test run. So only the time of the expression itself counts.
 */
import { afterEach, expect, it, vi } from 'vitest';
import { Expression } from '../../states/expression/expression.ts';
import { START } from './harness.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const evaluate = async (source: string) =>
  new Expression(`{% ${source} %}`, 'Output').evaluate({
    input: {},
    context: () => ({}),
    variable: () => undefined,
    now: () => START,
  });

/** Makes the clock advance by `step` milliseconds each time it is read. */
function ticking(step: number): () => number {
  let now = 0;
  return () => (now += step);
}

/** Makes the processor time advance by some milliseconds each time it is read. */
function useProcessorTime(milliseconds: number): void {
  const time = ticking(milliseconds * 1000);
  vi.spyOn(process, 'threadCpuUsage').mockImplementation(() => ({ user: time(), system: 0 }));
}

it('does not count the time in which other programs have the processor', async () => {
  vi.spyOn(performance, 'now').mockImplementation(ticking(10_000));
  vi.spyOn(Date, 'now').mockImplementation(ticking(10_000));
  expect(await evaluate('$count([1..2000].$string($))')).toBe(2000);
});

it('counts the processor time of the expression', async () => {
  useProcessorTime(100);
  await expect(evaluate('$count([1..2000].$string($))')).rejects.toThrow(
    'Expression evaluation timeout: Check for infinite loop',
  );
});

it('does not count the processor time of other expressions', async () => {
  // They take turns on one thread, and together use far more than a second.
  useProcessorTime(1);
  const all = Array.from({ length: 100 }, () => evaluate('$count([1..50].$string($))'));
  expect(await Promise.all(all)).toEqual(all.map(() => 50));
  expect(process.threadCpuUsage().user).toBeGreaterThan(2_000_000);
});

it('ends an expression that never ends, while others go on', async () => {
  useProcessorTime(1);
  const endless = evaluate('($f := function($x) { $f($x + 1) }; $f(1))');
  const quick = evaluate('$count([1..100].$string($))');
  const [ended, answered] = await Promise.allSettled([endless, quick]);
  expect(answered).toEqual({ status: 'fulfilled', value: 100 });
  expect(String((ended as PromiseRejectedResult).reason)).toContain(
    'Expression evaluation timeout: Check for infinite loop',
  );
});
