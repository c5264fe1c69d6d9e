import type { Handler } from './handler.ts';

type Callback = (error?: unknown, result?: unknown) => void;

/** A handler for Node.js before 24. It answers by a callback, by its context, or by the promise that it returns. */
export type CallbackHandler = (event: unknown, context: object, callback: Callback) => unknown;

/**
 * Runs such a handler like Lambda's runtime interface client (github.com/aws/aws-lambda-nodejs-runtime-interface-client,
 * version 3). The first answer counts, and a return value only counts if it is a promise. Since functions share a thread here,
 * what one leaves running must not delay another: a callback answers at once, whatever `callbackWaitsForEmptyEventLoop` says. A
 * handler that could still answer is waited for until nothing is left to run.
 */
export function answeringByCallback(handler: CallbackHandler): Handler {
  // A wrapper around another handler takes any arguments: (...args) => inner(...args).
  const canAnswerLater = handler.length > 1 || /^[^)]*\.\.\./.test(String(handler));
  const run = (event: unknown, context: object): unknown =>
    new Promise((resolve, reject) => {
      const finish = (error?: unknown, result?: unknown): void =>
        error === undefined || error === null ? resolve(result) : reject(error);
      const succeed = (result?: unknown): void => resolve(result);
      const fail = (error?: unknown): void => reject(error ?? 'handled');
      const given = { ...context, callbackWaitsForEmptyEventLoop: true, done: finish, succeed, fail };
      let returned: unknown;
      try {
        returned = handler(event, given, finish);
      } catch (error) {
        // What is thrown counts like the error of a callback: null and undefined are no errors.
        finish(error);
        return;
      }
      if (isPromise(returned)) returned.then(succeed, fail);
      else if (!canAnswerLater || (handler.length < 3 && isValue(returned))) resolve(null);
    });
  const isAsync = handler.constructor?.name === 'AsyncFunction';
  return Object.assign(run, { unanswered: isAsync ? 'fails' : 'is-null' } as const);
}

function isPromise(returned: unknown): returned is PromiseLike<unknown> {
  return typeof (returned as PromiseLike<unknown> | undefined | null)?.then === 'function';
}

/**
 * Whether a handler without a callback has returned a value that it means as its answer. Other values that short functions
 * happen to return (a timer, a request in flight) do not count, and the handler is waited for.
 */
function isValue(returned: unknown): boolean {
  if (typeof returned !== 'object' || returned === null) return returned !== undefined;
  return Array.isArray(returned) || Object.getPrototypeOf(returned) === Object.prototype;
}
