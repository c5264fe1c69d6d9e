import * as z from 'zod';
import { recordClasses } from '../../../lib/domain/case/data-rights/events.ts';
import type { Table } from '../../../lib/store/table.ts';
import { connectTable } from '../../common/connections/records.ts';
import { serveTask } from '../../common/http/task.ts';
import { type Budget, runRound } from '../../common/rounds/run-round.ts';
import { currentRules } from '../../common/rules/rules.ts';
import { retentionSlices } from './retention-slice.ts';

/** How many ended cases one invocation looks at itself. */
const usual: Budget = { items: 5_000, itemsInSlice: 500 };

/**
 * The retention clock: counts every day, by class, the records that may be destroyed, so that they are seen to be due. It
 * destroys nothing: that takes an approved appraisal, and somebody who carries it out (`npm run retention`).
 */
export const handle =
  (table: Table, budget = usual) =>
  async (_input: unknown, now: number) => {
    const slices = retentionSlices(table, await currentRules(table), now);
    const { counts, complete } = await runRound(table, 'list-retention', now, slices, budget);
    const none = Object.fromEntries([...recordClasses, 'still-needed'].map((name) => [name, 0]));
    return { ...none, ...counts, complete };
  };

export const handler = serveTask('list-retention', z.unknown(), () => handle(connectTable()));
