/**
 * Expected values: the developer guide, "Testing state machines with TestState API" (context, Map states, mocks), "Accessing
 * execution data from the Context object", and what recordings show beyond them: the name of a state that is given by
 * itself, the fields of the context, what a mocked Map or Parallel shows on request.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../service.ts';
import { Harness, lambda, ROLE, refusal } from './harness.ts';

let harness: Harness;
beforeEach(() => {
  harness = new Harness();
});
afterEach(() => harness.close());

const test = (state: JsonObject, more: JsonObject = {}): Promise<JsonObject> =>
  harness.api('TestState', { definition: JSON.stringify({ QueryLanguage: 'JSONata', ...state }), ...more });
const mock = (result: JsonValue): JsonObject => ({ mock: { result: JSON.stringify(result) } });
const output = async (answer: Promise<JsonObject>): Promise<JsonValue> =>
  JSON.parse(String((await answer).output)) as JsonValue;
const inspected = async (state: JsonObject, more: JsonObject): Promise<JsonObject> =>
  (await test(state, { ...more, inspectionLevel: 'DEBUG' })).inspectionData as JsonObject;

const context = '{% $states.context %}';
const task: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'f' },
  Output: context,
  End: true,
};
const each: JsonObject = { StartAt: 'Each', States: { Each: { ...task, Output: context } } };
const map = (more: JsonObject = {}): JsonObject => ({
  Type: 'Map',
  Items: [1, 2, 3],
  ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...each },
  End: true,
  ...more,
});
const parallel: JsonObject = { Type: 'Parallel', Arguments: { a: 1 }, Branches: [each], End: true };

describe('The context of a tested state', () => {
  it('names a state that is given by itself StateName, and no redrives', async () => {
    const seen = (await output(test(task, mock({})))) as { [part: string]: JsonObject };
    expect(seen.State?.Name).toBe('StateName');
    expect(Object.keys(seen.Execution ?? {})).toEqual(['Id', 'Input', 'Name', 'RoleArn', 'StartTime']);
    expect(Object.keys(seen)).toEqual(['Execution', 'StateMachine', 'State']);
  });

  it('is the one of a first iteration for a state of a Map', async () => {
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'All', States: { All: map() } });
    const request = { definition, stateName: 'Each', input: '{"a":1}', ...mock({}) };
    expect(await output(harness.api('TestState', request))).toMatchObject({
      State: { Name: 'Each' },
      Map: { Item: { Index: 0, Value: { a: 1 }, Source: 'STATE_DATA' } },
    });
    const given = JSON.stringify({ Map: { Item: { Index: 4, Value: 'x' } } });
    expect(await output(harness.api('TestState', { ...request, context: given }))).toMatchObject({
      Map: { Item: { Index: 4, Value: 'x' } },
    });
  });

  it('is the given one', async () => {
    const given = {
      Execution: { Id: 'e', Input: [1], Name: 'n', RoleArn: 'r', StartTime: '2024-01-01T10:00:00.000Z' },
      State: { Name: 'ProcessData', EnteredTime: '2024-01-01T10:00:05.000Z', RetryCount: 2 },
      StateMachine: { Id: 'm', Name: 'machine' },
      Task: { Token: 't' },
    };
    const waiting = { ...task, Resource: `${task.Resource}.waitForTaskToken` };
    expect(await output(test(waiting, { ...mock({}), context: JSON.stringify(given) }))).toEqual(given);
  });

  it.each<[string, JsonValue]>([
    ['another part', { Other: {} }],
    ['another field of the execution', { Execution: { Other: 'x' } }],
    ['another field of the state', { State: { Other: 'x' } }],
    ['another field of the state machine', { StateMachine: { Other: 'x' } }],
    ['another field of the task', { Task: { Other: 'x' } }],
    ['a part that is no object', { Execution: 'x' }],
    ['an id that is no text', { Execution: { Id: 1 } }],
    ['a name that is no text', { State: { Name: {} } }],
    ['a number of retries that is no number', { State: { RetryCount: '1' } }],
    ['a Map for a state that is in none', { Map: { Item: { Index: 0, Value: 1 } } }],
    ['something else than an object', [1]],
  ])('is refused with %s', async (_, given) => {
    const answer = test(task, { ...mock({}), context: JSON.stringify(given) });
    expect((await refusal(answer)).code).toBe('ValidationException');
  });
});

describe('A mocked Map', () => {
  const failures = (count: number): JsonObject => ({
    stateConfiguration: { mapIterationFailureCount: count },
  });

  it('without a tolerance succeeds with the result of the mock, however many iterations failed', async () => {
    const answer = await test(map(), { ...mock([1, 1, 1]), ...failures(2) });
    expect(answer).toEqual({ status: 'SUCCEEDED', output: '[1,1,1]' });
  });

  it.each<[JsonObject, number, string]>([
    [{ ToleratedFailureCount: 1 }, 1, 'SUCCEEDED'],
    [{ ToleratedFailureCount: 1 }, 2, 'FAILED'],
    [{ ToleratedFailureCount: 0 }, 1, 'FAILED'],
    [{ ToleratedFailurePercentage: 50 }, 1, 'SUCCEEDED'],
    [{ ToleratedFailurePercentage: 50 }, 2, 'FAILED'],
    [{ ToleratedFailurePercentage: '{% 10 %}', ToleratedFailureCount: 3 }, 1, 'FAILED'],
  ])('with %o and %i failures has the status %s', async (tolerance, count, status) => {
    const answer = await test(map(tolerance), { ...mock([1, 1, 1]), ...failures(count) });
    expect(answer).toMatchObject({ status });
    if (status === 'FAILED') expect(answer.error).toBe('States.ExceedToleratedFailureThreshold');
  });

  it('fails as its mock fails, whatever it tolerates', async () => {
    const errorOutput = { error: 'Own', cause: 'why' };
    const answer = test(map({ ToleratedFailureCount: 0 }), { mock: { errorOutput }, ...failures(3) });
    expect(await answer).toEqual({ status: 'FAILED', ...errorOutput });
  });

  it('cannot have more failures than iterations', async () => {
    for (const result of [[1, 1, 1], [1]]) {
      const answer = test(map(), { ...mock(result), ...failures(4) });
      expect((await refusal(answer)).code).toBe('ValidationException');
    }
  });
});

describe('The inspection data', () => {
  it('of a mocked Map and Parallel have what they were given, not what the mock says', async () => {
    expect(await inspected(map(), mock([1, 1, 1]))).toEqual({ input: '{}', maxConcurrency: 0 });
    expect(await inspected(parallel, mock([1]))).toEqual({ input: '{}' });
  });

  it('have variables if there are any', async () => {
    expect(await inspected({ Type: 'Pass', End: true }, {})).toEqual({ input: '{}' });
    const assigning = { Type: 'Pass', Assign: { b: 2 }, End: true };
    expect(await inspected(assigning, { variables: '{"a":1}' })).toEqual({
      input: '{}',
      variables: '{"a":1,"b":2}',
    });
  });

  it('name the retrier whose attempts are used up', async () => {
    const Retry = [{ ErrorEquals: ['Other'] }, { ErrorEquals: ['States.ALL'], MaxAttempts: 1 }];
    const more = { mock: { errorOutput: { error: 'E' } }, stateConfiguration: { retrierRetryCount: 1 } };
    expect(await inspected({ ...task, Retry }, more)).toMatchObject({ errorDetails: { retryIndex: 1 } });
    const errorDetails = (await inspected(task, { mock: more.mock })).errorDetails;
    expect(errorDetails).toBeUndefined();
  });
});

describe('The definition of a test', () => {
  it('may have placeholders for the region and the account of a function', async () => {
    for (const arn of [
      lambda('f'),
      'arn:aws:lambda:REGION:ACCOUNT_ID:function:f',
      'arn:aws:lambda:us-east-1:<account>:function:f',
    ]) {
      const answer = await test({ Type: 'Task', Resource: arn, End: true }, mock('done'));
      expect(answer).toEqual({ status: 'SUCCEEDED', output: '"done"' });
    }
  });

  it('may have an activity or another service, if there is a mock', async () => {
    for (const resource of [
      'arn:aws:states:us-east-1:000000000000:activity:work',
      'arn:aws:states:::apigateway:invoke',
      'arn:aws:states:::ecs:runTask.sync',
      'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    ]) {
      const state = { Type: 'Task', Resource: resource, Arguments: '{% $states.input %}', End: true };
      expect(await test(state, mock('done'))).toEqual({ status: 'SUCCEEDED', output: '"done"' });
      const code = resource.includes(':apigateway:') ? 'InvalidDefinition' : 'ValidationException';
      expect((await refusal(test(state, { roleArn: ROLE }))).code).toBe(code);
    }
  });

  it.each<[string, JsonObject]>([
    ['a Map', map({ ItemProcessor: {} })],
    ['a Parallel', { ...parallel, Branches: [] }],
  ])('that is wrong is refused, with a mock and without, for %s', async (_, state) => {
    expect((await refusal(test(state))).code).toBe('InvalidDefinition');
    expect((await refusal(test(state, mock([])))).code).toBe('InvalidDefinition');
  });
});

/** "When testing states within Map or Parallel states, errors propagate to parent state error handlers" (developer guide). */
describe('An error of a state inside others', () => {
  const errorOutput = { error: 'Broken', cause: 'why' };
  const inside = (outer: JsonObject, more: JsonObject = {}): Promise<JsonObject> =>
    harness.api('TestState', {
      definition: JSON.stringify({
        QueryLanguage: 'JSONata',
        StartAt: 'All',
        States: { All: { ...outer, Next: 'End' }, End: { Type: 'Succeed' } },
      }),
      stateName: 'Each',
      mock: { errorOutput },
      inspectionLevel: 'DEBUG',
      ...more,
    });
  const { End: _, ...inline } = map({ ItemProcessor: each });
  const { End: __, ...distributed } = map();
  const { End: ___, ...branches } = parallel;
  const Catch = [{ ErrorEquals: ['Broken'], Next: 'End', Output: '{% $states.errorOutput %}' }];

  it.each<[string, JsonObject]>([
    ['a Parallel', branches],
    ['an inline Map', inline],
  ])('is caught by %s around it', async (_, outer) => {
    expect(await inside({ ...outer, Catch })).toMatchObject({
      status: 'CAUGHT_ERROR',
      nextState: 'End',
      output: JSON.stringify({ Error: 'Broken', Cause: 'why' }),
      ...errorOutput,
      inspectionData: { errorDetails: { catchIndex: 0 } },
    });
  });

  it('is tried again by the state around it', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 3 }];
    expect(await inside({ ...branches, Retry, Catch })).toMatchObject({
      status: 'RETRIABLE',
      ...errorOutput,
      inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 3 } },
    });
  });

  it('fails if nothing handles it', async () => {
    expect(await inside(branches)).toMatchObject({ status: 'FAILED', ...errorOutput });
  });

  it.each<[JsonObject, number, string]>([
    [{}, 0, 'CAUGHT_ERROR'],
    [{ ToleratedFailureCount: 2 }, 1, 'FAILED'],
    [{ ToleratedFailureCount: 2 }, 2, 'CAUGHT_ERROR'],
  ])(
    'reaches a distributed Map with %o and %i failures beyond its tolerance',
    async (tolerance, count, status) => {
      const catcher = { ErrorEquals: ['States.ExceedToleratedFailureThreshold'], Next: 'End' };
      const answer = await inside(
        { ...distributed, ...tolerance, Catch: [catcher] },
        { stateConfiguration: { mapIterationFailureCount: count } },
      );
      expect(answer.status).toBe(status);
    },
  );
});
