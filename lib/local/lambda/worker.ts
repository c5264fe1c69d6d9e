import { enableCompileCache, flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { collectGarbage } from '../collect-garbage.ts';
import { type Kept, WHEN_EMPTY } from './callback-handler.ts';
import { EmptyLoop } from './empty-loop.ts';
import { EndpointRequests } from './endpoint-requests.ts';
import type { ErrorEvent, ErrorListeners } from './error-listeners.ts';
import { NEVER_SETTLED } from './handler.ts';
import { HandlerTimers } from './handler-timers.ts';
import { HostedFunctions } from './hosted-functions.ts';
import { hasCallbacks, provideStreaming, RuntimeError } from './load-handler.ts';
import { keepOwnSignals } from './own-signals.ts';
import { hookSdk } from './sdk/load-hook.ts';
import { SdkCalls } from './sdk/sdk-calls.ts';
import { replaceDate, sharedNow } from './shared-date.ts';
import { traceSources } from './source-traces.ts';
import {
  exitMessage,
  type FunctionErrorPayload,
  type InvocationMessage,
  type MessageOfWorker,
  type MessageToWorker,
  type ReturnedResult,
  type RuntimeOfWorker,
  type WorkerSetup,
} from './worker-protocol.ts';

/**
 * The thread in which functions run, one invocation at a time. In AWS its part is played by Lambda's runtime interface client,
 * of which each function has its own.
 */

/**
 * The maximum length of each part of a separated result, in characters. The size of anything longer must be checked as a whole.
 */
const APART_LIMIT = 256 * 1024;

const setup = workerData as WorkerSetup;
const { exit } = process;
const nextTurn = setImmediate;
let runtime: RuntimeOfWorker = setup;
const port = parentPort as NonNullable<typeof parentPort>;
const wallClock = Date.now;
const say = (message: MessageOfWorker): void => {
  port.postMessage(message);
  if (message.kind === 'request' || message.kind === 'call') loop.look();
};
const now = (): number => sharedNow(runtime.clock, wallClock);
const isAsking = (): boolean => requests.underWay > 0 || calls.underWay > 0;
const loop = new EmptyLoop(port, isAsking);
const timers = new HandlerTimers({
  isPaused: () => runtime.clock[0] === 1,
  isWorking: isAsking,
  now,
  say,
});
timers.install();
replaceDate(now);
keepOwnSignals((error, code) => fail(error, code));
traceSources();

const functions = new HostedFunctions({ heapBefore: setup.heapBefore });
const calls = new SdkCalls(() => runtime.endpoint, say);
calls.install();
hookSdk();
const requests = new EndpointRequests(
  () => runtime.endpoint,
  say,
  () => calls.takeRefusal(),
);
requests.install();
loop.install();
provideStreaming();
let current: InvocationMessage | undefined;

for (const stream of [process.stdout, process.stderr]) stream.write = (text, ...rest) => write(text, rest);

/** Attributes output to the function that writes it, even after its turn. */
function write(text: unknown, rest: readonly unknown[]): boolean {
  const functionId = functions.running() ?? current?.functionId;
  const written = typeof text === 'string' ? text : Buffer.from(text as Uint8Array).toString();
  if (functionId !== undefined) say({ kind: 'output', functionId, text: written });
  const done = rest.find((one) => typeof one === 'function');
  if (done) queueMicrotask(() => (done as () => void)());
  return true;
}

/**
 * Makes the payload of an error like `Errors.js` of the runtime interface client, even if the error cannot be read or converted
 * to a string.
 */
function payloadOf(error: unknown): FunctionErrorPayload {
  try {
    if (error instanceof Error) {
      return {
        errorType: error.name,
        errorMessage: error.message,
        trace: traceOf(error.stack ?? ''),
      };
    }
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  } catch {
    const errorMessage =
      'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack';
    return { errorType: 'handled', errorMessage, trace: [] };
  }
}

/** Returns the lines of a stack down to the function itself, without those of this file below it. */
function traceOf(stack: string): string[] {
  const lines = stack.split('\n');
  const own = lines.findIndex((line) => line.includes(import.meta.url));
  return own < 0 ? lines : lines.slice(0, own);
}

/** Ends the thread, unless the error comes from a function that has left something running during the turn of another. */
function fail(error: FunctionErrorPayload, code: number, cause?: FunctionErrorPayload): void {
  const functionId = functions.running();
  if (functionId !== undefined && functionId !== current?.functionId) {
    functions.forget(functionId);
    say({ kind: 'stray', functionId, error, ...(cause && { cause }) });
    return;
  }
  say({ kind: 'died', error, ...(cause && { cause }) });
  exit(code);
}

/** Thrown when a function ends its process after its turn, so that the code after that does not run. */
const ENDED = Symbol('ended');

/** Whether the function's version of the client does not listen to errors outside its handler. */
function ignoresStrayErrors(functionId: string): boolean {
  const loading = current?.functionId === functionId ? current.load : undefined;
  const version = loading?.runtime ?? functions.runtimeOf(functionId);
  return version !== undefined && !hasCallbacks(version);
}

/** Ends the thread, unless it is the turn of another function. */
process.exit = (code = process.exitCode) => {
  const functionId = functions.running();
  if (functionId === undefined || functionId === current?.functionId) exit(code);
  fail({ errorType: 'Runtime.ExitError', errorMessage: exitMessage(Number(code ?? 0)) }, 1);
  throw ENDED;
};

process.on('uncaughtException', (error, origin) => {
  if ((error as unknown) !== ENDED) handleException(error, origin);
});
process.on('unhandledRejection', (reason, promise) => {
  if (reason === ENDED) return;
  const listeners = strayListeners();
  const isHandled = listeners?.notify('unhandledRejection', reason, promise);
  if (!isListenedTo('unhandledRejection', listeners)) {
    // Node.js throws a rejection for which there is no listener.
    if (!isHandled) handleException(reason, 'unhandledRejection');
    return;
  }
  const payload = payloadOf(reason);
  fail(
    {
      ...payload,
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: `${payload.errorType}: ${payload.errorMessage}`,
    },
    128,
  );
});

/** Returns the listeners of the function that has caused an error outside its handler. */
function strayListeners(): ErrorListeners | undefined {
  return functions.listenersOf(functions.running() ?? current?.functionId ?? '');
}

/**
 * Whether Lambda's client listens to an error outside the handler, and so ends the process after the function's own listeners
 * have run (`index.mjs` of version 3).
 */
function isListenedTo(event: ErrorEvent, listeners: ErrorListeners | undefined): boolean {
  const functionId = functions.running() ?? current?.functionId;
  const ignores = functionId !== undefined && ignoresStrayErrors(functionId);
  return !ignores && !listeners?.hasRemoved(event);
}

function handleException(error: unknown, origin: string): void {
  const listeners = strayListeners();
  const isHandled = listeners?.notify('uncaughtException', error, origin);
  if (isListenedTo('uncaughtException', listeners)) fail(payloadOf(error), 129);
  else if (!isHandled) endOnStrayError(error);
}

/**
 * Ends the process of a function because of an error that nobody listens to: Node.js writes it and exits with code 1. From
 * Node.js 24 on Lambda does not listen to errors outside the handler (version 4 of the client).
 */
function endOnStrayError(error: unknown): void {
  const cause = payloadOf(error);
  const { errorMessage, trace = [] } = cause;
  write(`${trace.length > 0 ? trace.join('\n') : errorMessage}\n\nNode.js ${process.version}\n`, []);
  fail({ errorType: 'Runtime.ExitError', errorMessage: exitMessage(1) }, 1, cause);
}

function contextOf(message: InvocationMessage) {
  return {
    ...functions.contextOf(message.functionId),
    awsRequestId: message.requestId,
    invokedFunctionArn: message.invokedFunctionArn,
    functionVersion: message.functionVersion,
    clientContext: message.clientContext === undefined ? undefined : JSON.parse(message.clientContext),
    identity: undefined,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(timers.remaining)),
  };
}

