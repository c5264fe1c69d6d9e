import { describe, expect, it } from 'vitest';
import { functionsForTest } from '../support/functions.ts';

/**
 * What functions of a version of Node.js answer, each with one of the given handlers: all in one runtime. A function that is
 * not answered at once would wait for its timeout of ten seconds, and the test with it.
 */
async function answersOf(runtime: string, handlers: readonly string[]): Promise<unknown[]> {
  const { put, invoke } = functionsForTest();
  const answers: unknown[] = [];
  for (const [index, handler] of handlers.entries()) {
    const { value, functionError } = await invoke(
      put(`f${index}`, `export const handler = ${handler}`, { runtime }),
    );
    answers.push(functionError ? { errorType: value.errorType, errorMessage: value.errorMessage } : value);
  }
  return answers;
}

const failed = (errorType: string, errorMessage: unknown) => ({ errorType, errorMessage });

// The runtime interface client of Lambda (github.com/aws/aws-lambda-nodejs-runtime-interface-client): version 3 for Node.js
// before 24 (`Runtime.js`, `CallbackContext.js`), version 4 from 24 on (`context-builder.ts`, `buffered-invoke-processor.ts`).
describe('A handler of Node.js before 24', () => {
  it('answers by its context, and the first answer counts', async () => {
    const handlers = [
      '(event, context) => { setTimeout(() => context.succeed("late"), 1); }',
      '(event, context) => { context.done(null, 1); context.fail("no"); }',
      '(event, context, callback) => { context.done(new TypeError("bad")); callback(null, 2); }',
      '(event, context) => context.fail()',
      'async (event, context) => { context.succeed("first"); return "second"; }',
    ];
    expect(await answersOf('nodejs22.x', handlers)).toEqual([
      'late',
      1,
      failed('TypeError', 'bad'),
      failed('string', 'handled'),
      'first',
    ]);
  });

  it('has answered null when it returns something that is no promise', async () => {
    expect(
      await answersOf('nodejs20.x', ['() => 42', '(event, context) => ({ a: 1 })', '(event) => {}']),
    ).toEqual([null, null, null]);
  });
});

describe('A handler of Node.js 24', () => {
  it('answers by what it returns, a promise or not', async () => {
    expect(await answersOf('nodejs24.x', ['() => 42', 'async (event, context) => 43'])).toEqual([42, 43]);
  });

  it('has neither the answers of its context nor what they wait for', async () => {
    const names = '["succeed", "fail", "done", "callbackWaitsForEmptyEventLoop"]';
    const handler = `async (event, context) => ${names}.filter((name) => name in context)`;
    expect(await answersOf('nodejs24.x', [handler])).toEqual([[]]);
  });

  it('is not loaded when it streams, which is said by name', async () => {
    const handler = 'awslambda.streamifyResponse(async (event, stream) => stream.end("x"))';
    expect(await answersOf('nodejs24.x', [handler])).toEqual([
      failed('Runtime.StreamingNotSupported', expect.stringContaining('awslambda.streamifyResponse')),
    ]);
  });
});

it('a function that ends its process after its turn ends itself, and nothing that runs meanwhile', async () => {
  const { put, invoke, lines } = functionsForTest({ offset: 0 });
  put(
    'leaver',
    'export const handler = async () => { setTimeout(() => { process.exit(3); console.log("ran on"); }, 30); };',
  );
  put(
    'worker',
    'export const handler = async () => { await new Promise((done) => setTimeout(done, 120)); return "done"; };',
  );
  for (const name of ['worker', 'worker', 'worker', 'leaver']) await invoke(name);
  expect(await Promise.all(['worker', 'worker', 'worker'].map((name) => invoke(name)))).toEqual(
    Array.from({ length: 3 }, () => ({ value: 'done', functionError: undefined })),
  );
  expect(lines.filter((line) => line.includes('exit status 3'))).toHaveLength(1);
  expect(lines).not.toContain('ran on');
});
