import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** The name under which a thread that runs functions offers `SdkCalls` to the clients of the SDK. */
export const SDK_CALLS = 'cdk-local-runtime.sdk-calls';

/** The files of the SDK with the class of which all of its clients are. */
const CLIENT_FILE = /[\\/]@smithy[\\/](core|smithy-client)[\\/]dist-(es|cjs)[\\/].*(client|index)\.js$/;
const CLASS = /\bclass Client \{/;
const CONSTRUCTION = 'this.config = config;';
const SENDING = /\bsend\(command, optionsOrCb, cb\) \{/;

/** Whether a file may have the class of which all clients of the SDK are. */
export const mayHaveClient = (file: string): boolean => CLIENT_FILE.test(file);

/**
 * The source of the class of which all clients of the SDK are, so that its clients make their calls by `SdkCalls`, where the
 * thread offers that. All else stays as it is.
 * @returns undefined for a source without this class, or with another one than is known
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

/** Bundles functions that run in this runtime alone: their clients of the SDK need not write HTTP requests to it. */
export const sdkCallsPlugin: Plugin = {
  name: 'sdk-calls',
  setup(build) {
    build.onLoad({ filter: CLIENT_FILE }, async ({ path }) => {
      const contents = withSdkCalls(await readFile(path, 'utf8'));
      return contents === undefined ? undefined : { contents, loader: 'js' };
    });
  },
};
