/** Runs the handler of a function; the result may be a promise. */
export interface Handler {
  (event: unknown, context: object): unknown;
  readonly unanswered: Unanswered;
}

/**
 * What Lambda makes of an invocation that has no answer when nothing is left in the process that could run (versions 3 and 4 of
 * github.com/aws/aws-lambda-nodejs-runtime-interface-client): before Node.js 24 it answers null for a handler that might have
 * been given a callback (`Runtime.js`), and an async one fails; from 24 on (`runtime.ts`) the process ends.
 */
export type Unanswered = 'is-null' | 'fails' | 'ends-process';

/** As `Errors.js` of the client has it. */
export const NEVER_SETTLED =
  'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never ' +
  'settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes';
