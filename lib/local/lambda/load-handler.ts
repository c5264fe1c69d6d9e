import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answeringByCallback, type CallbackHandler } from './callback-handler.ts';
import type { Handler } from './handler.ts';
import type { FunctionSetup } from './worker-protocol.ts';

/** An error of the Lambda runtime, not of the function. Its name is Lambda's `errorType`. */
export class RuntimeError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** The last Node.js version for which Lambda supports handlers with a callback. */
const LAST_WITH_CALLBACK = 22;

/**
 * Whether Lambda runs functions of this runtime with version 3 of its runtime interface client, which later runtimes replaced.
 */
export function hasCallbacks(runtime: string): boolean {
  return Number(/\d+/.exec(runtime)?.[0]) <= LAST_WITH_CALLBACK;
}

/**
 * Loads the handler `folder/file.export` of a function's code, searching for the file as Lambda does.
 * @param suffix added to the URL of the module, see `TaskRoots.add`
 */
export async function loadHandler(
  { codeFolder, handler, runtime }: Pick<FunctionSetup, 'codeFolder' | 'handler' | 'runtime'>,
  suffix = '',
): Promise<Handler> {
  const dot = dotOf(handler);
  if (dot < 0) throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  const found = handlerFile(codeFolder, handler);
  if (found === undefined) {
    const name = handler.slice(0, dot);
    throw new RuntimeError('Runtime.ImportModuleError', `Error: Cannot find module '${name}'`);
  }
  let loaded: unknown;
  try {
    loaded = await import(`${pathToFileURL(found).href}${suffix}`);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new RuntimeError('Runtime.UserCodeSyntaxError', `SyntaxError: ${error.message}`);
    }
    if ((error as NodeJS.ErrnoException)?.code?.includes('MODULE_NOT_FOUND')) {
      throw new RuntimeError('Runtime.ImportModuleError', `Error: ${(error as Error).message}`);
    }
    throw error;
  }
  const exported =
    exportedAt(loaded, handler.slice(dot + 1)) ?? exportedAt(defaultOf(loaded), handler.slice(dot + 1));
  if (exported === undefined) {
    throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (typeof exported !== 'function') {
    throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is not a function`);
  }
  if (STREAMING in exported)
    throw new RuntimeError(
      'Runtime.StreamingNotSupported',
      'Response streaming (awslambda.streamifyResponse) is not supported by the local runtime',
    );
  if (hasCallbacks(runtime)) return answeringByCallback(exported as CallbackHandler);
  if (exported.length <= 2) {
    const run = (event: unknown, context: object): unknown => exported(event, context);
    return Object.assign(run, { unanswered: 'ends-process' } as const);
  }
  throw new RuntimeError(
    'Runtime.CallbackHandlerDeprecated',
    'Callback-based function handlers are not supported: declare at most two parameters and return a promise',
  );
}

/** Returns where the name of the export begins in the name of a handler; negative if there is none. */
function dotOf(handler: string): number {
  return handler.indexOf('.', handler.lastIndexOf('/') + 1);
}

/** Returns the file of a handler `folder/file.export`, if it exists. */
export function handlerFile(codeFolder: string, handler: string): string | undefined {
  const file = join(codeFolder, handler.slice(0, dotOf(handler)));
  return ['', '.js', '.mjs', '.cjs'].map((ending) => file + ending).find((path) => existsSync(path));
}

/** The mark that `awslambda.streamifyResponse` leaves on a handler. Libraries also set it themselves. */
const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');

/** Provides Lambda's global `awslambda`, so that functions that stream are recognised. */
export function provideStreaming(): void {
  const streamifyResponse = (handler: object): object => Object.assign(handler, { [STREAMING]: 'response' });
  const HttpResponseStream = { from: (stream: unknown): unknown => stream };
  Object.assign(globalThis, { awslambda: { streamifyResponse, HttpResponseStream } });
}

function exportedAt(module: unknown, path: string): unknown {
  let value = module;
  for (const name of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[name];
  return value;
}

function defaultOf(module: unknown): unknown {
  return (module as { default?: unknown } | undefined)?.default;
}
