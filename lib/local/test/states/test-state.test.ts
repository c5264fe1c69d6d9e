import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../service.ts';
import { Harness, ROLE, refusal } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

const test = (state: JsonObject, more: JsonObject = {}): Promise<JsonObject> =>
  harness.api('TestState', {
    definition: JSON.stringify({ QueryLanguage: 'JSONata', ...state }),
    roleArn: ROLE,
    ...more,
  });
const task = (more: JsonObject = {}): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'f', Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  Next: 'After',
  ...more,
});
const start = {
  Type: 'Task',
  Resource: 'arn:aws:states:::states:startExecution',
  Arguments: { StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:other' },
  End: true,
};
const failing = (errorOutput: JsonObject): JsonObject => ({ mock: { errorOutput } });
const mocked = (result: JsonValue, more: JsonObject = {}): JsonObject => ({
  mock: { result: JSON.stringify(result), ...more },
});
const retrying = task({
  Retry: [
    { ErrorEquals: ['Other'] },
    { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 2 },
  ],
  Catch: [
    {
      ErrorEquals: ['States.ALL'],
      Next: 'Caught',
      Output: { why: '{% $states.errorOutput.Error %}' },
      Assign: { caught: true },
    },
  ],
});

describe('TestState', () => {
  it('runs one state and says where it leads', async () => {
    const state = { Type: 'Pass', Output: '{% $states.input.a + $b %}', Next: 'After' };
    const answer = await test(state, { input: '{"a":1}', variables: '{"b":2}' });
    expect(answer).toEqual({ status: 'SUCCEEDED', output: '3', nextState: 'After' });
  });

  it('takes the branch of a Choice', async () => {
    const state = {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.a > 1 %}', Next: 'Big' }],
      Default: 'Small',
    };
    expect(await test(state, { input: '{"a":2}' })).toMatchObject({ nextState: 'Big' });
    expect(await test(state, { input: '{"a":1}' })).toMatchObject({ nextState: 'Small' });
  });

  it('shows on request what became of the data on the way', async () => {
    const answer = await test(task({ Assign: { seen: '{% $states.input.a %}' } }), {
      input: '{"a":1}',
      variables: '{"b":2}',
      inspectionLevel: 'DEBUG',
    });
    expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}', nextState: 'After' });
    const { input, afterArguments, result, variables } = answer.inspectionData as Record<string, string>;
    expect(input).toBe('{"a":1}');
    expect(JSON.parse(String(afterArguments))).toEqual({ FunctionName: 'f', Payload: { a: 1 } });
    expect(JSON.parse(String(result))).toMatchObject({ StatusCode: 200, Payload: { a: 1 } });
    expect(JSON.parse(String(variables))).toEqual({ b: 2, seen: 1 });
  });

  it('calls under the role that it is given, and leaves nothing behind', async () => {
    await test(task(), { input: '{}' });
    expect(harness.calls).toMatchObject([{ service: 'lambda', principal: { arn: ROLE } }]);
    expect(await harness.api('ListStateMachines', {})).toEqual({ stateMachines: [] });
  });

  it('fails as the state fails', async () => {
    expect(await test({ Type: 'Fail', Error: 'E', Cause: 'C' })).toEqual({
      status: 'FAILED',
      error: 'E',
      cause: 'C',
    });
    expect(await test({ Type: 'Pass', Output: '{% $states.input.none %}', End: true })).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
    expect(await test(task({ Arguments: { FunctionName: 'fail' } }))).toMatchObject({
      status: 'FAILED',
      error: 'Broken',
    });
  });

  it('waits as long as the state, but five minutes at most', async () => {
    const short = test({ Type: 'Wait', Seconds: 10, Next: 'After' });
    const long = test({ Type: 'Wait', Seconds: 301, Next: 'After' });
    await harness.clock.settle();
    await harness.at(300);
    expect(await short).toMatchObject({ status: 'SUCCEEDED', nextState: 'After' });
    expect(await long).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('tests a state of a whole definition, wherever it is', async () => {
    const inner = { Type: 'Pass', Output: 'inner', End: true };
    const definition = JSON.stringify({
      QueryLanguage: 'JSONata',
      StartAt: 'All',
      States: {
        All: { Type: 'Map', ItemProcessor: { StartAt: 'Inner', States: { Inner: inner } }, End: true },
      },
    });
    const answer = await harness.api('TestState', { definition, stateName: 'Inner' });
    expect(answer).toEqual({ status: 'SUCCEEDED', output: '"inner"' });
  });
});

describe('A mock', () => {
  it('replaces the call', async () => {
    const answer = await test(task(), { ...mocked({ Payload: { x: 1 } }), inspectionLevel: 'DEBUG' });
    expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '{"x":1}', nextState: 'After' });
    expect(harness.calls).toEqual([]);
  });

  it('needs no role', async () => {
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...start });
    const answer = await harness.api('TestState', {
      definition,
      ...mocked({ ExecutionArn: 'a', StartDate: 'd' }),
    });
    expect(answer).toEqual({ status: 'SUCCEEDED', output: '{"ExecutionArn":"a","StartDate":"d"}' });
  });

  it.each<[number, JsonObject]>([
    [0, { status: 'RETRIABLE', errorDetails: { retryIndex: 1, retryBackoffIntervalSeconds: 2 } }],
    [1, { status: 'RETRIABLE', errorDetails: { retryIndex: 1, retryBackoffIntervalSeconds: 6 } }],
    [2, { status: 'CAUGHT_ERROR', errorDetails: { catchIndex: 0, retryIndex: 1 } }],
  ])('fails for the retrier that has been used %i times', async (retrierRetryCount, expected) => {
    const answer = await test(retrying, {
      ...failing({ error: 'Broken', cause: 'it broke' }),
      stateConfiguration: { retrierRetryCount },
      inspectionLevel: 'DEBUG',
    });
    expect(answer).toMatchObject({ status: expected.status, error: 'Broken', cause: 'it broke' });
    expect((answer.inspectionData as JsonObject).errorDetails).toEqual(expected.errorDetails);
  });

  it('is caught with the output and variables of the catcher', async () => {
    const answer = await test(retrying, {
      ...failing({ error: 'States.Timeout' }),
      inspectionLevel: 'DEBUG',
    });
    expect(answer).toMatchObject({
      status: 'CAUGHT_ERROR',
      output: '{"why":"States.Timeout"}',
      nextState: 'Caught',
      inspectionData: { variables: '{"caught":true}' },
    });
  });

  it('stands for the iterations of a Map', async () => {
    const state = {
      Type: 'Map',
      Items: '{% $states.input %}',
      ItemSelector: { value: '{% $states.context.Map.Item.Value %}' },
      ItemBatcher: { MaxItemsPerBatch: 2 },
      MaxConcurrency: 5,
      ToleratedFailureCount: 1,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Each',
        States: { Each: { Type: 'Pass', End: true } },
      },
      Output: '{% $count($states.result) %}',
      End: true,
    };
    const failures = (count: number): Promise<JsonObject> =>
      test(state, {
        input: '[1,2,3]',
        ...mocked([1, 2]),
        stateConfiguration: { mapIterationFailureCount: count },
        inspectionLevel: 'DEBUG',
      });
    const answer = await failures(1);
    expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '2' });
    expect(answer.inspectionData).toMatchObject({
      afterItemSelector: '[{"value":1},{"value":2},{"value":3}]',
      afterItemBatcher: '[{"Items":[{"value":1},{"value":2}]},{"Items":[{"value":3}]}]',
      maxConcurrency: 5,
      toleratedFailureCount: 1,
    });
    expect(await failures(2)).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
  });

  it('stands for the branches of a Parallel, and says in which state an error began', async () => {
    const branch = (name: string): JsonObject => ({
      StartAt: name,
      States: { [name]: { Type: 'Pass', End: true } },
    });
    const state = { Type: 'Parallel', Branches: [branch('A'), branch('B')], End: true };
    expect(await test(state, mocked([1, 2]))).toEqual({ status: 'SUCCEEDED', output: '[1,2]' });
    const error = { ...failing({ error: 'E' }), stateConfiguration: { errorCausedByState: 'B' } };
    expect(await test(state, error)).toMatchObject({ status: 'FAILED', error: 'E' });
    expect(await refusal(test(state, mocked([1])))).toMatchObject({ code: 'ValidationException' });
  });

  it('can come with a context object', async () => {
    const state = task({ Output: '{% $states.context.Execution.Name %}' });
    const context = JSON.stringify({ Execution: { Name: 'given' } });
    expect(await test(state, { ...mocked({}), context })).toMatchObject({ output: '"given"' });
  });

  it.each<[string, JsonObject, string | undefined]>([
    ['a field is missing', { result: '{"ExecutionArn":"a"}' }, "Required field 'StartDate' is missing"],
    ['a field has another type', { result: '{"ExecutionArn":1}' }, "Field 'ExecutionArn' must be a string"],
    [
      'an optional field is missing',
      { result: '{"ExecutionArn":"a"}', fieldValidationMode: 'PRESENT' },
      undefined,
    ],
    ['nothing is checked', { result: '{"ExecutionArn":1}', fieldValidationMode: 'NONE' }, undefined],
  ])('is checked against the API when %s', async (_, mock, problem) => {
    if (problem === undefined) expect(await test(start, { mock })).toMatchObject({ status: 'SUCCEEDED' });
    else {
      expect(await refusal(test(start, { mock }))).toEqual({
        code: 'ValidationException',
        message: `Mock result schema validation error: ${problem}`,
      });
    }
  });
});

