import type { CaseEvent, CaseRefusal, CaseState } from '../../../lib/domain/case/case.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import type { Person } from '../../../lib/domain/person.ts';
import type { Result } from '../../../lib/domain/result.ts';
import { PersonActiveElsewhere } from '../../../lib/store/active-cases.ts';
import type { Change, LoadedCase } from '../../../lib/store/stored.ts';
import type { CaseRecords } from '../connections/records.ts';
import { Problem } from '../http/problems.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { CaseAnswer } from '../views/case-schema.ts';
import { problemOf, requireAccess } from './case-access.ts';
import { throwCaseChanged } from './case-changed.ts';
import { contextOf } from './contexts.ts';
import { viewOf } from './read-case.ts';

/** A correction that is proposed: the event, the person after it, and what is sealed beside it. */
interface ProposedCorrection {
  readonly decision: Result<CaseEvent, CaseRefusal>;
  readonly person: Person;
  readonly freeText: Readonly<Record<string, unknown>>;
}

/**
 * Lets the caller, if they may see the case, change the person of it together with one event.
 * @throws Problem where the caller may not see the case, the domain refuses, or the corrected person has another case
 */
export const changePerson = (
  records: CaseRecords,
  caseId: string,
  asked: RequestContext,
  propose: (person: Person, context: Context) => ProposedCorrection,
): Promise<CaseAnswer> =>
  change(records, caseId, asked, async (loaded) => {
    const found = requireAccess(loaded, asked.principal);
    const { decision, ...rest } = propose(await records.cases.person(found), contextOf(asked));
    if (!decision.ok) throw problemOf(decision.failure);
    return { event: decision.value, ...rest };
  });

/**
 * Lets a person whose sign-in proves who they are change a case of theirs, whoever has opened it. To anybody else it does
 * not exist.
 * @throws Problem `case-not-found`, or as the domain refuses
 */
export const changePersonsCase = (
  records: CaseRecords,
  caseId: string,
  asked: RequestContext,
  propose: (state: CaseState, context: Context) => Result<CaseEvent, CaseRefusal>,
): Promise<CaseAnswer> =>
  change(records, caseId, asked, async (loaded) => {
    const { identityNumber } = asked.principal;
    if (identityNumber === undefined || !(await records.cases.isOf(loaded, identityNumber)))
      throw new Problem('case-not-found');
    const decision = propose(loaded.state, contextOf(asked));
    if (!decision.ok) throw problemOf(decision.failure);
    return { event: decision.value };
  });

async function change(
  records: CaseRecords,
  caseId: string,
  asked: RequestContext,
  decide: (loaded: LoadedCase) => Promise<Change>,
): Promise<CaseAnswer> {
  const changed = await records.cases
    .change(caseId, async (loaded) => ({ change: await decide(loaded), answer: undefined }))
    .catch((error: unknown) => {
      if (error instanceof PersonActiveElsewhere) throw new Problem('already-active');
      return throwCaseChanged(error);
    });
  if (!changed) throw new Problem('case-not-found');
  return viewOf(records, changed.loaded, asked);
}
