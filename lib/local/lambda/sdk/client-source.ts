import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** The name under which a thread that runs functions offers `SdkCalls` to clients of the SDK. */
export const SDK_CALLS = 'cdk-local-runtime.sdk-calls';

/** The files of the SDK that may define the class of its clients. */
const CLIENT_FILE = /[\\/]@smithy[\\/](core|smithy-client)[\\/]dist-(es|cjs)[\\/].*(client|index)\.js$/;
const CLASS = /\bclass Client \{/;
const CONSTRUCTION = 'this.config = config;';
const SENDING = /\bsend\(command, optionsOrCb, cb\) \{/;

/** Whether a file may define the class of the SDK's clients. */
export const mayHaveClient = (file: string): boolean => CLIENT_FILE.test(file);

/**
 * Changes the source of the class of the SDK's clients, so that these make their calls through `SdkCalls` if the thread offers
 * it. Nothing else changes.
 * @returns undefined for a source without this class, or with an unknown version of it
 */
export function withSdkCalls(source: string): string | undefined {
  if (!CLASS.test(source) || !SENDING.test(source) || !source.includes(CONSTRUCTION)) return undefined;
  const calls = `globalThis[Symbol.for('${SDK_CALLS}')]`;
  return source
    .replace(CONSTRUCTION, `${CONSTRUCTION} ${calls}?.made(this, config);`)
    .replace(
      SENDING,
      (send) =>
        `send(...given) { const calls = ${calls}; return calls ? calls.send(this, given) : this.sendOverHttp(...given); }\n` +
        send.replace('send', 'sendOverHttp'),
    );
}

/** For bundling functions that run only in this runtime: their SDK clients need not write HTTP requests to it. */
export const sdkCallsPlugin: Plugin = {
  name: 'sdk-calls',
  setup(build) {
    build.onLoad({ filter: CLIENT_FILE }, async ({ path }) => {
      const contents = withSdkCalls(await readFile(path, 'utf8'));
      return contents === undefined ? undefined : { contents, loader: 'js' };
    });
  },
};
