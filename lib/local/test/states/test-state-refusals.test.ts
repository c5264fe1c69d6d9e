/**
 * What TestState refuses, in the words of the service: recorded from it and published by localstack (Apache-2.0), below
 * tests/aws/services/stepfunctions/v2/test_state: test_state_mock_validation, test_state_context_object,
 * test_test_state_machine_scenarios and test_test_state_mock_scenarios (.snapshot.json).
 */
import { afterAll, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../service.ts';
import { Harness, ROLE, refusal } from './harness.ts';

const harness = new Harness();
afterAll(() => harness.close());

const test = (state: JsonObject, more: JsonObject): Promise<JsonObject> =>
  harness.api('TestState', { definition: JSON.stringify({ QueryLanguage: 'JSONata', ...state }), ...more });
const result = (value: JsonValue): JsonObject => ({ mock: { result: JSON.stringify(value) } });

const integration = (name: string, Arguments: JsonObject): JsonObject => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${name}`,
  Arguments,
  End: true,
});
const task = integration('lambda:invoke', { FunctionName: 'f' });
const branch: JsonObject = { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } };
const parallel: JsonObject = {
  Type: 'Parallel',
  Branches: [branch, { StartAt: 'C', States: { C: { Type: 'Pass', End: true } } }],
  End: true,
};
const map: JsonObject = { Type: 'Map', ItemProcessor: branch, End: true };
const distributed: JsonObject = {
  ...map,
  ItemProcessor: { ...branch, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
};
const written: JsonObject = {
  ...distributed,
  ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'b', Prefix: 'p' } },
};

const ONE_OF = 'A test mock should have only one of the following fields: [result, errorOutput].';
it.each<[string, JsonObject, JsonObject, string]>([
  ['an empty mock', task, { mock: {} }, ONE_OF],
  ['a result and an error', task, { mock: { result: '{}', errorOutput: { error: 'E' } } }, ONE_OF],
  ['a result that is no JSON', task, { mock: { result: 'x' } }, 'Mocked result must be valid JSON'],
  ['an object for a Map', map, result({}), 'Mocked result must be an array.'],
  ['an object for a Parallel', parallel, result({}), 'Mocked result must be an array.'],
  ['an array for a ResultWriter', written, result([]), 'Mocked result must be a JSON object.'],
  [
    'one result for two branches',
    parallel,
    result([1]),
    'Mocked result must contain the same number of items as number of Parallel branches.',
  ],
  [
    'a mocked Pass',
    { Type: 'Pass', End: true },
    result({}),
    "State type 'Pass' is not supported when a mock is specified",
  ],
  [
    'secrets with a mock',
    task,
    { ...result({}), inspectionLevel: 'TRACE', revealSecrets: true },
    'TestState does not support RevealSecrets when a mock is specified.',
  ],
])('%s is refused', async (_, state, more, message) => {
  expect(await refusal(test(state, more))).toEqual({ code: 'ValidationException', message });
});

it.each([
  ['Map', map],
  ['Parallel', parallel],
])('a %s without a mock is refused', async (_, state) => {
  expect(await refusal(test(state, { roleArn: ROLE }))).toEqual({
    code: 'InvalidDefinition',
    message:
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
  });
});

it('a state that is not there is refused', async () => {
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'S', States: { S: task } });
  const answer = harness.api('TestState', { definition, stateName: 'T', ...result({}) });
  expect(await refusal(answer)).toEqual({
    code: 'ValidationException',
    message: 'State not found in definition',
  });
});

it.each<[string, JsonObject, JsonObject, string]>([
  ['an unknown part', { Other: 1 }, task, "Field 'Other' is not allowed"],
  ['an unknown field', { Execution: { Other: 1 } }, task, "Field 'Other' is not allowed"],
  ['an id that is no text', { Execution: { Id: 1 } }, task, 'Execution.Id must be a string'],
  [
    'a Map outside of one',
    { Map: { Item: { Index: 0 } } },
    task,
    "'Map' field is not supported when mocking a Context object",
  ],
  [
    'a token for a call that has none',
    { Task: { Token: 't' } },
    task,
    "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
  ],
])('a context with %s is refused', async (_, context, state, message) => {
  const answer = test(state, { ...result({}), context: JSON.stringify(context) });
  expect(await refusal(answer)).toEqual({
    code: 'ValidationException',
    message: `Invalid Context object provided: ${message}`,
  });
});

it.each<[string, JsonObject, JsonValue, string]>([
  [
    'events:putEvents',
    { Entries: [{ Detail: {}, DetailType: 't', Source: 's' }] },
    { FailedEntryCount: 0, Entries: [{ EventId: 1 }] },
    "Field 'EventId' must be a string",
  ],
  [
    'dynamodb:putItem',
    { TableName: 't', Item: {} },
    { ConsumedCapacity: { CapacityUnits: 'one' } },
    "Field 'CapacityUnits' must be a number",
  ],
])('a mocked answer of %s is checked inside of its fields, too', async (name, given, value, problem) => {
  expect(await refusal(test(integration(name, given), result(value)))).toEqual({
    code: 'ValidationException',
    message: `Mock result schema validation error: ${problem}`,
  });
});
