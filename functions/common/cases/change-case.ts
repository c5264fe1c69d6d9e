import { separationRefusal } from '../../../lib/domain/case/assignment/separation.ts';
import type { CaseEvent, CaseRefusal, CaseState } from '../../../lib/domain/case/case.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import type { Person } from '../../../lib/domain/person.ts';
import type { Result } from '../../../lib/domain/result.ts';
import { PersonActiveElsewhere } from '../../../lib/store/active-cases.ts';
import { ClaimGuardError } from '../../../lib/store/claim-guards.ts';
import { MemberElsewhereError } from '../../../lib/store/member-elsewhere-error.ts';
import type { Change, LoadedCase, OfMember } from '../../../lib/store/stored.ts';
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

/** The change that a handler proposes for a case: an event, or a refusal of the domain. */
export interface ProposedChange {
  readonly decision: Result<CaseEvent, CaseRefusal>;
  /** What the person wrote, to be stored encrypted beside the event. */
  readonly freeText?: Readonly<Record<string, unknown>>;
  /** The person as they are from now on, if the event corrects something. */
  readonly person?: Person;
  /** What the event says of another member of the household, for their own registration. */
  readonly ofMember?: OfMember;
}

/**
 * Changes a case by one event, if the caller may see the case, and answers with the case after the change. A refusal changes
 * nothing. A repeated request (same Idempotency-Key) is answered with the case as it was after the first one. A request about
 * another version of the case is refused (`If-Match`).
 * @param propose decides on the event; it is called again if somebody else was faster, so it must have no side effects
 * @param more who may change the case, if not everybody who may see it, and what else is written with the event
 * @throws Problem if the caller may not see the case, the domain refuses, or others kept changing it
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

/** The problems that report a refusal by the guards of claims, by its reason. */
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
  /** Whether the answer needs the person: they are then read together with the case. */
  readonly withPerson?: boolean;
}
type Permit = (loaded: LoadedCase | undefined, principal: Principal) => LoadedCase | Promise<LoadedCase>;

/**
 * Changes a case as `changeCase` does, for an operation that does not answer with the case. Returns the case as it is now, and
 * the number of the event.
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
        // The record of a request is written under a condition, so a repeated request writes nothing. We look it up only when
        // something stands in the way: nearly every request is new.
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
    // Nobody at the agency acts on their own case, in any way: only as the applicant.
    const barred = separationRefusal(state, 'any-other', context);
    if (barred) throw problemOf(barred);
    const { decision, freeText, ...more } = await propose(state, context, loaded);
    if (!decision.ok) throw problemOf(decision.failure);
    requireLawfulWords(decision.value, freeText);
    return { event: decision.value, ...(freeText && { freeText }), ...more };
  }
}

/** The problem that reports a write which failed because of an item written with the event; undefined for any other error. */
function problemOfWrite(error: unknown): Problem | undefined {
  if (error instanceof PersonActiveElsewhere) return new Problem('already-active');
  if (error instanceof ClaimGuardError) return new Problem(guardProblems[error.because]);
  return error instanceof MemberElsewhereError ? new Problem('household-member-elsewhere') : undefined;
}
