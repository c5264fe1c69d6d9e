/**
 * Expected values: "RedriveExecution continues the failed execution from the unsuccessful step and uses the same input",
 * "preserves the results and execution history of the successful steps, and doesn't rerun these steps" and, of inline
 * Map and Parallel, "reschedules and redrives only the iterations and branches that failed or aborted"
 * (AWS Step Functions API Reference, RedriveExecution).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { JsonObject, ServiceRequest } from '../../service.ts';
import { functionError, functionResult } from '../../testing.ts';
import { Harness, lambda, only, refusal } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'redrive-'));
let databases = 0;
/** A database that outlives the engine. */
const database = (): string => join(folder, `${++databases}.sqlite`);
afterAll(() => rmSync(folder, { recursive: true }));

let harness: Harness;
afterEach(() => harness.close());

/** Functions whose name is in `broken` fail; others answer their payload. */
const broken = new Set<string>();
const nameOf = ({ input }: ServiceRequest): string => String(input.FunctionName).split(':').at(-1) as string;
const answer = (request: ServiceRequest): JsonObject =>
  broken.has(nameOf(request))
    ? functionError('Broken', 'it broke')
    : functionResult(request.input.Payload ?? {});

const task = (name: string, more: JsonObject = {}): JsonObject => ({
  StartAt: name,
  States: { [name]: { Type: 'Task', Resource: lambda(name), Arguments: name, End: true, ...more } },
});
const calls = (): string[] => harness.calls.map(nameOf);

async function redrive(executionArn: string): Promise<void> {
  await harness.api('RedriveExecution', { executionArn });
  await harness.clock.settle();
}

