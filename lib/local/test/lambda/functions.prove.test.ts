import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionsForTest, START } from '../support/functions.ts';

/**
 * Lambda Developer Guide, "Sending Lambda function logs to CloudWatch Logs": the day, the version, and the id of the instance.
 */
const LOG_STREAM = /^2030\/01\/01\/\[\$LATEST\][0-9a-f]{32}$/;

describe('A function', () => {
  it('receives its event and context, and returns JSON', async () => {
    const { put, invoke, folder } = functionsForTest();
    put(
      'echo',
      `export const handler = async (event, context) => ({
        event, name: context.functionName, arn: context.invokedFunctionArn, memory: context.memoryLimitInMB,
        left: context.getRemainingTimeInMillis() > 9000, env: process.env, id: context.awsRequestId.length,
        gone: undefined })`,
    );
    const { value, functionError } = await invoke('echo', { a: [1, null] });
    expect(functionError).toBeUndefined();
    expect(value).toEqual({
      event: { a: [1, null] },
      name: 'echo',
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:echo',
      memory: '128',
      left: true,
      // Lambda Developer Guide, "Defined runtime environment variables".
      env: {
        NAME: 'echo',
        AWS_LAMBDA_LOG_STREAM_NAME: expect.stringMatching(LOG_STREAM),
        LAMBDA_TASK_ROOT: join(folder, 'echo-0'),
        _HANDLER: 'index.handler',
      },
      id: 36,
    });
  });

  it('returns null for nothing', async () => {
    const { put, invoke } = functionsForTest();
    put('nothing', 'export const handler = async () => {}');
    expect((await invoke('nothing')).value).toBeNull();
  });

  it("sees the runtime's clock, also after the clock has moved", async () => {
    const { put, invoke, clock } = functionsForTest();
    put(
      'clock',
      `class Day extends Date {}
      export const handler = async () => [Date.now(), new Date().toISOString(), new Date() instanceof Date,
        new Day().getTime(), new Date(2020, 1).getFullYear(), new Date(0).toISOString(), typeof Date(),
        new Date().constructor === Date, Date.UTC(1970, 0), structuredClone(new Date(5)) instanceof Date]`,
    );
    const rest = [START, 2020, '1970-01-01T00:00:00.000Z', 'string', true, 0, true];
    expect((await invoke('clock')).value).toEqual([START, new Date(START).toISOString(), true, ...rest]);
    await clock.advanceTo(START + 86_400_000);
    expect((await invoke('clock')).value[1]).toBe('2030-01-02T00:00:00.000Z');
  });

  it('writes its output line by line to a file of its own', async () => {
    const { put, invoke, lines, folder, functions } = functionsForTest();
    put('talk', `export const handler = async () => { console.log('one\\ntwo'); console.error('three'); }`);
    await invoke('talk');
    await functions.close();
    await expect.poll(() => [...lines].sort()).toEqual(['one', 'three', 'two']);
    await expect.poll(() => readFileSync(join(folder, 'logs', 'talk.log'), 'utf8')).toContain('one\ntwo\n');
  });

  it('runs several invocations at once, each in an instance of its own', async () => {
    const { put, invoke } = functionsForTest();
    put(
      'gate',
      `let busy = 0, most = 0;
      export const handler = async () => {
        most = Math.max(most, ++busy);
        await new Promise((resolve) => setTimeout(resolve, 20));
        busy--;
        return most; }`,
    );
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map(() => invoke('gate')));
    expect(results.map(({ value }) => value)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('keeps its state between invocations of one instance', async () => {
    const { put, invoke } = functionsForTest();
    put('count', 'let n = 0; export const handler = async () => ++n');
    expect([(await invoke('count')).value, (await invoke('count')).value]).toEqual([1, 2]);
  });

  it('runs its changed code from the next invocation on', async () => {
    const { put, invoke, functions } = functionsForTest();
    const arn = put('edited', 'export const handler = async () => "before"');
    const other = put('other', 'export const handler = async () => "after"');
    expect((await invoke('edited')).value).toBe('before');
    functions.updateCode(arn, functions.configuration(other).codeFolder);
    expect((await invoke('edited')).value).toBe('after');
  });
});

describe('A function that fails', () => {
  it('reports its error in the form of Lambda', async () => {
    const { put, invoke } = functionsForTest();
    put('bad', 'export const handler = async () => { throw new RangeError("too far"); }');
    const { value, functionError } = await invoke('bad');
    expect(functionError).toBe('Unhandled');
    expect(value).toMatchObject({ errorType: 'RangeError', errorMessage: 'too far' });
    expect(value.trace[0]).toBe('RangeError: too far');
  });

  it.each([
    [
      'exits',
      'process.exit(3)',
      'Runtime.ExitError',
      /^RequestId: \S+ Error: Runtime exited with error: exit status 3$/,
    ],
    [
      'ends its process',
      'process.kill(process.pid)',
      'Runtime.ExitError',
      /^RequestId: \S+ Error: Runtime exited with error: signal: terminated$/,
    ],
    [
      'ends its group of processes by a number',
      "(await import('node:process')).kill(0, 9)",
      'Runtime.ExitError',
      /signal: killed$/,
    ],
    ['aborts', 'process.abort()', 'Runtime.ExitError', /signal: aborted$/],
    [
      'throws outside the handler',
      'setImmediate(() => { throw new TypeError("late") }); await new Promise(() => {})',
      'Runtime.ExitError',
      /exit status 1$/,
    ],
    [
      'rejects outside the handler',
      'Promise.reject(new TypeError("late")); await new Promise(() => {})',
      'Runtime.ExitError',
      /exit status 1$/,
    ],
    ['throws something that is not an error', 'throw "text"', 'string', /^text$/],
    [
      'returns too much',
      'return "x".repeat(7 * 1024 * 1024)',
      'Function.ResponseSizeTooLarge',
      /6291456 bytes/,
    ],
  ])(
    'has its error reported when it %s, and serves the next invocation',
    async (_, code, errorType, message) => {
      const { put, invoke } = functionsForTest();
      put('fails', `export const handler = async (event) => { if (event.fine) return 'fine'; ${code} }`);
      const { value, functionError } = await invoke('fails');
      expect(functionError).toBe('Unhandled');
      expect(value.errorType).toBe(errorType);
      expect(value.errorMessage).toMatch(message);
      expect((await invoke('fails', { fine: true })).value).toBe('fine');
    },
  );

  it('ends alone when it uses more memory than it may', async () => {
    const { put, invoke } = functionsForTest();
    put(
      'greedy',
      'export const handler = async () => { const all = []; for (;;) all.push(new Array(1e5).fill(0.5)); }',
      {
        memorySize: 32,
      },
    );
    expect((await invoke('greedy')).value).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/signal: killed$/),
    });
  });

  it('ends alone when its buffers use more memory than they may', async () => {
    const { put, invoke } = functionsForTest();
    put(
      'greedy',
      `export const handler = async () => {
         const all = [];
         for (;;) {
           all.push(Buffer.alloc(8e6, 1));
           await new Promise((resolve) => setTimeout(resolve, 20));
         }
       }`,
    );
    expect((await invoke('greedy')).value).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(
        /^RequestId: \S+ Error: Runtime exited with error: signal: killed$/,
      ),
    });
  });

  it('does no harm to other functions, or to other invocations of its own, also when it spins or waits', async () => {
    const { put, invoke } = functionsForTest();
    put(
      'fragile',
      `export const handler = async ({ code }) => {
         if (code === 'exit') process.exit(1);
         if (code === 'spin') for (;;);
         if (code === 'wait') await new Promise((resolve) => setTimeout(resolve, 60_000));
         if (code === 'reject') Promise.reject(new Error('late'));
         await new Promise((resolve) => setTimeout(resolve, 100));
         return 'fine';
       }`,
      { timeout: 1 },
    );
    put('other', 'let count = 0; export const handler = async () => ++count');
    await invoke('other');
    // All at once, so that the second after which they are ended passes only once.
    const codes = ['none', 'exit', 'none', 'spin', 'wait', 'reject', 'none'];
    const [outcomes, second] = await Promise.all([
      Promise.all(codes.map((code) => invoke('fragile', { code }))),
      invoke('other'),
    ]);
    expect(second.value).toBe(2);
    expect(outcomes.map(({ value }) => value.errorType ?? value)).toEqual([
      'fine',
      'Runtime.ExitError',
      'fine',
      'Sandbox.Timedout',
      'Sandbox.Timedout',
      'Runtime.ExitError',
      'fine',
    ]);
    for (const { value, functionError } of outcomes.slice(3, 5)) {
      expect(functionError).toBe('Unhandled');
      expect(value.errorMessage).toMatch(/^RequestId: \S+ Error: Task timed out after 1.00 seconds$/);
    }
    expect((await invoke('fragile', { code: 'none' })).value).toBe('fine');
  });

  it.each([
    ['its code throws', 'throw new Error("no settings")', 'Error', 'no settings'],
    [
      'it has no such export',
      'export const other = 1',
      'Runtime.HandlerNotFound',
      'index.handler is undefined or not exported',
    ],
    [
      'it has a callback',
      'export const handler = async (a, b, c) => {}',
      'Runtime.CallbackHandlerDeprecated',
      '',
    ],
    ['its code is not JavaScript', 'export const = 1', 'Runtime.UserCodeSyntaxError', 'SyntaxError'],
    [
      'it imports a module that does not exist',
      'import "nowhere-at-all"; export const handler = 1',
      'Runtime.ImportModuleError',
      'nowhere-at-all',
    ],
  ])('cannot start because %s, and every caller is told so', async (_, code, errorType, message) => {
    const { put, invoke } = functionsForTest();
    put('broken', code);
    for (const { value } of await Promise.all([invoke('broken'), invoke('broken'), invoke('broken')])) {
      expect(value.errorType).toBe(errorType);
      expect(value.errorMessage).toContain(message);
    }
  });
});

describe('An invocation', () => {
  it('may name the function by name, ARN, version or alias', async () => {
    const { put, invoke, functions } = functionsForTest();
    const arn = put('named', 'export const handler = async (_, context) => context.invokedFunctionArn');
    functions.putQualifier('named', 'live');
    expect((await invoke('named:live')).value).toBe(`${arn}:live`);
    expect((await invoke(`${arn}:$LATEST`)).value).toBe(arn);
    await expect(invoke('named:other')).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
    await expect(invoke('nobody')).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      statusCode: 404,
    });
  });

  it('is refused when it is too large, and beyond the reserved concurrency', async () => {
    const { put, invoke } = functionsForTest();
    put('one', 'export const handler = async () => 1', { reservedConcurrency: 1 });
    await expect(invoke('one', 'x'.repeat(6 * 1024 * 1024))).rejects.toMatchObject({ statusCode: 413 });
    const first = invoke('one');
    await expect(invoke('one')).rejects.toMatchObject({ code: 'TooManyRequestsException', statusCode: 429 });
    expect((await first).value).toBe(1);
  });
});
