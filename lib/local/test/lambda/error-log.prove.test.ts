import { describe, expect, it } from 'vitest';
import { functionsForTest } from '../support/functions.ts';

const SECRET = 'zhang-san-110105';
const INSTANT = '2030-01-01T00:00:00\\.\\d{3}Z';
const ID = '[0-9a-f-]{36}';

/**
 * The lines are those of Lambda's Node.js runtime (aws-lambda-nodejs-runtime-interface-client, `Errors.toFormatted` and
 * `LogPatch`) and of the service (docs: "Troubleshoot execution issues in Lambda": `Task timed out after 3.00 seconds`).
 */
describe("a function's log", () => {
  it('shows the lines of the function that lead to an error, and none of the runtime below them', async () => {
    const { put, invoke, folder } = functionsForTest();
    put(
      'failing',
      "const inner = () => { throw new Error('no'); };\nexport const handler = async () => inner();",
    );
    const at = (name: string, line: number) =>
      expect.stringContaining(`at ${name} (file://${folder}/failing-0/index.mjs:${line}:`);
    expect((await invoke('failing')).value.trace).toEqual(['Error: no', at('inner', 1), at('handler', 2)]);
  });

  it.each([
    [
      'throws an error',
      "export const handler = async () => { throw new RangeError('too late'); }",
      `^${INSTANT}\t${ID}\tERROR\tInvoke Error \t{"errorType":"RangeError","errorMessage":"too late","stack":\\["RangeError: too late","    at `,
    ],
    [
      'throws what is no error',
      "export const handler = async () => { throw 'late'; }",
      `^${INSTANT}\t${ID}\tERROR\tInvoke Error \t{"errorType":"string","errorMessage":"late"`,
    ],
    [
      'throws outside the call',
      "export const handler = () => new Promise(() => { setImmediate(() => { throw new TypeError('late'); }); })",
      `^${INSTANT}\t${ID}\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"late"`,
    ],
    [
      'rejects without anybody to catch it',
      "export const handler = () => new Promise(() => { Promise.reject(new Error('late')); })",
      `^${INSTANT}\t${ID}\tERROR\tUnhandled Promise Rejection \t{"errorType":"Runtime.UnhandledPromiseRejection","errorMessage":"Error: late"`,
    ],
    [
      'ends the process',
      'export const handler = async () => { process.exit(3); }',
      `^RequestId: ${ID} Error: Runtime exited with error: exit status 3 Runtime.ExitError$`,
    ],
    [
      'runs for too long',
      'export const handler = async () => { for (;;); }',
      `^${INSTANT} ${ID} Task timed out after 0.30 seconds$`,
    ],
    [
      'answers too much',
      "export const handler = async () => 'x'.repeat(6 * 1024 * 1024 + 1)",
      `\tERROR\tInvoke Error \t{"errorType":"Function.ResponseSizeTooLarge"`,
    ],
    [
      'cannot be loaded',
      "import './gone.mjs'",
      `^${INSTANT}\tundefined\tERROR\tUncaught Exception \t{"errorType":"Runtime.ImportModuleError"`,
    ],
  ])('has one line for a function that %s, without its event', async (_what, code, line) => {
    const { put, invoke, lines } = functionsForTest();
    // The timeout starts when the function has loaded, so only the function that runs for too long takes that long.
    put('failing', code, { timeout: code.includes('for (;;)') ? 0.3 : 10, runtime: 'nodejs22.x' });
    expect((await invoke('failing', { name: SECRET })).functionError).toBe('Unhandled');
    await expect.poll(() => lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(line));
    expect(lines[0]).not.toContain(SECRET);
  });

  it('leaves out the fields in which an error carries what was sent', async () => {
    const { put, invoke, lines } = functionsForTest();
    put(
      'failing',
      "export const handler = async (event) => { throw Object.assign(new Error('refused'), { input: event }); }",
    );
    await invoke('failing', { name: SECRET });
    await expect.poll(() => lines).toHaveLength(1);
    expect(lines[0]).not.toContain(SECRET);
  });

  it('has nothing for instances that the runtime ends', async () => {
    const { put, invoke, lines, functions } = functionsForTest();
    const arn = put('fine', 'export const handler = async () => 1');
    await invoke('fine');
    functions.updateCode(arn, '/nowhere');
    await functions.close();
    expect(lines).toEqual([]);
  });
});

it('an error is reported to the listener with its trace', async () => {
  const { put, invoke, errors } = functionsForTest();
  put('failing', "export const handler = async () => { throw new RangeError('too late'); }");
  await invoke('failing');
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/^The function failing failed: RangeError: too late\n {4}at .*index\.mjs:1:/);
});
