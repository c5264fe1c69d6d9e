import type * as z from 'zod';
import type { ApiAnswer } from './system.ts';

/** What of an operation says how it is answered where nothing is wrong. */
interface Answered<Body extends z.ZodType> {
  readonly id: string;
  readonly answers: { readonly status: number; readonly schema: Body };
}

/**
 * The body of an answer that must be the one the operation describes: status and body are checked, and typed by it.
 *
 *     const { tasks } = bodyOf(listWorklist, await system.call('GET', '/worklist', { as: 'officer-chongqing' }));
 */
export function bodyOf<Body extends z.ZodType>(
  { id, answers }: Answered<Body>,
  { status, body }: ApiAnswer,
): z.output<Body> {
  if (status !== answers.status) throw new Error(`${id} is answered with ${status}: ${JSON.stringify(body)}`);
  return answers.schema.parse(body);
}
