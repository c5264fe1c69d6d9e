import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../service.ts';
import { chain, Harness, lambda, only, refusal } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:machine-1';

const distributed = (more: JsonObject = {}): JsonObject =>
  only({
    Type: 'Map',
    Label: 'each',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'I',
      States: { I: { Type: 'Wait', Seconds: 10, End: true } },
    },
    End: true,
    ...more,
  });

async function begin(
  input: JsonValue[],
  more: JsonObject = {},
): Promise<{ executionArn: string; mapRunArn: string }> {
  const executionArn = await harness.start(distributed(more), input);
  const { mapRuns } = await harness.api('ListMapRuns', { executionArn });
  const [{ mapRunArn }] = mapRuns as [{ mapRunArn: string }];
  return { executionArn, mapRunArn };
}

describe('A map run', () => {
  it('carries the label of its state, and so do its executions', async () => {
    const { mapRunArn } = await begin([1]);
    expect(mapRunArn).toMatch(/^arn:aws:states:us-east-1:000000000000:mapRun:machine-1\/each:[0-9a-f-]{36}$/);
    const { executions } = await harness.api('ListExecutions', { mapRunArn });
    expect((executions as JsonObject[])[0]).toMatchObject({
      mapRunArn,
      stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine-1/each',
      status: 'RUNNING',
    });
  });

  it('counts items and executions separately when items are batched', async () => {
    const { mapRunArn } = await begin([1, 2, 3], { ItemBatcher: { MaxItemsPerBatch: 2 }, MaxConcurrency: 1 });
    expect(await harness.api('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'RUNNING',
      maxConcurrency: 1,
      itemCounts: { running: 2, pending: 1, total: 3 },
      executionCounts: { running: 1, pending: 1, total: 2 },
    });
  });

  // API Reference, DescribeExecution, redriveStatus: of a child it "indicates whether or not the Map Run can redrive" it.
  it('can redrive the executions that did not succeed, which cannot be redriven by themselves', async () => {
    const { executionArn, mapRunArn } = await begin([1]);
    await harness.api('StopExecution', { executionArn });
    await harness.clock.settle();
    const { executions } = await harness.api('ListExecutions', { mapRunArn });
    const child = String((executions as JsonObject[])[0]?.executionArn);
    const status = async () => {
      const { redriveStatus, redriveStatusReason } = await harness.api('DescribeExecution', {
        executionArn: child,
      });
      return [redriveStatus, redriveStatusReason];
    };
    expect(await status()).toEqual(['REDRIVABLE_BY_MAP_RUN', undefined]);
    expect((await refusal(harness.api('RedriveExecution', { executionArn: child }))).code).toBe(
      'ExecutionNotRedrivable',
    );
    await harness.api('RedriveExecution', { executionArn });
    await harness.at(10);
    expect(await status()).toEqual(['NOT_REDRIVABLE', 'Execution is SUCCEEDED and cannot be redriven']);
  });

  it('can be given other limits while it runs; 0 means no limit', async () => {
    const { executionArn, mapRunArn } = await begin([1, 2, 3], { MaxConcurrency: 1 });
    await harness.api('UpdateMapRun', { mapRunArn, maxConcurrency: 0 });
    await harness.at(10);
    expect((await harness.describe(executionArn)).status).toBe('SUCCEEDED');
    const { code } = await refusal(
      harness.api('UpdateMapRun', { mapRunArn, toleratedFailurePercentage: 101 }),
    );
    expect(code).toBe('ValidationException');
  });

  it('ends when its execution is stopped, and so do its own executions', async () => {
    const { executionArn, mapRunArn } = await begin([1, 2], { MaxConcurrency: 1 });
    await harness.api('StopExecution', { executionArn });
    await harness.clock.settle();
    expect(await harness.api('DescribeMapRun', { mapRunArn })).toMatchObject({ status: 'ABORTED' });
    const { executions } = await harness.api('ListExecutions', { mapRunArn });
    expect((executions as JsonObject[]).map(({ status }) => status)).toEqual(['ABORTED']);
    expect(harness.clock.nextTimer()).toBeUndefined();
  });

  it('batches items by bytes', async () => {
    const executionArn = await harness.start(distributed({ ItemBatcher: { MaxInputBytesPerBatch: 12 } }), [
      'aaa',
      'bbb',
      'cccccc',
    ]);
    await harness.at(10);
    expect((await harness.describe(executionArn)).output).toEqual([
      { Items: ['aaa', 'bbb'] },
      { Items: ['cccccc'] },
    ]);
  });

  it('is not found under another name', async () => {
    const mapRunArn = 'arn:aws:states:us-east-1:000000000000:mapRun:none/each:x';
    expect((await refusal(harness.api('DescribeMapRun', { mapRunArn }))).code).toBe('ResourceNotFound');
  });
});

