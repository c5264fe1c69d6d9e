import type { CaseStore } from '../../../lib/store/cases.ts';

/**
 * Changes a case that a workflow names, which therefore must exist.
 * @throws Error if it does not, so that the execution fails and somebody looks
 */
export async function changeExisting<Answer>(
  cases: CaseStore,
  ...[caseId, ...rest]: Parameters<typeof cases.change<Answer>>
): Promise<NonNullable<Awaited<ReturnType<typeof cases.change<Answer>>>>> {
  const changed = await cases.change(caseId, ...rest);
  if (!changed) throw new Error(`case ${caseId} does not exist`);
  return changed;
}
