import { expect, it } from 'vitest';
import { functionsForTest } from '../support/functions.ts';

const results = [
  "{ statusCode: 200, body: '{\"名\":1}', headers: { a: 'b' } }",
  "{ body: '\\ud800\\u0000' }",
  "{ body: '' }",
  '{ body: { a: 1 } }',
  '{ body: null, statusCode: 200 }',
  '{ statusCode: 204 }',
  "{ toJSON: () => 'itself', body: 'text' }",
  "Object.create({ body: 'inherited' })",
  "Object.defineProperty({}, 'body', { value: 'hidden' })",
  "Object.assign([1], { body: 'of a list' })",
  "new (class { body = 'own'; get other() { return 1; } })()",
  "{ statusCode: 200, body: '城'.repeat(300_000) }",
  "{ body: 'text', more: 'x'.repeat(300_000) }",
  "'text'",
  'null',
  'undefined',
];

it('A response is the same whether its body comes beside it or within it', async () => {
  const { put, functions } = functionsForTest();
  put('answer', `export const handler = async ({ which }) => [${results.join(',')}][which];`);
  for (const which of results.keys()) {
    const event = JSON.stringify({ which });
    const whole = await functions.invoke('answer', event);
    const { payload, body } = await functions.invoke('answer', event, { bodyApart: true });
    const result = JSON.parse(payload);
    if (body !== undefined) result.body = body;
    expect(result, results[which]).toEqual(JSON.parse(whole.payload));
  }
});

it('A response with a body beside it may not be larger than another one', async () => {
  const { put, functions } = functionsForTest();
  const more = 6 * 1024 * 1024;
  put('large', `export const handler = async () => ({ body: 'text', more: 'x'.repeat(${more}) });`);
  const { functionError, payload } = await functions.invoke('large', '{}', { bodyApart: true });
  expect(functionError).toBe('Unhandled');
  expect(JSON.parse(payload)).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
});
