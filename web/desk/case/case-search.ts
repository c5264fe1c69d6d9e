/** What the address of a case says: the act that is open at the right, and the task that it is for. */
export interface CaseSearch {
  readonly act?: string;
  readonly task?: string;
}

/** What is known of a search; anything else is dropped, never an error. */
export const caseSearchOf = ({ act, task }: Record<string, unknown>): CaseSearch => ({
  ...(typeof act === 'string' && /^[a-z-]{1,60}$/.test(act) && { act }),
  ...(typeof task === 'string' && /^[a-z0-9-]{1,80}$/.test(task) && { task }),
});
