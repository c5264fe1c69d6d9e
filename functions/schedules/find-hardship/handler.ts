import * as z from 'zod';
import { connectRecords, type Records } from '../../common/connections/records.ts';
import { serveTask } from '../../common/http/task.ts';
import { type Budget, runRound } from '../../common/rounds/run-round.ts';
import { currentRules } from '../../common/rules/rules.ts';
import { hardshipSlices } from './hardship-slice.ts';

/** How many registrations one invocation looks at itself. */
const usual: Budget = { items: 4_000, itemsInSlice: 250 };

/**
 * Looks every day, at every registration, whether what is known of the person shows that they may be in employment difficulty:
 * groups of the ledger, what comparison sources say, age, time of registration (随发现; SX-6.1, WH-3.1). Each is put before
 * an officer once. It decides nothing.
 */
export const handle =
  (records: Pick<Records, 'table' | 'cases' | 'comparison'>, budget = usual) =>
  async (_input: unknown, now: number) => {
    const slices = hardshipSlices(records, await currentRules(records.table), now);
    const { counts, failed, complete } = await runRound(records.table, 'find-hardship', now, slices, budget);
    if (failed > 0) throw new Error(`${failed} registrations could not be looked at`);
    return { looked: 0, found: 0, ...counts, complete };
  };

export const handler = serveTask('find-hardship', z.unknown(), () => handle(connectRecords()));
