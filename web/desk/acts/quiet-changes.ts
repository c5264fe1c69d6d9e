import type { CaseBody } from '../case/use-case.ts';

/**
 * Whether the only changes to a case since a version are tasks that the system added. These follow each act within seconds, and
 * nobody needs to look at the case again for them.
 */
export const onlyTasksOpenedSince = (
  since: number,
  {
    version,
    history,
  }: Pick<CaseBody, 'version'> & {
    readonly history: readonly Pick<CaseBody['history'][number], 'sequence' | 'type' | 'by'>[];
  },
): boolean => {
  const entries = history.filter(({ sequence }) => sequence > since);
  return (
    entries.length === version - since &&
    entries.every(({ type, by }) => type === 'task-opened' && by === 'system')
  );
};
