import * as z from 'zod';
import { addDays, beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { shards } from '../../../lib/store/keys.ts';
import { shardsToSign, signNextHead } from '../../../lib/store/sign-history.ts';
import type { HeadSigner } from '../../../lib/store/signed-heads.ts';
import type { Table } from '../../../lib/store/table.ts';
import { connectSigner } from '../../common/connections/history-signer.ts';
import { connectTable } from '../../common/connections/records.ts';
import { log } from '../../common/http/log.ts';
import { serveTask } from '../../common/http/task.ts';
import { type Budget, logCompleted } from '../../common/rounds/run-round.ts';

/** A head with 2,500 cases takes some 250 KB of the 400 that an item may have; a million events take a minute or two. */
const usual: Budget = { items: 1_000_000, itemsInSlice: 2_500 };

/**
 * Signs every night, shard by shard, the state of each case that had an event on the day before. The heads themselves record
 * how far a run has come: what one leaves, after a crash or because there is too much, the next one does, and days without a
 * run are covered by the next that succeeds.
 */
export const handle =
  (table: Table, signer: HeadSigner, budget = usual) =>
  async (_input: unknown, now: number) => {
    const day = addDays(beijingDate(now), -1);
    let looked = 0;
    let heads = 0;
    const done = await inParallel(
      await shardsToSign(table, day),
      async (shard) => {
        while (looked < budget.items) {
          const step = await signNextHead(table, signer, shard, day, budget.itemsInSlice);
          looked += step.looked;
          if (step.signed) heads++;
          if (step.done) return true;
        }
        return false;
      },
      shards.length,
    );
    const complete = done.every(Boolean);
    const result = { day, looked, heads, complete };
    if (complete) {
      log.info('HISTORY_SIGNED', result);
      logCompleted('sign-history', 0);
    } else log.warn('HISTORY_SIGNED_IN_PART', result);
    return result;
  };

export const handler = serveTask('sign-history', z.unknown(), () => handle(connectTable(), connectSigner()));
