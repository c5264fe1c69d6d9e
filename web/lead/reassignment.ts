import type { Answer } from '../api/operations.ts';
import { callAsUser } from '../api/use-api.ts';

export type Result = Answer<'POST /reassignments'>['results'][number];

/** A frozen list: the planned result of each case. */
export interface FrozenList {
  readonly from: string;
  readonly fixedAt: string;
  readonly items: readonly Result[];
}

/** The name of a list: the instant at which it was frozen, in Beijing time (month, day and time). */
export const listNumber = (fixedAt: string): string => {
  const [day = '', time = ''] = new Date(Date.parse(fixedAt) + 8 * 3_600_000).toISOString().split('T');
  return `${day.replaceAll('-', '').slice(2)}-${time.replaceAll(':', '').slice(0, 6)}`;
};

/** How many cases each officer would get by some results. */
function casesByOfficer(results: readonly Result[]): { officer: string; cases: number }[] {
  const counts = new Map<string, number>();
  for (const { outcome, officer } of results)
    if (outcome === 'assigned' && officer !== undefined) counts.set(officer, (counts.get(officer) ?? 0) + 1);
  return [...counts].map(([officer, cases]) => ({ officer, cases }));
}

/**
 * Reads the planned result, page by page, as a frozen list. Nothing changes.
 * @param cases only these, instead of all cases of the officer
 * @throws ApiProblem
 */
export async function planned(
  from: string,
  to: string | undefined,
  cases: readonly string[] | undefined,
  tell: (listed: number) => void,
): Promise<FrozenList> {
  const results: Result[] = [];
  let fixedAt = '';
  let after: string | undefined;
  do {
    const { body } = await callAsUser(
      'POST /reassignments',
      {
        body: {
          from,
          dryRun: true,
          ...(to !== undefined && { to }),
          ...(cases && { cases: [...cases] }),
          ...(after !== undefined && { after, planned: casesByOfficer(results) }),
        },
      },
      { idempotencyKey: crypto.randomUUID() },
    );
    results.push(...body.results);
    fixedAt ||= body.fixedAt;
    after = body.next;
    tell(results.length);
  } while (after !== undefined);
  return { from, fixedAt, items: results };
}
