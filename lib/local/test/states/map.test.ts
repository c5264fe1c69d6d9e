import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { chain, Harness, lambda, only } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

const map = (state: JsonObject, more: JsonObject = {}): JsonObject =>
  only({ Type: 'Map', ItemProcessor: { StartAt: 'I', States: { I: state } }, End: true, ...more });

describe('Map', () => {
  it('does the same with each item, and returns the results in the order of the items', async () => {
    const { output } = await harness.run(
      map({ Type: 'Pass', Output: '{% $states.input * 2 %}', End: true }),
      [1, 2, 3],
    );
    expect(output).toEqual([2, 4, 6]);
  });

  it('builds items with a selector that knows the item and its index', async () => {
    const { output } = await harness.run(
      map(
        {
          Type: 'Pass',
          Output: { in: '{% $states.input %}', at: '{% $states.context.Map.Item.Index %}' },
          End: true,
        },
        {
          Items: '{% $states.input.list %}',
          ItemSelector: {
            v: '{% $states.context.Map.Item.Value %}',
            all: '{% $count($states.input.list) %}',
          },
        },
      ),
      { list: ['a', 'b'] },
    );
    expect(output).toEqual([
      { in: { v: 'a', all: 2 }, at: 0 },
      { in: { v: 'b', all: 2 }, at: 1 },
    ]);
  });

  it('records iterations that follow one another', async () => {
    const { events } = await harness.run(map({ Type: 'Pass', End: true }, { MaxConcurrency: 1 }), [1, 2]);
    expect(chain(events).slice(1)).toEqual([
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapIterationStarted',
      '5<4 PassStateEntered',
      '6<5 PassStateExited',
      '7<6 MapIterationSucceeded',
      '8<6 MapIterationStarted',
      '9<8 PassStateEntered',
      '10<9 PassStateExited',
      '11<10 MapIterationSucceeded',
      '12<11 MapStateSucceeded',
      '13<11 MapStateExited',
      '14<13 ExecutionSucceeded',
    ]);
  });

  it.each([
    [1, 40],
    [3, 20],
    [0, 10],
  ])(
    'runs at most %i iterations at once, so that four items of ten seconds take %i',
    async (MaxConcurrency, seconds) => {
      const arn = await harness.start(
        map({ Type: 'Wait', Seconds: 10, End: true }, { MaxConcurrency }),
        [1, 2, 3, 4],
      );
      await harness.at(seconds - 0.001);
      expect((await harness.describe(arn)).status).toBe('RUNNING');
      await harness.at(seconds);
      expect((await harness.describe(arn)).status).toBe('SUCCEEDED');
    },
  );

  it('fails with the first iteration that fails', async () => {
    const arn = await harness.start(
      map({ Type: 'Task', Resource: lambda('fail'), End: true }, { MaxConcurrency: 1 }),
      [{ error: 'Mine' }, 2],
    );
    const events = await harness.history(arn);
    expect(chain(events).slice(4)).toEqual([
      '5<4 TaskStateEntered',
      '6<5 LambdaFunctionScheduled',
      '7<6 LambdaFunctionStarted',
      '8<7 LambdaFunctionFailed',
      '9<8 TaskStateAborted',
      '10<8 MapIterationFailed',
      '11<8 MapStateFailed',
      '12<11 ExecutionFailed',
    ]);
    expect((await harness.describe(arn)).error).toBe('Mine');
  });

  it.each([
    ['{% 5 %}', "returned an unexpected result type. Expected 'array', but was 'number' for value: 5"],
    ['{% $states.input.none %}', 'returned nothing (undefined).'],
  ])('fails for the items %s', async (Items, message) => {
    const { error, cause, events } = await harness.run(map({ Type: 'Pass', End: true }, { Items }));
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain(message);
    expect(events.map(({ type }) => type).slice(2)).toEqual([
      'EvaluationFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
  });

  it('processes a thousand items that take no time, without a turn for each', async () => {
    const { status } = await harness.run(
      map({ Type: 'Pass', End: true }),
      Array.from({ length: 1000 }, (_, index) => index),
    );
    expect(status).toBe('SUCCEEDED');
  });
});

describe('Map in distributed mode', () => {
  const distributed = (state: JsonObject, more: JsonObject = {}): JsonObject =>
    only({
      Type: 'Map',
      Label: 'each',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'I',
        States: { I: state },
      },
      End: true,
      ...more,
    });

  it('starts an execution for each item', async () => {
    const { output, events } = await harness.run(
      distributed({ Type: 'Pass', Output: '{% $states.input & "!" %}', End: true }),
      ['a', 'b'],
    );
    expect(output).toEqual(['a!', 'b!']);
    expect(chain(events).slice(1)).toEqual([
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapRunStarted',
      '5<4 MapRunSucceeded',
      '6<4 MapStateSucceeded',
      '7<4 MapStateExited',
      '8<7 ExecutionSucceeded',
    ]);
    const { mapRunArn } = (events[3] as unknown as { mapRunStartedEventDetails: { mapRunArn: string } })
      .mapRunStartedEventDetails;
    const { executions } = await harness.api('ListExecutions', { mapRunArn });
    expect(executions).toHaveLength(2);
    expect(await harness.api('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'SUCCEEDED',
      itemCounts: { succeeded: 2, total: 2, failed: 0 },
    });
  });

  it('tolerates as many failures as it declares', async () => {
    const state = { Type: 'Task', Resource: "{% 'x' %}", End: true };
    const failing = { ...state, Resource: lambda('fail') };
    expect((await harness.run(distributed(failing, { ToleratedFailureCount: 2 }), [1, 2])).output).toEqual(
      [],
    );
    const { error } = await harness.run(distributed(failing, { ToleratedFailurePercentage: 40 }), [1, 2]);
    expect(error).toBe('States.ExceedToleratedFailureThreshold');
  });

  it('passes items on in batches', async () => {
    const { output } = await harness.run(
      distributed(
        { Type: 'Pass', End: true },
        { ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { x: 1 } } },
      ),
      [1, 2, 3],
    );
    expect(output).toEqual([
      { BatchInput: { x: 1 }, Items: [1, 2] },
      { BatchInput: { x: 1 }, Items: [3] },
    ]);
  });

  it('starts no more executions at once than it may', async () => {
    const arn = await harness.start(
      distributed({ Type: 'Wait', Seconds: 10, End: true }, { MaxConcurrency: 2 }),
      [1, 2, 3],
    );
    await harness.at(19.999);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    await harness.at(20);
    expect((await harness.describe(arn)).status).toBe('SUCCEEDED');
  });
});

it('An item says in the context that it comes from the data of the state', async () => {
  // The example of the developer guide, "Context object"
  const Source = '{% $states.context.Map.Item.Source %}';
  for (const Mode of ['INLINE', 'DISTRIBUTED']) {
    const { output } = await harness.run(
      only({
        Type: 'Map',
        ItemSelector: { ContextSource: Source },
        ItemProcessor: {
          ProcessorConfig: Mode === 'INLINE' ? { Mode } : { Mode, ExecutionType: 'STANDARD' },
          StartAt: 'TestPass',
          States: { TestPass: { Type: 'Pass', End: true } },
        },
        End: true,
      }),
      [{ who: 'bob' }],
    );
    expect(output).toEqual([{ ContextSource: 'STATE_DATA' }]);
  }
});
