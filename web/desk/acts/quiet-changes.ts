import type { CaseBody } from '../case/use-case.ts';

/**
 * Whether nothing has happened to a case since a version but that the system has put what is due on the list: it follows each act
 * within seconds, and nobody who acts next has to look at the case again for it.
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
