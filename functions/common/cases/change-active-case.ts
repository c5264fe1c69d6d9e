import { activeCaseOf, isActiveOf } from '../../../lib/store/active-cases.ts';
import type { CaseStore } from '../../../lib/store/cases.ts';
import { conflict, retryOnConflict } from '../../../lib/store/retry-on-conflict.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { Table } from '../../../lib/store/table.ts';

type Decide<Answer> = Parameters<typeof CaseStore.prototype.change<Answer>>[1];
type Alongside = Parameters<typeof CaseStore.prototype.change>[2];

const elsewhere = Symbol('elsewhere');

/**
 * Changes the active case of a person who was found by their number, as `cases.change` does. Between the search and the write,
 * the registration may have moved to another case, or the case may have turned out to be somebody else's. Then the person's
 * present case is changed instead, so that nothing said of one person is recorded of another.
 * @param alongside further writes that must succeed together with the event
 * @returns the answer, and the case after the change; undefined if the person has none
 * @throws VersionConflictError when others kept changing it
 */
export const changeActiveCase = <Answer>(
  { table, cases }: { readonly table: Table; readonly cases: CaseStore },
  personId: string,
  decide: Decide<Answer>,
  alongside?: Alongside,
): Promise<{ readonly loaded: LoadedCase; readonly answer: Answer } | undefined> =>
  retryOnConflict('the active case of a person', async () => {
    const caseId = await activeCaseOf(table, personId);
    if (caseId === undefined) return undefined;
    const changed = await cases.change<Answer | typeof elsewhere>(
      caseId,
      (loaded) => (isActiveOf(loaded, personId) ? decide(loaded) : { answer: elsewhere }),
      alongside,
    );
    if (!changed || changed.answer === elsewhere) return conflict;
    return { loaded: changed.loaded, answer: changed.answer };
  });