describe('A request to TestState', () => {
  const parallel = {
    Type: 'Parallel',
    Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }],
    End: true,
  };
  const pass = { Type: 'Pass', End: true };
  it.each<[string, JsonObject, JsonObject, string]>([
    ['a mock for a Pass', pass, mocked({}), 'ValidationException'],
    ['a Parallel without a mock', parallel, {}, 'InvalidDefinition'],
    [
      'a task token without a mock',
      task({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }),
      {},
      'ValidationException',
    ],
    ['a context without a mock', pass, { context: '{}' }, 'ValidationException'],
    ['secrets', pass, { revealSecrets: true, inspectionLevel: 'TRACE' }, 'ValidationException'],
    ['an unknown level', pass, { inspectionLevel: 'ALL' }, 'ValidationException'],
    ['an empty mock', task(), { mock: {} }, 'ValidationException'],
    ['a mock that is not JSON', task(), { mock: { result: 'text' } }, 'ValidationException'],
    ['input that is not JSON', pass, { input: 'text' }, 'InvalidExecutionInput'],
    ['variables that are not an object', pass, { variables: '[]' }, 'ValidationException'],
    ['a state with JSONPath', { ...pass, QueryLanguage: 'JSONPath' }, {}, 'InvalidDefinition'],
    ['a state without a type', { End: true }, {}, 'InvalidDefinition'],
    [
      'a retry count without retriers',
      task(),
      { ...mocked({}), stateConfiguration: { retrierRetryCount: 1 } },
      'ValidationException',
    ],
  ])('is refused with %s', async (_, state, more, code) => {
    expect(await refusal(test(state, more))).toMatchObject({ code });
  });
});
