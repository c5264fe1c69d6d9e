import { VersionConflictError } from '../../../lib/store/version-conflict-error.ts';
import { Problem } from '../http/problems.ts';

/**
 * Turns the store's giving up after others were faster into the answer for whoever asked; lets everything else through.
 * @example
 * await records.cases.change(caseId, decide).catch(throwCaseChanged);
 */
export function throwCaseChanged(error: unknown): never {
  throw error instanceof VersionConflictError ? new Problem('case-changed') : error;
}
