import type { Handler } from './handler.ts';

type Callback = (error?: unknown, result?: unknown) => void;

/** A handler of Lambda's Node.js before 24: it answers by a callback, by its context or by the promise that it returns. */
export type CallbackHandler = (event: unknown, context: object, callback: Callback) => unknown;

/**
 * What runs such a handler as Lambda's runtime interface client does (github.com/aws/aws-lambda-nodejs-runtime-interface-client,
 * version 3): the first answer counts, and what is returned is none unless it is a promise. Functions share a thread here, and
 * what one has left there must not hold up another: a callback is an answer at once, whatever
 * `callbackWaitsForEmptyEventLoop` says. A handler that could still answer is waited for, until nothing is left to run.
 */
export function answeringByCallback(handler: CallbackHandler): Handler {
  // One that wraps another takes what comes: (...args) => inner(...args).
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
        // Thrown is what a callback would have been given: null and undefined are no errors.
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
 * Whether a handler without a callback has returned what it takes for its answer. What else short functions return by the way
 * (a timer, a request that is under way) is none, and they are waited for.
 */
function isValue(returned: unknown): boolean {
  if (typeof returned !== 'object' || returned === null) return returned !== undefined;
  return Array.isArray(returned) || Object.getPrototypeOf(returned) === Object.prototype;
}
