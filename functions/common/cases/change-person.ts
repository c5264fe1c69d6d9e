import type { CaseEvent, CaseRefusal, CaseState } from '../../../lib/domain/case/case.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import type { Person } from '../../../lib/domain/person.ts';
import type { Result } from '../../../lib/domain/result.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { CaseRecords } from '../connections/records.ts';
import { Problem } from '../http/problems.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { CaseAnswer } from '../views/case-schema.ts';
import { changeCase, type ProposedChange } from './change-case.ts';

/**
 * Changes the person of a case together with one event, if the caller may see the case.
 * @throws Problem if the caller may not see the case, the domain refuses, or the corrected person has another case
 */
export const changePerson = (
  records: CaseRecords,
  caseId: string,
  asked: RequestContext,
  propose: (person: Person, context: Context) => ProposedChange,
): Promise<CaseAnswer> =>
  changeCase(records, caseId, asked, async (_state, context, loaded) =>
    propose(await records.cases.person(loaded), context),
  );

/**
 * Lets a person whose sign-in proves who they are change a case of theirs, whoever opened it. For anybody else the case does
 * not exist.
 * @throws Problem `case-not-found`, or for a refusal of the domain
 */
export const changePersonsCase = (
  records: CaseRecords,
  caseId: string,
  asked: RequestContext,
  propose: (state: CaseState, context: Context) => Result<CaseEvent, CaseRefusal>,
): Promise<CaseAnswer> =>
  changeCase(records, caseId, asked, (state, context) => ({ decision: propose(state, context) }), {
    permit: (loaded, principal) => requirePerson(records, loaded, principal),
  });

async function requirePerson(
  { cases }: CaseRecords,
  loaded: LoadedCase | undefined,
  { identityNumber }: Principal,
): Promise<LoadedCase> {
  if (!loaded || identityNumber === undefined || !(await cases.isOf(loaded, identityNumber)))
    throw new Problem('case-not-found');
  return loaded;
}
