/**
 * Recorded: a `Payload` of `lambda:invoke` that is a string is sent as it is (a JSONata execution with
 * `$string($states.input)`; seven JSONPath ones agree). That Lambda refuses text other than JSON, with this code and beginning
 * of the message: reports of the service's answer, such as github.com/aws/aws-sdk-js/issues/1876.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../service.ts';
import { Harness, lambda, only } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

const invoke = (Payload: JsonValue, resource: string): JsonObject =>
  only({ Type: 'Task', Resource: resource, Arguments: { FunctionName: 'f', Payload }, End: true });

describe.each([
  'arn:aws:states:::lambda:invoke',
  'arn:aws:states:::aws-sdk:lambda:invoke',
  'arn:aws:states:::lambda:invoke.waitForTaskToken',
])('the Payload of %s', (resource) => {
  it.each<[string, JsonValue, JsonValue]>([
    ['JSON made by an expression', '{% $string($states.input) %}', { a: 1 }],
    ['JSON that is written', '{"b":[2]}', { b: [2] }],
    ['JSON of a string', '"text"', 'text'],
    ['JSON of a number', '{% "12" %}', 12],
    ['an object', { c: '{% $states.input.a %}' }, { c: 1 }],
    ['an array', ['{"d":1}'], ['{"d":1}']],
  ])('reaches the function as it is: %s', async (_, payload, received) => {
    await harness.start(invoke(payload, resource), { a: 1 });
    expect(harness.calls.map(({ input }) => input.Payload)).toEqual([received]);
  });

  it('is refused by Lambda if it is text that is not JSON', async () => {
    const { status, error, cause } = await harness.run(invoke('no JSON', resource));
    expect({ status, error }).toEqual({
      status: 'FAILED',
      error: 'Lambda.InvalidRequestContentException',
    });
    expect(cause).toMatch(/^Could not parse request body into json/);
    expect(harness.calls).toEqual([]);
  });
});

it('encodes the arguments of a function that is named directly', async () => {
  await harness.start(only({ Type: 'Task', Resource: lambda('f'), Arguments: '{"a":1}', End: true }));
  expect(harness.calls[0]?.input.Payload).toBe('{"a":1}');
});
