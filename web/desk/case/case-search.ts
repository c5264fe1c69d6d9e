import { dropped } from '../../parts/search.ts';

/** The search parameters of a case: the open act, and the task it is for. */
export interface CaseSearch {
  readonly act?: string | undefined;
  readonly task?: string | undefined;
}

/** Reads the known search parameters. Anything else is dropped and is never an error. */
export const caseSearchOf = ({ act, task }: Record<string, unknown>): CaseSearch => ({
  ...dropped(['act', 'task'], { act, task }),
  ...(typeof act === 'string' && /^[a-z-]{1,60}$/.test(act) && { act }),
  ...(typeof task === 'string' && /^[a-z0-9-]{1,80}$/.test(task) && { task }),
});
