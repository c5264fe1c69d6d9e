import type { Handler } from './handler.ts';

type Callback = (error?: unknown, result?: unknown) => void;

/** A handler for Node.js before 24. It answers by a callback, by its context, or by the promise that it returns. */
export type CallbackHandler = (event: unknown, context: object, callback: Callback) => unknown;

/** The answer of a callback that waits until nothing is left to run. */
export interface Kept {
  readonly result: unknown;
}

/** The member of a context by which a callback keeps its answer until nothing is left to run. Without it, it answers at once. */
export const WHEN_EMPTY = Symbol('when empty');

/**
 * Runs such a handler like Lambda's runtime interface client (github.com/aws/aws-lambda-nodejs-runtime-interface-client,
 * version 3). The first answer counts, and a return value only counts if it is a promise. A callback with a result answers when
 * nothing is left to run, unless `callbackWaitsForEmptyEventLoop` is false by then; every other answer counts at once. A handler
 * that could still answer is waited for until nothing is left to run.
 */
export function answeringByCallback(handler: CallbackHandler): Handler {
  // A wrapper around another handler takes any arguments: (...args) => inner(...args).
  const canAnswerLater = handler.length > 1 || /^[^)]*\.\.\./.test(String(handler));
  const run = (event: unknown, context: object): unknown =>
    new Promise((resolve, reject) => {
      let isAnswered = false;
      const once = (answer: () => void): void => {
        if (!isAnswered) answer();
        isAnswered = true;
      };
      const succeed = (result?: unknown): void => once(() => resolve(result));
      const fail = (error?: unknown): void => once(() => reject(error ?? 'handled'));
      const done = (error?: unknown, result?: unknown): void =>
        error === undefined || error === null ? succeed(result) : fail(error);
      const keep = (context as { readonly [WHEN_EMPTY]?: (answer: Kept) => void })[WHEN_EMPTY];
      const callback = (error?: unknown, result?: unknown): void => {
        const waits = (error === undefined || error === null) && given.callbackWaitsForEmptyEventLoop;
        if (waits && keep) once(() => keep({ result }));
        else done(error, result);
      };
      const given = { ...context, callbackWaitsForEmptyEventLoop: true, done, succeed, fail };
      let returned: unknown;
      try {
        returned = handler(event, given, callback);
      } catch (error) {
        // What is thrown counts like the error of a callback: null and undefined are no errors.
        callback(error);
        return;
      }
      if (isPromise(returned)) returned.then(succeed, fail);
      else if (!keep && (!canAnswerLater || (handler.length < 3 && isValue(returned)))) succeed(null);
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