const resultOf = (result: unknown): ReturnedResult => ({ payload: JSON.stringify(result) ?? 'null' });

/**
 * @throws RuntimeError if the result cannot be converted to JSON. Its name depends on the version of the runtime interface
 * client
 */
function returnedOf(result: unknown, { functionId, bodyApart }: InvocationMessage): ReturnedResult {
  try {
    return bodyApart ? responseOf(result) : resultOf(result);
  } catch {
    const name = ignoresStrayErrors(functionId) ? 'Runtime.JSONStringifyError' : 'Error';
    throw new RuntimeError(name, 'Unable to stringify response body');
  }
}

/** Returns a result that may be a response, with its body separated if possible. */
function responseOf(result: unknown): ReturnedResult {
  const isPlain =
    typeof result === 'object' && result !== null && !Array.isArray(result) && !('toJSON' in result);
  if (!isPlain || !Object.prototype.propertyIsEnumerable.call(result, 'body')) return resultOf(result);
  const { body, ...rest } = result as Readonly<Record<string, unknown>>;
  if (typeof body !== 'string' || body.length > APART_LIMIT) return resultOf(result);
  const { payload } = resultOf(rest);
  return payload.length > APART_LIMIT ? resultOf(result) : { payload, body };
}

/** Ends the thread as if it were the process of the function whose turn it is. */
function endProcess(code: number): never {
  fail({ errorType: 'Runtime.ExitError', errorMessage: exitMessage(code) }, code);
  throw ENDED;
}

