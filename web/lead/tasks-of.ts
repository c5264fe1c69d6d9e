import type { Answer } from '../api/operations.ts';

type Summary = Pick<Answer<'GET /worklist/summary'>, 'byOfficer' | 'officersLeftOut'>;

/**
 * The tasks of an officer by a summary: none if it lists all officers with tasks and not them; undefined if it has no room for
 * all of them, so that nobody is taken for having none, or has not been read.
 */
export const tasksOf = (
  summary: Summary | undefined,
  subject: string,
): { readonly total: number; readonly overdue: number } | undefined =>
  summary?.byOfficer.find((each) => each.subject === subject) ??
  (summary && summary.officersLeftOut === undefined ? { total: 0, overdue: 0 } : undefined);
