import type { CaseRefusal } from '../../../lib/domain/case/case.ts';
import { mandatesOf, type Principal, relationTo } from '../../../lib/domain/case/kernel/access.ts';
import type { StoredEvent } from '../../../lib/store/chain.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { CaseRecords } from '../connections/records.ts';
import { Problem } from '../http/problems.ts';

/**
 * Checks that the records of a case still exist, as every reader and writer of a case must.
 * @throws Problem `records-destroyed`
 */
export function requireRecords(loaded: LoadedCase): LoadedCase {
  if (loaded.state.destroyed) throw new Problem('records-destroyed');
  return loaded;
}

/**
 * Returns the case, if the caller may see it and its records have not been destroyed. To an applicant another person's case
 * does not exist, unless they have or had a mandate for it; an officer learns that it is outside their jurisdiction.
 * @throws Problem `case-not-found`, `outside-jurisdiction`, `mandate-ended`, `mandate-does-not-cover` or `records-destroyed`
 */
export function requireAccess(loaded: LoadedCase | undefined, principal: Principal): LoadedCase {
  return requireRecords(requireRelation(loaded, principal));
}

/**
 * Returns the case, if the caller may see it, even if its records were destroyed.
 * @throws Problem `case-not-found`, `outside-jurisdiction`, `mandate-ended` or `mandate-does-not-cover`
 */
export function requireRelation(loaded: LoadedCase | undefined, principal: Principal): LoadedCase {
  const relation = loaded ? relationTo(principal, loaded.state) : 'none';
  if (loaded && relation !== 'none') return loaded;
  if (loaded && principal.role !== 'applicant') throw new Problem('outside-jurisdiction');
  if (loaded && mandatesOf(loaded.state, principal.subject).length > 0)
    throw new Problem(principal.representsOn === undefined ? 'mandate-does-not-cover' : 'mandate-ended');
  throw new Problem('case-not-found');
}

/**
 * Loads a case for a caller.
 * @throws Problem as `requireAccess` does
 */
export async function loadPermittedCase(
  records: CaseRecords,
  caseId: string,
  principal: Principal,
): Promise<LoadedCase> {
  return requireAccess(await records.cases.load(caseId), principal);
}

/** Reads what people wrote with the events of a history, by event number. */
export async function freeTextOf(
  records: CaseRecords,
  loaded: LoadedCase,
  history: readonly StoredEvent[],
): Promise<Map<number, Readonly<Record<string, unknown>>>> {
  const sealed = history.filter((stored) => stored.sealed);
  const freeText = await Promise.all(
    sealed.map(async (stored) => {
      const said = (await records.cases.freeText(loaded, stored)) as
        | Readonly<Record<string, unknown>>
        | undefined;
      return said ? [[stored.sequence, said] as const] : [];
    }),
  );
  return new Map(freeText.flat());
}

/** Returns the problem that reports a refusal of the domain. */
export function problemOf(refusal: CaseRefusal): Problem {
  switch (refusal.reason) {
    case 'not-possible-in-phase':
      return new Problem('not-possible-now', { phase: refusal.phase });
    case 'task-already-decided':
      return new Problem('task-already-decided', { outcome: refusal.outcome });
    case 'unknown-information-item':
      return new Problem('unknown-information-item', {}, [
        { pointer: '/items', code: 'unknown-information-item' },
      ]);
    case 'forbidden-document':
      return new Problem('forbidden-document', { document: refusal.document });
    case 'contradicting-evidence':
      return new Problem('contradicting-evidence', { checks: refusal.checks });
    default: {
      const { reason, ...details } = refusal;
      return new Problem(reason, details);
    }
  }
}
