import type { CaseEvent, CaseRefusal, CaseState } from '../../../lib/domain/case/case.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import type { Result } from '../../../lib/domain/result.ts';
import { PersonActiveElsewhere } from '../../../lib/store/cases.ts';
import { VersionConflictError } from '../../../lib/store/version-conflict-error.ts';
import { Problem } from '../http/problems.ts';
import type { CaseAnswer } from '../http/schemas.ts';
import { permitted, problemOf } from './case-access.ts';
import { viewOf } from './read-case.ts';
import type { Records } from './records.ts';
import type { RequestContext } from './request-context.ts';

export interface Proposed {
  readonly decision: Result<CaseEvent, CaseRefusal>;
  /** What the person wrote, to be stored encrypted beside the event. */
  readonly freeText?: Readonly<Record<string, unknown>>;
}

/**
 * Lets somebody who may see a case change it by one event, and answers with the case as it then stands. What
 * is refused changes nothing.
 * @throws Problem for whatever stands in the way
 */
export async function changeCase(
  records: Records,
  caseId: string,
  asking: RequestContext,
  propose: (state: CaseState, context: Context) => Proposed,
): Promise<CaseAnswer> {
  const { principal, now } = asking;
  const context: Context = { now, actor: { role: principal.role, subject: principal.subject } };
  const changed = await records.cases
    .change(caseId, (loaded) => {
      const { decision, freeText } = propose(permitted(loaded, principal).state, context);
      if (!decision.ok) throw problemOf(decision.failure);
      return { change: { event: decision.value, ...(freeText && { freeText }) }, answer: undefined };
    })
    .catch((error: unknown) => {
      if (error instanceof PersonActiveElsewhere) throw new Problem('already-active');
      throw error instanceof VersionConflictError ? new Problem('case-changed') : error;
    });
  if (!changed) throw new Problem('case-not-found');
  return viewOf(records, changed.loaded, asking);
}
