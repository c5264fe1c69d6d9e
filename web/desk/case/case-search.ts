import { dropped } from '../../parts/search.ts';

/** What the address of a case says: the act that is open at the right, and the task that it is for. */
export interface CaseSearch {
  readonly act?: string | undefined;
  readonly task?: string | undefined;
}

/** What is known of a search; anything else is dropped, never an error. */
export const caseSearchOf = ({ act, task }: Record<string, unknown>): CaseSearch => ({
  ...dropped(['act', 'task'], { act, task }),
  ...(typeof act === 'string' && /^[a-z-]{1,60}$/.test(act) && { act }),
  ...(typeof task === 'string' && /^[a-z0-9-]{1,80}$/.test(task) && { task }),
});
