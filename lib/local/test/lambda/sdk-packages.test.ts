import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { functionsForTest } from '../support/functions.ts';

// Lambda Developer Guide, "Building Lambda functions with Node.js": the runtimes include the SDK for JavaScript. The folders of
// these functions have no packages above them, like those of `--app`, which are temporary.
it('the SDK is found in the working folder, wherever the code is, and named when it is not installed', async () => {
  const { put, invoke, folder } = functionsForTest();
  let count = 0;
  const answer = async (file: string, code: string) => {
    const name = `f${count}`;
    put(name, '', { handler: 'main.handler' });
    writeFileSync(join(folder, `${name}-${count++}`, file), code);
    return (await invoke(name)).value;
  };
  const missing = {
    errorType: 'Runtime.ImportModuleError',
    errorMessage: expect.stringMatching(/'@aws-sdk\/client-nothing' .* it must be installed in the app/),
  };
  expect(
    await answer('main.cjs', "exports.handler = async () => require('@aws-sdk/types').HostAddressType.AAAA;"),
  ).toBe('AAAA');
  expect(
    await answer(
      'main.mjs',
      "import { HostAddressType } from '@aws-sdk/types'; export const handler = () => HostAddressType.AAAA;",
    ),
  ).toBe('AAAA');
  expect(await answer('main.cjs', "require('@aws-sdk/client-nothing');")).toMatchObject(missing);
  expect(await answer('main.mjs', "import '@aws-sdk/client-nothing';")).toMatchObject(missing);
});
