/**
 * Recorded: when a Parallel with `Retry` fails at every attempt, the service writes `ParallelStateFailed` once, after the last
 * (five recordings of retried Parallel and Map states, one of them in JSONata).
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { functionError } from '../../testing.ts';
import { Harness, lambda, only } from './harness.ts';

let harness: Harness;
afterEach(() => harness.close());

const failing: JsonObject = {
  StartAt: 'F',
  States: { F: { Type: 'Task', Resource: lambda('f'), Arguments: {}, End: true } },
};

describe('a Parallel or a Map that is retried', () => {
  it.each<[string, JsonObject]>([
    ['Parallel', { Type: 'Parallel', Branches: [failing] }],
    ['Map', { Type: 'Map', Items: [1], ItemProcessor: failing }],
  ])('fails once, when its retries are exhausted: %s', async (type, state) => {
    harness = new Harness({ standIn: () => functionError('Broken', 'it broke') });
    const Retry = [{ ErrorEquals: ['Broken'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 1 }];
    const arn = await harness.start(only({ ...state, Retry, End: true }));
    await harness.at(10);
    const types = await harness.types(arn);
    expect(types.filter((name) => name === `${type}StateStarted`)).toHaveLength(3);
    expect(types.filter((name) => name === `${type}StateFailed`)).toHaveLength(1);
    expect(types.slice(-2)).toEqual([`${type}StateFailed`, 'ExecutionFailed']);
  });
});