describe('A redriven map run', () => {
  const task = (more: JsonObject = {}): JsonObject => {
    const processor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'I',
      States: { I: { Type: 'Task', Resource: lambda('f'), End: true } },
    };
    return distributed({ ItemProcessor: processor, ...more });
  };
  const failing = new Set<JsonValue>();
  const answer = ({ input }: { input: JsonObject }): JsonObject =>
    failing.has(input.Payload ?? null)
      ? { FunctionError: 'x', Payload: { errorType: 'E', errorMessage: '' } }
      : { Payload: input.Payload ?? null };

  it.each([
    ['all at once', {}],
    ['one at a time', { MaxConcurrency: 1 }],
  ])('runs again only what did not succeed: %s', async (_, more) => {
    failing.add(2);
    harness = new Harness({ standIn: answer });
    const executionArn = await harness.start(task(more), [1, 2, 3]);
    expect((await harness.describe(executionArn)).error).toBe('States.ExceedToleratedFailureThreshold');
    const { mapRuns } = await harness.api('ListMapRuns', { executionArn });
    const [{ mapRunArn }] = mapRuns as [{ mapRunArn: string }];
    const calls = harness.calls.length;
    failing.clear();
    await harness.api('RedriveExecution', { executionArn });
    await harness.clock.settle();
    expect(await harness.describe(executionArn)).toEqual({ status: 'SUCCEEDED', output: [1, 2, 3] });
    const again = harness.calls.slice(calls).map(({ input }) => input.Payload);
    expect(again).toContain(2);
    expect(again).not.toContain(1);
    expect(await harness.api('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'SUCCEEDED',
      redriveCount: 1,
      itemCounts: { succeeded: 3, failed: 0 },
    });
    const { executions } = await harness.api('ListExecutions', { mapRunArn, redriveFilter: 'REDRIVEN' });
    expect(executions).toHaveLength(1);
    const events = await harness.history(executionArn);
    const redriven = events.findIndex(({ type }) => type === 'ExecutionRedriven');
    expect(chain(events.slice(redriven + 1)).map((text) => text.split(' ')[1])).toEqual([
      'MapRunRedriven',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
  });

  // API Reference, MapRunExecutionCounts: pending ones have not started, those pending redrive wait to be redriven.
  // ListExecutions, statusFilter: "If you provide a PENDING_REDRIVE statusFilter, you must specify mapRunArn. [...] If you
  // provide a stateMachineArn and a PENDING_REDRIVE statusFilter, the API returns a validation exception."
  it('tells items that wait to run again from items that have not run', async () => {
    const { executionArn, mapRunArn } = await begin([1, 2, 3, 4], { MaxConcurrency: 3 });
    await harness.api('StopExecution', { executionArn });
    await harness.api('UpdateMapRun', { mapRunArn, maxConcurrency: 1 });
    await harness.api('RedriveExecution', { executionArn });
    await harness.clock.settle();
    const counts = { running: 1, pending: 1, pendingRedrive: 2, aborted: 0, total: 4 };
    expect(await harness.api('DescribeMapRun', { mapRunArn })).toMatchObject({
      itemCounts: counts,
      executionCounts: counts,
    });
    const listed = async (statusFilter: string): Promise<JsonObject[]> =>
      (await harness.api('ListExecutions', { mapRunArn, statusFilter })).executions as JsonObject[];
    const waiting = await listed('PENDING_REDRIVE');
    expect(waiting.map(({ status }) => status)).toEqual(['PENDING_REDRIVE', 'PENDING_REDRIVE']);
    expect(await listed('ABORTED')).toEqual([]);
    const [{ executionArn: child } = {}] = waiting;
    expect((await harness.describe(String(child))).status).toBe('PENDING_REDRIVE');
    const ofMachine = { stateMachineArn: MACHINE, statusFilter: 'PENDING_REDRIVE' };
    expect((await refusal(harness.api('ListExecutions', ofMachine))).code).toBe('ValidationException');
    await harness.at(40);
    expect(await listed('PENDING_REDRIVE')).toEqual([]);
    expect(await listed('SUCCEEDED')).toHaveLength(4);
    expect(await harness.api('DescribeMapRun', { mapRunArn })).toMatchObject({
      executionCounts: { succeeded: 4, pending: 0, pendingRedrive: 0 },
    });
  });

  it('continues after its execution was stopped', async () => {
    const { executionArn } = await begin([1, 2, 3], { MaxConcurrency: 1 });
    await harness.at(10);
    await harness.api('StopExecution', { executionArn });
    await harness.api('RedriveExecution', { executionArn });
    await harness.at(40);
    expect(await harness.describe(executionArn)).toEqual({ status: 'SUCCEEDED', output: [1, 2, 3] });
  });
});
