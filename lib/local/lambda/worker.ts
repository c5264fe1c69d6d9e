import { enableCompileCache, flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { HandlerTimers } from './handler-timers.ts';
import { type Handler, loadHandler } from './load-handler.ts';
import { replaceDate, sharedNow } from './shared-date.ts';
import { traceSources } from './source-traces.ts';
import { standAlone } from './task-root.ts';
import type {
  FunctionErrorPayload,
  InvocationMessage,
  WakeMessage,
  WorkerMessage,
  WorkerSetup,
} from './worker-protocol.ts';

/** The thread in which a function runs; in AWS this is the runtime interface client of Lambda. */

const setup = workerData as WorkerSetup;
const port = parentPort as NonNullable<typeof parentPort>;
const wallClock = Date.now;
const say = (message: WorkerMessage): void => port.postMessage(message);
const now = (): number => sharedNow(setup.clock, wallClock);
const timers = new HandlerTimers({ isPaused: () => setup.clock[0] === 1, now, say });
timers.install();
replaceDate(now);
traceSources();

function payloadOf(error: unknown): FunctionErrorPayload {
  if (error instanceof Error) {
    return {
      errorType: error.name,
      errorMessage: error.message,
      trace: (error.stack ?? '').split('\n'),
    };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function die(error: FunctionErrorPayload, code: number): void {
  say({ kind: 'died', error });
  process.exit(code);
}

process.on('uncaughtException', (error) => die(payloadOf(error), 129));
process.on('unhandledRejection', (reason) => {
  const payload = payloadOf(reason);
  die(
    {
      ...payload,
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: `${payload.errorType}: ${payload.errorMessage}`,
    },
    128,
  );
});

function contextOf(message: InvocationMessage) {
  return {
    ...setup.context,
    awsRequestId: message.requestId,
    invokedFunctionArn: message.invokedFunctionArn,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(timers.remaining)),
  };
}

let kept = setup.compileCache === undefined;

/** Saves the compiled code after the first invocation, when most of it has been compiled. */
function keepCompiled(): void {
  if (kept) return;
  kept = true;
  flushCompileCache();
}

async function invoke(handler: Handler, message: InvocationMessage): Promise<void> {
  const { requestId } = message;
  timers.begin(requestId, message.timeoutInMillis);
  try {
    const result = await handler(JSON.parse(message.payload), contextOf(message));
    timers.end();
    say({ kind: 'returned', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    timers.end();
    say({ kind: 'failed', requestId, error: payloadOf(error) });
  }
  keepCompiled();
}

try {
  if (setup.compileCache !== undefined) enableCompileCache(setup.compileCache);
  standAlone(setup.codeFolder);
  const handler = await loadHandler(setup.codeFolder, setup.handler);
  port.on('message', (message: InvocationMessage | WakeMessage) => {
    if ('kind' in message) timers.wake(message.wait);
    else void invoke(handler, message);
  });
  say({ kind: 'ready' });
} catch (error) {
  die(payloadOf(error), 1);
}