describe('a redriven execution', () => {
  it('goes on with the branch that failed, and has the results of the others', async () => {
    harness = new Harness({ standIn: answer });
    broken.add('b');
    const arn = await harness.start(
      only({ Type: 'Parallel', Branches: [task('a'), task('b'), task('c')], End: true }),
    );
    expect((await harness.describe(arn)).status).toBe('FAILED');
    broken.clear();
    await redrive(arn);
    expect(await harness.describe(arn)).toEqual({ status: 'SUCCEEDED', output: ['a', 'b', 'c'] });
    expect(calls().filter((name) => name === 'a')).toHaveLength(1);
  });

  it('continues the iterations that failed, and starts those that had not begun', async () => {
    harness = new Harness({ standIn: answer, database: database() });
    broken.add('f');
    const arn = await harness.start(
      only({
        Type: 'Map',
        MaxConcurrency: 2,
        Items: [1, 2, 3, 4, 5],
        ItemProcessor: task('f', { Arguments: '{% $states.input %}' }),
        End: true,
      }),
    );
    expect((await harness.describe(arn)).status).toBe('FAILED');
    broken.clear();
    harness.reopen();
    await redrive(arn);
    expect(await harness.describe(arn)).toEqual({ status: 'SUCCEEDED', output: [1, 2, 3, 4, 5] });
  });

  it('recomputes the input of an iteration that could not be computed', async () => {
    harness = new Harness({ standIn: answer });
    const select =
      "{% $states.context.Execution.RedriveCount = 0 ? $error('not yet') : $states.context.Map.Item.Value %}";
    const arn = await harness.start(
      only({
        Type: 'Map',
        Items: [1, 2],
        ItemSelector: select,
        ItemProcessor: task('f', { Arguments: '{% $states.input %}' }),
        End: true,
      }),
    );
    expect((await harness.describe(arn)).error).toBe('States.QueryEvaluationError');
    await redrive(arn);
    expect(await harness.describe(arn)).toEqual({ status: 'SUCCEEDED', output: [1, 2] });
  });

  it.each(['Map', 'Parallel'])('begins what had not begun when another failed at once: %s', async (Type) => {
    harness = new Harness({ standIn: answer, database: database() });
    const Output = "{% $states.context.Execution.RedriveCount = 0 ? $error('not yet') : 'well' %}";
    const pass = (name: string): JsonObject => ({
      StartAt: name,
      States: { [name]: { Type: 'Pass', Output, End: true } },
    });
    const state =
      Type === 'Map'
        ? { Items: [1, 2, 3], ItemProcessor: pass('A') }
        : { Branches: [pass('A'), pass('B'), pass('C')] };
    const arn = await harness.start(only({ Type, ...state, End: true }));
    expect((await harness.describe(arn)).status).toBe('FAILED');
    harness.reopen();
    await redrive(arn);
    expect(await harness.describe(arn)).toEqual({ status: 'SUCCEEDED', output: ['well', 'well', 'well'] });
  });

  it('leaves a Parallel again whose branches had all succeeded, without running them', async () => {
    harness = new Harness({ standIn: answer });
    const Output = "{% $states.context.Execution.RedriveCount = 0 ? $error('not yet') : $states.result %}";
    const arn = await harness.start(
      only({ Type: 'Parallel', Branches: [task('a'), task('b')], Output, End: true }),
    );
    await redrive(arn);
    expect(await harness.describe(arn)).toEqual({ status: 'SUCCEEDED', output: ['a', 'b'] });
    expect(calls()).toEqual(['a', 'b']);
  });

  it('enters the state after a catcher that another branch kept it from entering', async () => {
    harness = new Harness({ standIn: answer });
    broken.add('inner').add('b');
    const caught: JsonObject = {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [task('inner')],
          Catch: [{ ErrorEquals: ['States.ALL'], Output: 'caught', Next: 'After' }],
          End: true,
        },
        After: { Type: 'Pass', Output: '{% $states.input & "!" %}', End: true },
      },
    };
    const arn = await harness.start(only({ Type: 'Parallel', Branches: [caught, task('b')], End: true }));
    broken.delete('b');
    await redrive(arn);
    expect(await harness.describe(arn)).toEqual({ status: 'SUCCEEDED', output: ['caught!', 'b'] });
    broken.clear();
  });

  it('retries a Parallel whole, though several of its branches fail again', async () => {
    harness = new Harness({ standIn: answer });
    broken.add('a').add('b');
    const Retry = [{ ErrorEquals: ['Broken'], IntervalSeconds: 1, MaxAttempts: 1 }];
    const arn = await harness.start(
      only({ Type: 'Parallel', Branches: [task('a'), task('b')], Retry, End: true }),
    );
    await harness.at(1);
    expect((await harness.describe(arn)).status).toBe('FAILED');
    await redrive(arn);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    broken.clear();
    await harness.at(2);
    expect(await harness.describe(arn)).toEqual({ status: 'SUCCEEDED', output: ['a', 'b'] });
  });

  // Developer Guide, "Redrive behavior of individual states": the whole state is rerun after States.DataLimitExceeded.
  it.each([
    ['Parallel', { Branches: [task('a'), task('b')] }],
    ['Map', { Items: ['a', 'b'], ItemProcessor: task('a') }],
    [
      'Map',
      {
        Items: ['a', 'b'],
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          ...task('a'),
        },
      },
    ],
  ])('runs a %s again whole whose result was too large', async (Type, state) => {
    harness = new Harness({
      standIn: () => functionResult('x'.repeat(harness.calls.length > 2 ? 1 : 200_000)),
      database: database(),
    });
    const arn = await harness.start(only({ Type, ...state, End: true }));
    expect((await harness.describe(arn)).error).toBe('States.DataLimitExceeded');
    harness.reopen();
    await redrive(arn);
    expect(await harness.describe(arn)).toEqual({ status: 'SUCCEEDED', output: ['x', 'x'] });
    expect(calls()).toHaveLength(4);
  });

  it('has the whole timeout of its state machine again', async () => {
    harness = new Harness({ standIn: answer });
    const wait = (name: string, Seconds: number): JsonObject => ({
      StartAt: name,
      States: { [name]: { Type: 'Wait', Seconds, End: true } },
    });
    const arn = await harness.start({
      TimeoutSeconds: 15,
      StartAt: 'First',
      States: {
        First: { Type: 'Wait', Seconds: 8, Next: 'P' },
        P: { Type: 'Parallel', Branches: [wait('W1', 1), wait('W2', 10)], Output: 'done', End: true },
      },
    });
    await harness.at(15);
    expect((await harness.describe(arn)).status).toBe('TIMED_OUT');
    await redrive(arn);
    await harness.at(26);
    expect(await harness.describe(arn)).toEqual({ status: 'SUCCEEDED', output: 'done' });
  });
});

