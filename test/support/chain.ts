import type { ChainedEvent } from '../../lib/store/chain.ts';
import { keys } from '../../lib/store/keys.ts';
import { parseChainedEvent } from '../../lib/store/stored.ts';
import type { Table } from '../../lib/store/table.ts';

/** Returns the stored events of a case, bound to each other by their hashes. */
export const chainOf = async (table: Table, caseId: string): Promise<ChainedEvent[]> =>
  (await table.list(keys.case(caseId), keys.eventPrefix)).map(parseChainedEvent);
