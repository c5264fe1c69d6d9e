import { separationRefusal } from '../../../lib/domain/case/assignment/separation.ts';
import type { CaseEvent, CaseRefusal, CaseState } from '../../../lib/domain/case/case.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import type { Person } from '../../../lib/domain/person.ts';
import type { Result } from '../../../lib/domain/result.ts';
import { PersonActiveElsewhere } from '../../../lib/store/active-cases.ts';
import { ClaimGuardError } from '../../../lib/store/claim-guards.ts';
import type { Change, LoadedCase } from '../../../lib/store/stored.ts';
import type { Write } from '../../../lib/store/table.ts';
import { TakenMeanwhileError } from '../../../lib/store/taken-meanwhile.ts';
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
  const { loaded, version } = await applyChange(records, caseId, asked, propose, {
    ...more,
    withPerson: true,
  });
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
  /** Whether the person is asked for besides: they are read with the case then. */
  readonly withPerson?: boolean;
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
  { permit = requireAccess, alongside = () => [], withPerson = false }: Further = {},
): Promise<{ readonly loaded: LoadedCase; readonly version: number }> {
  let latest: LoadedCase | undefined;
  let tried = false;
  const changed = await records.cases
    .change(
      caseId,
      async (loaded) => {
        const { state } = await permit(loaded, asked.principal);
        latest = loaded;
        // What is remembered of a request is written under a condition, so that one that comes again writes nothing. It is
        // looked up where something is in the way: nearly every request comes for the first time.
        const again = tried ? await effectBefore(records.table, asked) : undefined;
        if (again) return { answer: again.version };
        const looked = tried;
        tried = true;
        try {
          return { change: await proposed(state, loaded), answer: undefined };
        } catch (error) {
          const before = looked ? undefined : await effectBefore(records.table, asked);
          if (before) return { answer: before.version };
          throw error;
        }
      },
      (loaded) => [
        ...rememberingWrites(records.table, asked.identity, { caseId, version: loaded.state.version + 1 }),
        ...alongside(loaded),
      ],
      { withPerson },
    )
    .catch(async (error: unknown) => {
      const problem = problemOfWrite(error);
      if (!problem) return throwCaseChanged(error);
      const before = await effectBefore(records.table, asked);
      if (before && latest) return { loaded: latest, answer: before.version };
      throw problem;
    });
  if (!changed) throw new Problem('case-not-found');
  return { loaded: changed.loaded, version: changed.answer ?? changed.loaded.state.version };

  async function proposed(state: CaseState, loaded: LoadedCase): Promise<Change> {
    requireVersion(state, asked);
    const context = contextOf(asked, state);
    // Nobody of the agency acts on their own case, whatever the act: only they themself, as the applicant.
    const barred = separationRefusal(state, 'any-other', context);
    if (barred) throw problemOf(barred);
    const { decision, freeText, person } = await propose(state, context, loaded);
    if (!decision.ok) throw problemOf(decision.failure);
    requireLawfulWords(decision.value, freeText);
    return { event: decision.value, ...(freeText && { freeText }), ...(person && { person }) };
  }
}

/** The problem where what is written with an event stands in the way of it. */
function problemOfWrite(error: unknown): Problem | undefined {
  if (error instanceof PersonActiveElsewhere) return new Problem('already-active');
  if (error instanceof ClaimGuardError) return new Problem(guardProblems[error.because]);
  return error instanceof TakenMeanwhileError ? new Problem(error.what) : undefined;
}