describe('RedriveExecution', () => {
  const failing = only({ Type: 'Fail', Error: 'Broken' });
  const redriveWith = (executionArn: string, more: JsonObject = {}) =>
    harness.api('RedriveExecution', { executionArn, ...more });
  const redrives = async (executionArn: string) =>
    (await harness.api('DescribeExecution', { executionArn })).redriveCount;

  it('accepts one of two concurrent calls', async () => {
    harness = new Harness({ standIn: answer });
    const arn = await harness.start(only({ Type: 'Wait', Seconds: 9, End: true }));
    await harness.api('StopExecution', { executionArn: arn });
    const [first, second] = await Promise.allSettled([redriveWith(arn), redriveWith(arn)]);
    expect(first?.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: { code: 'ExecutionNotRedrivable' } });
    expect(await redrives(arn)).toBe(1);
  });

  // API Reference, RedriveExecution, clientToken: answered again for 15 minutes after its first use; 1 to 64 characters.
  it('redrives once for a token', async () => {
    harness = new Harness({ standIn: answer });
    const arn = await harness.start(failing);
    const clientToken = 'once';
    const [one, other] = await Promise.all([
      redriveWith(arn, { clientToken }),
      redriveWith(arn, { clientToken }),
    ]);
    await harness.at(899);
    expect([other, await redriveWith(arn, { clientToken })]).toEqual([one, one]);
    expect(await redrives(arn)).toBe(1);
    await redriveWith(arn, { clientToken: 'another' });
    await harness.at(900);
    await redriveWith(arn, { clientToken });
    expect(await redrives(arn)).toBe(3);
  });

  // API Reference, RedriveExecution, clientToken: "the last 10 client tokens used to successfully redrive the execution".
  it('remembers ten tokens of an execution', async () => {
    harness = new Harness({ standIn: answer });
    const [arn, other] = [await harness.start(failing), await harness.start(failing)];
    await redriveWith(other, { clientToken: '1' });
    for (let at = 1; at <= 11; at++) await redriveWith(arn, { clientToken: `${at}` });
    for (const at of [11, 2]) await redriveWith(arn, { clientToken: `${at}` });
    await redriveWith(other, { clientToken: '1' });
    expect([await redrives(arn), await redrives(other)]).toEqual([11, 1]);
    await redriveWith(arn, { clientToken: '1' });
    expect(await redrives(arn)).toBe(12);
  });

  it('does not remember a token that was refused', async () => {
    harness = new Harness({ standIn: answer });
    const arn = await harness.start(only({ Type: 'Wait', Seconds: 9, End: true }));
    const again = () => refusal(redriveWith(arn, { clientToken: 'token' }));
    expect((await again()).code).toBe('ExecutionNotRedrivable');
    await harness.api('StopExecution', { executionArn: arn });
    await redriveWith(arn, { clientToken: 'token' });
    expect(await redrives(arn)).toBe(1);
  });

  it.each(['', 'x'.repeat(65)])('refuses the token %j', async (clientToken) => {
    harness = new Harness({ standIn: answer });
    const arn = await harness.start(failing);
    expect((await refusal(redriveWith(arn, { clientToken }))).code).toBe('ValidationException');
  });
});
