import { separationRefusal } from '../../../lib/domain/case/assignment/separation.ts';
import type { CaseEvent, CaseRefusal, CaseState } from '../../../lib/domain/case/case.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import type { Person } from '../../../lib/domain/person.ts';
import type { Result } from '../../../lib/domain/result.ts';
import { PersonActiveElsewhere } from '../../../lib/store/active-cases.ts';
import { ClaimGuardError } from '../../../lib/store/claim-guards.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { Write } from '../../../lib/store/table.ts';
import type { CaseRecords } from '../connections/records.ts';
import { Problem, type ProblemCode } from '../http/problems.ts';
import { effectBefore, rememberingWrites, requireVersion } from '../http/repeated.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { CaseAnswer } from '../views/case-schema.ts';
import { problemOf, requireAccess } from './case-access.ts';
import { throwCaseChanged } from './case-changed.ts';
import { contextOf } from './contexts.ts';
import { requireLawfulWords } from './lawful-words.ts';
import { shownAfterChange, viewOf } from './read-case.ts';

/** What a handler proposes for a case: an event or a refusal of the domain. */
export interface ProposedChange {
  readonly decision: Result<CaseEvent, CaseRefusal>;
  /** What the person wrote, to be stored encrypted beside the event. */
  readonly freeText?: Readonly<Record<string, unknown>>;
  /** The person as they are from now on, where the event corrects something. */
  readonly person?: Person;
}

/**
 * Lets the caller, if they may see the case, change it by one event, and answers with the case after the change. A
 * refusal changes nothing. A request that came before is answered with the case as it was after it (Idempotency-Key), and one
 * about another version of the case is refused (`If-Match`).
 * @param propose decides on the event; it may be called again when somebody else was faster, so it does nothing else
 * @param more who may change it, unless it is whoever may see the case, and what else is written with the event
 * @throws Problem where the caller may not see the case, the domain refuses, or others kept changing it
 */
export async function changeCase(
  records: CaseRecords,
  caseId: string,
  asked: RequestContext,
  propose: Propose,
  more: Further = {},
): Promise<CaseAnswer> {
  const { loaded, version } = await applyChange(records, caseId, asked, propose, more);
  return viewOf(records, loaded, asked, { version, shown: shownAfterChange });
}

/** What the guards of claims refuse, by why. */
const guardProblems = {
  had: 'claim-had-already',
  'above-most-months': 'claim-above-months',
  excluded: 'claim-excluded',
} as const satisfies Record<ClaimGuardError['because'], ProblemCode>;

type Propose = (
  state: CaseState,
  context: Context,
  loaded: LoadedCase,
) => ProposedChange | Promise<ProposedChange>;
interface Further {
  readonly permit?: Permit;
  /** Further writes that must be true together with the event. */
  readonly alongside?: (loaded: LoadedCase) => readonly Write[];
}
type Permit = (loaded: LoadedCase | undefined, principal: Principal) => LoadedCase | Promise<LoadedCase>;

/**
 * The same for an operation that answers something else than the case: what is now, and the number of the event.
 */
export async function applyChange(
  records: CaseRecords,
  caseId: string,
  asked: RequestContext,
  propose: Propose,
  { permit = requireAccess, alongside = () => [] }: Further = {},
): Promise<{ readonly loaded: LoadedCase; readonly version: number }> {
  const changed = await records.cases
    .change(
      caseId,
      async (loaded) => {
        const { state } = await permit(loaded, asked.principal);
        const before = await effectBefore(records.table, asked);
        if (before) return { answer: before.version };
        requireVersion(state, asked);
        const context = contextOf(asked, state);
        // Nobody of the agency acts on their own case, whatever the act: only they themself, as the applicant.
        const barred = separationRefusal(state, 'any-other', context);
        if (barred) throw problemOf(barred);
        const { decision, freeText, person } = await propose(state, context, loaded);
        if (!decision.ok) throw problemOf(decision.failure);
        requireLawfulWords(decision.value, freeText);
        return {
          change: { event: decision.value, ...(freeText && { freeText }), ...(person && { person }) },
          answer: undefined,
        };
      },
      (loaded) => [
        ...rememberingWrites(records.table, asked.identity, { caseId, version: loaded.state.version + 1 }),
        ...alongside(loaded),
      ],
    )
    .catch((error: unknown) => {
      if (error instanceof PersonActiveElsewhere) throw new Problem('already-active');
      if (error instanceof ClaimGuardError) throw new Problem(guardProblems[error.because]);
      return throwCaseChanged(error);
    });
  if (!changed) throw new Problem('case-not-found');
  return { loaded: changed.loaded, version: changed.answer ?? changed.loaded.state.version };
}
