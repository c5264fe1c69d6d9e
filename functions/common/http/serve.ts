import { findEntry } from '../connections/directory.ts';
import { serveWith } from './serve-with.ts';

export type { Handler } from './serve-with.ts';

/**
 * Makes the Lambda handler of an operation, as `serveWith` does, with the staff directory in the table: staff who are not in it
 * may do nothing, whatever their token says.
 *
 * @example
 * export const handler = serve(operation, () => handle(connectRecords()));
 */
export const serve = serveWith(findEntry);