/** Returns the result of an invocation that has no answer when nothing is left to run. */
function resultWithoutAnswer(functionId: string): null {
  const unanswered = functions.unansweredOf(functionId);
  if (unanswered === 'ends-process') endProcess(0);
  if (unanswered === 'fails') throw new RuntimeError('Runtime.NodeJsExit', NEVER_SETTLED);
  return null;
}

/**
 * Whether a callback may wait until nothing is left to run: functions have left nothing in the thread for which it would wait
 * as well. Always false for functions without callbacks.
 */
function hasNothingLeft({ functionId, load }: InvocationMessage): boolean {
  const runtime = load?.runtime ?? functions.runtimeOf(functionId);
  return runtime !== undefined && hasCallbacks(runtime) && isAtRest();
}

/** Whether nothing is running that might ask the runtime for something or wait for it. */
function isAtRest(): boolean {
  return !isAsking() && process.getActiveResourcesInfo().every((name) => name === 'MessagePort');
}

async function invoke(message: InvocationMessage): Promise<void> {
  const { requestId, functionId } = message;
  let isNew = false;
  let kept: Kept | undefined;
  const isAlone = hasNothingLeft(message);
  current = message;
  try {
    if (message.load) {
      const { runtime } = message.load;
      // If a module never finishes loading, Node.js exits with 13 if it was started with it, since it waits for the module.
      const stuck = loop.watch().then(() => endProcess(hasCallbacks(runtime) ? 13 : 0));
      isNew = await Promise.race([functions.load(functionId, message.load), stuck]);
      say({ kind: 'loaded', requestId });
    }
  } catch (error) {
    loop.end();
    functions.forget(functionId);
    current = undefined;
    say({ kind: 'failed', requestId, error: payloadOf(error), isUnloaded: true });
    return;
  }
  timers.begin(requestId, message.timeoutInMillis);
  let end: MessageOfWorker;
  try {
    const unanswered = loop.watch().then(() => (kept ? kept.result : resultWithoutAnswer(functionId)));
    const keep = (answer: Kept): void => {
      kept = answer;
    };
    const context = { ...contextOf(message), ...(isAlone && { [WHEN_EMPTY]: keep }) };
    const answer = functions.invoke(functionId, JSON.parse(message.payload), context);
    const result = await Promise.race([answer, unanswered]);
    end = { kind: 'returned', requestId, ...returnedOf(result, message) };
  } catch (error) {
    end = { kind: 'failed', requestId, error: payloadOf(error) };
  }
  // Version 4 of the client answers in the next turn of the event loop. An unhandled rejection prevents that.
  if (ignoresStrayErrors(functionId)) await new Promise(nextTurn);
  loop.end();
  timers.end();
  current = undefined;
  say(end);
  // After the first invocation most of the code has been compiled.
  if (isNew && setup.compileCache !== undefined) flushCompileCache();
}

/** Forgets the runtime. */
function leave(): void {
  const atRest = isAtRest();
  functions.leave();
  say({ kind: 'left', atRest });
}

try {
  if (setup.compileCache !== undefined) enableCompileCache(setup.compileCache);
  port.on('message', (message: MessageToWorker) => {
    Atomics.add(setup.received, 0, 1);
    if (message.kind === 'called' || message.kind === 'refused') calls.answer(message);
    else if (message.kind === 'answer') requests.answer(message);
    else if (message.kind === 'woken') timers.wake(message.wait);
    else if (message.kind === 'leave') leave();
    else if (message.kind === 'shrink') collectGarbage();
    else if (message.kind === 'enter') ({ runtime } = message);
    else void invoke(message);
    loop.look();
  });
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'died', error: payloadOf(error) });
  exit(1);
}
