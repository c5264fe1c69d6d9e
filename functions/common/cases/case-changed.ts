import { VersionConflictError } from '../../../lib/store/version-conflict-error.ts';
import { Problem } from '../http/problems.ts';

/**
 * Throws the problem `case-changed` for a write that was given up because others kept changing the case, and any other error
 * unchanged.
 * @example
 * await records.cases.change(caseId, decide).catch(throwCaseChanged);
 */
export function throwCaseChanged(error: unknown): never {
  throw error instanceof VersionConflictError ? new Problem('case-changed') : error;
}
