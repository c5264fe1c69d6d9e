import { VersionConflictError } from '../../../lib/store/version-conflict-error.ts';
import { Problem } from '../http/problems.ts';

/**
 * Turns a write that was given up because others kept changing the case into the problem `case-changed`, and throws every
 * other error as it is.
 * @example
 * await records.cases.change(caseId, decide).catch(throwCaseChanged);
 */
export function throwCaseChanged(error: unknown): never {
  throw error instanceof VersionConflictError ? new Problem('case-changed') : error;
}
