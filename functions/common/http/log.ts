import { Logger } from '@aws-lambda-powertools/logger';

/**
 * The log of a function. A line has a constant message and fields that identify (case, operation, request);
 * it never holds a name, an identity number, a phone number, a task token, or what somebody wrote.
 */
export const log = new Logger();
