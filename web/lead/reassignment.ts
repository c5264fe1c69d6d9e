import type { Answer } from '../api/operations.ts';
import { callAsUser } from '../api/use-api.ts';

export type Result = Answer<'POST /reassignments'>['results'][number];

/** A list as it was when it was fixed: what each case would become. */
export interface FrozenList {
  readonly from: string;
  readonly fixedAt: string;
  readonly items: readonly Result[];
}

/** A list is called by the instant at which it was fixed, in Beijing: month, day and time. */
export const listNumber = (fixedAt: string): string => {
  const [day = '', time = ''] = new Date(Date.parse(fixedAt) + 8 * 3_600_000).toISOString().split('T');
  return `${day.replaceAll('-', '').slice(2)}-${time.replaceAll(':', '').slice(0, 6)}`;
};

/**
 * What would happen, page by page, as a list that stays as it is: nothing is changed.
 * @param cases only these, where not all of the officer's are meant
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
          ...(after !== undefined && { after }),
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
