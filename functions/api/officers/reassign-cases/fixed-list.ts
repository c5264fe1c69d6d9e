import type * as z from 'zod';
import { casesOfOfficer } from '../../../../lib/store/officers.ts';
import { pageOf } from '../../../../lib/store/paging.ts';
import { type Table, untilInstant } from '../../../../lib/store/table.ts';
import { Problem } from '../../../common/http/problems.ts';
import { maxCases, type reassignmentsSchema } from './operation.ts';

export interface FixedList {
  readonly fixedAt: string;
  readonly cases: readonly string[];
  /** Where the next call goes on, in the list as it was fixed. */
  readonly next?: string;
}

const separator = '~';

/**
 * The cases of a call: those that are named, or the officer's own as they were when the first call began. What
 * the officer is given later sorts after that instant, and what was handed over lies before the place where the
 * next call goes on, so the list stays the same while it is worked through.
 * @throws Problem `invalid-field` where `after` is not from an earlier answer
 */
export async function fixedList(
  table: Table,
  { from, cases, after }: z.infer<typeof reassignmentsSchema>,
  now: number,
): Promise<FixedList> {
  const begun = after === undefined ? { fixedAt: new Date(now).toISOString() } : parseNext(after);
  if (cases) return { fixedAt: begun.fixedAt, cases: [...new Set(cases)] };
  const found = await casesOfOfficer(table, from, {
    limit: maxCases + 1,
    after: begun.place,
    until: untilInstant(Date.parse(begun.fixedAt)),
  });
  const { entries, next } = pageOf(found, maxCases, ({ place }) => place);
  return {
    fixedAt: begun.fixedAt,
    cases: entries.map(({ caseId }) => caseId),
    ...(next !== undefined && { next: `${begun.fixedAt}${separator}${next}` }),
  };
}

function parseNext(next: string): { readonly fixedAt: string; readonly place?: string } {
  const [, fixedAt, place] = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)~(.+)$/.exec(next) ?? [];
  if (fixedAt === undefined || place === undefined || Number.isNaN(Date.parse(fixedAt)))
    throw Problem.ofFields([{ pointer: '/after', code: 'invalid-field' }]);
  return { fixedAt, place };
}
