import { describe, expect, it } from 'vitest';
import { ENDPOINT, functionsForTest } from '../support/functions.ts';

/**
 * Returns the answers of functions of one Node.js version, each with one of the given handlers, all in one runtime. A function
 * that is not answered at once would wait for its timeout of ten seconds, and so would the test.
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

// `CallbackContext.js` of version 3: a callback with a result answers when the event loop is empty, unless it is told not to
// wait; its errors and the answers of the context do not wait.
describe('A callback of Node.js before 24', () => {
  const later = 'setTimeout(() => { console.log("wrote " + event.n); }, 50)';
  const handler = (answer: string) => `(event, context, callback) => { ${later}; ${answer}; }`;

  it.each([
    ['callback(null, event.n)', ['wrote 1']],
    ['context.callbackWaitsForEmptyEventLoop = false; callback(null, event.n)', []],
    ['context.succeed(event.n)', []],
  ])('%s has this done by its answer: %j', async (answer, written) => {
    const { put, invoke, lines } = functionsForTest({ offset: 0 });
    put('f', `export const handler = ${handler(answer)}`, { runtime: 'nodejs22.x' });
    expect((await invoke('f', { n: 1 })).value).toBe(1);
    expect(lines).toEqual(written);
  });

  it('never answers while an interval of the function runs, so that it times out', async () => {
    const { put, invoke } = functionsForTest({ offset: 0 });
    const code =
      'setInterval(() => {}, 10); export const handler = (event, context, callback) => callback(null, 1);';
    put('f', code, { runtime: 'nodejs22.x', timeout: 1 });
    expect((await invoke('f')).value).toMatchObject({ errorType: 'Sandbox.Timedout' });
  });

  it('does not wait for what other functions have left running', async () => {
    const { put, invoke } = functionsForTest({ offset: 0 });
    put('other', 'export const handler = async () => { setInterval(() => {}, 10); }');
    put('f', 'export const handler = (event, context, callback) => callback(null, 1);', {
      ...{ runtime: 'nodejs22.x', timeout: 1 },
    });
    await invoke('other');
    expect((await invoke('f')).value).toBe(1);
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

// `Runtime.js` and `Errors.js` of version 3, `runtime.ts` and `errors.ts` of version 4. Which work counts: Node.js, the event
// `beforeExit` of the process.
describe('A handler that has no answer when nothing is left to run', () => {
  const NEVER = 'new Promise(() => {})';

  it('has answered null before Node.js 24, unless it is async', async () => {
    const handlers = [
      `() => ${NEVER}`,
      '(event, context, callback) => {}',
      `async () => { await ${NEVER}; }`,
      `async () => { await new Promise((resolve) => AbortSignal.timeout(60_000).onabort = resolve); }`,
    ];
    const exit = failed('Runtime.NodeJsExit', expect.stringContaining('a Promise that was never settled'));
    expect(await answersOf('nodejs22.x', handlers)).toEqual([null, null, exit, exit]);
  });

  it('ends its process from Node.js 24 on', async () => {
    const message = expect.stringMatching(
      /^RequestId: \S+ Error: Runtime exited without providing a reason$/,
    );
    expect(await answersOf('nodejs24.x', [`async () => { await ${NEVER}; }`])).toEqual([
      failed('Runtime.ExitError', message),
    ]);
  });

  it('is waited for while a timer, work of Node.js or a request is under way', async () => {
    const { put, invoke } = functionsForTest({ offset: 0 }, undefined, () => ({
      ...{ statusCode: 200, headers: {} },
      body: 'answered',
    }));
    const handlers = [
      'async () => { await new Promise((resolve) => setTimeout(resolve, 20)); return 1; }',
      'async () => (await import("node:util")).promisify((await import("node:crypto")).pbkdf2)("a", "b", 20_000, 8, "sha512").then(() => 2)',
      `async () => new Promise((resolve) => {
        const [hostname, port] = ${JSON.stringify(ENDPOINT)}.slice(7).split(":");
        http.request({ hostname, port, path: "/", protocol: "http:", method: "GET", headers: {} }, () => resolve(3)).end();
      })`,
    ];
    const answers: unknown[] = [];
    for (const [index, handler] of handlers.entries()) {
      put(`f${index}`, `import http from 'node:http'; export const handler = ${handler}`);
      answers.push((await invoke(`f${index}`)).value);
    }
    expect(answers).toEqual([1, 2, 3]);
  });

  it('whose module never comes to its end ends its process', async () => {
    const { put, invoke } = functionsForTest();
    put('f', `await ${NEVER}; export const handler = () => 1;`, { runtime: 'nodejs22.x' });
    expect((await invoke('f')).value).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('Runtime exited with error: exit status 13'),
    });
  });
});

// `CallbackContext.js`, `Errors.js` and `RAPIDClient.js` of version 3; `error.ts`, `errors.ts` of version 4.
describe('A value that is neither an error nor a writable result', () => {
  const UNREADABLE = 'async () => { throw Object.create(null); }';

  it('is named as the version of Node.js names it', async () => {
    const unwritable = (name: string) => failed(name, 'Unable to stringify response body');
    const handlers = ['async () => { throw undefined; }', 'async () => ({ n: 1n })', UNREADABLE];
    const unreadable = failed('handled', expect.stringMatching(/^callback called with Error argument/));
    expect(await answersOf('nodejs22.x', ['() => { throw null; }', ...handlers])).toEqual([
      null,
      failed('string', 'handled'),
      unwritable('Error'),
      unreadable,
    ]);
    expect(await answersOf('nodejs24.x', handlers)).toEqual([
      failed('undefined', 'undefined'),
      unwritable('Runtime.JSONStringifyError'),
      unreadable,
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

// github.com/aws/aws-lambda-base-images/issues/392 reports the first of the two. Version 3 (`index.mjs`, `CallbackContext.js`)
// answers at once and listens for rejections; version 4 (`lifecycle-manager.ts`) answers a turn of the event loop later and
// does not listen.
describe('A rejection that nobody catches, beside an answer', () => {
  const floating = "async () => { Promise.reject(new TypeError('left alone')); return 'fine'; }";

  it('comes after the answer before Node.js 24', async () => {
    expect(await answersOf('nodejs22.x', [floating])).toEqual(['fine']);
  });

  it('ends the process before the answer from Node.js 24 on, and is in the log as Node.js writes it', async () => {
    const { put, invoke, lines } = functionsForTest();
    put('f', `export const handler = ${floating}`);
    const { value, functionError } = await invoke('f');
    expect(functionError).toBe('Unhandled');
    expect(value).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Runtime exited with error: exit status 1$/),
    });
    expect(lines[0]).toBe('TypeError: left alone');
  });

  it('does not replace an error of the handler, but the process has ended before that is told', async () => {
    const throwing = "async () => { Promise.reject(new TypeError('left alone')); throw new Error('mine'); }";
    const exit = failed('Runtime.ExitError', expect.stringMatching(/exit status 1$/));
    expect(await answersOf('nodejs24.x', [throwing])).toEqual([exit]);
    expect(await answersOf('nodejs22.x', [throwing])).toEqual([failed('Error', 'mine')]);
  });

  // Node.js: a listener of `unhandledRejection` or `uncaughtException` keeps the process alive. Version 3 of the client has
  // listeners of its own, which end it all the same, after those of the function (`index.mjs`).
  it('is for the listeners of the function, which decide from Node.js 24 on', async () => {
    const listening = (event: string) => `async () => {
      const seen = [];
      process.once(${JSON.stringify(event)}, (error, origin) => {
        seen.push(error.message);
        console.log('seen', process.listenerCount(${JSON.stringify(event)}));
      });
      Promise.reject(new TypeError('left alone'));
      await new Promise((done) => setTimeout(done, 20));
      return seen;
    }`;
    const events = ['unhandledRejection', 'uncaughtException'];
    expect(await answersOf('nodejs24.x', events.map(listening))).toEqual([['left alone'], ['left alone']]);
    const { put, invoke, lines } = functionsForTest({ offset: 0 });
    put('f', `export const handler = ${listening('unhandledRejection')}`, { runtime: 'nodejs22.x' });
    expect((await invoke('f')).value).toMatchObject({ errorType: 'Runtime.UnhandledPromiseRejection' });
    expect(lines[0]).toBe('seen 0');
  });

  it('is only for the listeners of the function that has caused it', async () => {
    const { put, invoke } = functionsForTest({ offset: 0 });
    put(
      'listener',
      'process.on("unhandledRejection", () => {}); export const handler = async () => "listens";',
    );
    put('f', `export const handler = ${floating}`);
    await invoke('listener');
    expect((await invoke('f')).value).toMatchObject({ errorType: 'Runtime.ExitError' });
  });

  it('does not end the process when the function has removed the listeners of the client', async () => {
    const removing = `async () => {
      process.removeAllListeners('unhandledRejection').on('unhandledRejection', () => {});
      Promise.reject(new Error('left alone'));
      await new Promise((done) => setTimeout(done, 20));
      return process.listeners('unhandledRejection').length;
    }`;
    expect(await answersOf('nodejs22.x', [removing])).toEqual([1]);
  });

  it('does not count when it is caught in time', async () => {
    const caught =
      "async () => { const late = Promise.reject(new Error('no')); await null; return late.catch(() => 'fine'); }";
    expect(await answersOf('nodejs24.x', [caught])).toEqual(['fine']);
  });
});
