/** Runs the handler of a function. The result may be a promise. */
export interface Handler {
  (event: unknown, context: object): unknown;
  readonly unanswered: Unanswered;
}

/**
 * What Lambda does with an invocation that has no answer when its process has nothing left to run (versions 3 and 4 of
 * github.com/aws/aws-lambda-nodejs-runtime-interface-client). Before Node.js 24 (`Runtime.js`) it answers null for a handler
 * that may take a callback, and fails an async one; from 24 on (`runtime.ts`) the process ends.
 */
export type Unanswered = 'is-null' | 'fails' | 'ends-process';

/** The text is that of `Errors.js` of the client. */
export const NEVER_SETTLED =
  'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never ' +
  'settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes';
