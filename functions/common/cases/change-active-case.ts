import { activeCaseOf, isActiveOf } from '../../../lib/store/active-cases.ts';
import type { CaseStore } from '../../../lib/store/cases.ts';
import { conflict, retryOnConflict } from '../../../lib/store/retry-on-conflict.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { Table } from '../../../lib/store/table.ts';

type Decide<Answer> = Parameters<typeof CaseStore.prototype.change<Answer>>[1];

const elsewhere = Symbol('elsewhere');

/**
 * Changes the active case of a person who was found by their number, as `cases.change` does. Between the search and the write
 * the person may have got another active case, or the case may have turned out to be somebody else's. Then the case that is
 * theirs by now is changed, so that nothing said of one person is ever recorded about another.
 * @returns the answer and the changed case; undefined if the person has no active case
 * @throws VersionConflictError if others kept changing it
 */
export const changeActiveCase = <Answer>(
  { table, cases }: { readonly table: Table; readonly cases: CaseStore },
  personId: string,
  decide: Decide<Answer>,
): Promise<{ readonly loaded: LoadedCase; readonly answer: Answer } | undefined> =>
  retryOnConflict('the active case of a person', async () => {
    const caseId = await activeCaseOf(table, personId);
    if (caseId === undefined) return undefined;
    const changed = await cases.change<Answer | typeof elsewhere>(caseId, (loaded) =>
      isActiveOf(loaded, personId) ? decide(loaded) : { answer: elsewhere },
    );
    if (!changed || changed.answer === elsewhere) return conflict;
    return { loaded: changed.loaded, answer: changed.answer };
  });
