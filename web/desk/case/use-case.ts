import type { Answer } from '../../api/operations.ts';
import { useRead } from '../../api/use-api.ts';

/** Everything that the screen of a case shows, as one call answers it. */
export type CaseBody = Answer<'GET /cases/{caseId}'>;
export type OpenTask = NonNullable<CaseBody['openTasks']>[number];
export type ActId = OpenTask['operations'][number];

/** Seconds after which an open case is read again. */
const poll = 15;

/** Reads a case with its tasks, choices, notices and axis, and again while somebody looks. */
export const useCase = (caseId: string) =>
  useRead(
    'GET /cases/{caseId}',
    { path: { caseId }, query: { include: 'tasks,choices,notices,axis' } },
    { poll },
  );
