import type * as z from 'zod';
import type { ApiAnswer } from './system.ts';

/** The part of an operation that declares its successful answer. */
interface Answered<Body extends z.ZodType> {
  readonly id: string;
  readonly answers: { readonly status: number; readonly schema: Body };
}

/**
 * Returns the body of a successful answer, after checking that status and body match the operation, which also types it.
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
