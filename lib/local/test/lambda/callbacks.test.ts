import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadHandler } from '../../lambda/load-handler.ts';
import { temporaryFolder } from '../support/cleanup.ts';

/** Returns the result of a handler with a callback, in a function of one of Lambda's Node.js versions. */
async function run(runtime: string, body: string): Promise<unknown> {
  const codeFolder = temporaryFolder();
  writeFileSync(join(codeFolder, 'index.cjs'), `exports.handler = ${body}`);
  const handler = await loadHandler({ codeFolder, handler: 'index.handler', runtime });
  return handler({ a: 1 }, { functionName: 'f' });
}

// Lambda Developer Guide, "Define Lambda function handler in Node.js": callback(error, response) up to Node.js 22, and the
// promise of an async handler.
describe('A handler with a callback', () => {
  it.each(['nodejs18.x', 'nodejs20.x', 'nodejs22.x'])('answers by it in %s', async (runtime) => {
    const body = '(event, context, callback) => { setImmediate(callback, null, { event, ...context }); }';
    expect(await run(runtime, body)).toMatchObject({ event: { a: 1 }, functionName: 'f' });
  });

  it('fails by it, or by what it throws', async () => {
    const failing = (body: string) => expect(run('nodejs22.x', body)).rejects;
    await failing('(event, context, callback) => callback(new Error("no"))').toThrow('no');
    await failing('(event, context, callback) => { throw new TypeError("thrown"); }').toThrow('thrown');
  });

  it('answers by the promise that it returns', async () => {
    expect(await run('nodejs22.x', 'async (event, context, callback) => event.a')).toBe(1);
  });

  // The runtime interface client of Lambda, version 3 (github.com/aws/aws-lambda-nodejs-runtime-interface-client).
  it('answers by its context too, and by nothing else that it returns', async () => {
    expect(await run('nodejs22.x', '(event, context) => { context.succeed(2); context.fail("no"); }')).toBe(
      2,
    );
    expect(await run('nodejs22.x', '(event, context) => { context.done(null, 3); }')).toBe(3);
    await expect(run('nodejs22.x', '(event, context) => context.fail()')).rejects.toBe('handled');
    expect(await run('nodejs22.x', '() => 42')).toBeNull();
    expect(await run('nodejs22.x', '(event, context) => ({ statusCode: 200 })')).toBeNull();
    expect(await run('nodejs24.x', '() => 42')).toBe(42);
  });

  it('is waited for whatever it returns by the way', async () => {
    expect(await run('nodejs22.x', '(event, context, callback) => setTimeout(() => callback(null, 4))')).toBe(
      4,
    );
    expect(await run('nodejs22.x', '(event, context) => setTimeout(() => context.succeed(5))')).toBe(5);
    const wrapped = '(...given) => { setTimeout(() => given[2](null, 6)); }';
    expect(await run('nodejs22.x', wrapped)).toBe(6);
    expect(await run('nodejs22.x', '() => {}')).toBeNull();
  });

  it('is refused in nodejs24.x, which has none', async () => {
    await expect(run('nodejs24.x', '(event, context, callback) => callback(null, 1)')).rejects.toMatchObject({
      name: 'Runtime.CallbackHandlerDeprecated',
    });
  });
});
