import * as z from 'zod';
import { endOfDay } from '../../../lib/domain/calendar/local-date.ts';
import { digestOf, withFairs } from '../../../lib/domain/case/digest.ts';
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { dueByDistrict } from '../../../lib/store/due.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { beginRound, firstSlices } from '../../../lib/store/rounds.ts';
import type { Table } from '../../../lib/store/table.ts';
import { connectTable } from '../../common/connections/records.ts';
import { log } from '../../common/http/log.ts';
import { serveTask } from '../../common/http/task.ts';
import { completeRound } from '../../common/rounds/run-round.ts';
import { currentRules } from '../../common/rules/rules.ts';
import { allDistricts, digestDay, fairsByDistrict, issueDigest } from './digest-slice.ts';

/** How many deadlines of a shard are read at once; if there are more, the districts are counted one by one. */
const maxInShard = 500;

/**
 * On the morning of a working day, writes one digest for each district that has anything overdue, or due by the end of the next
 * working day, including months without the fair of the circular (WH-4.2): one message a day instead of one for each item. An
 * existing digest stays, so that a repeated run sends nothing twice; the stream function publishes what is written. If there is
 * more than one invocation can do, a workflow continues in slices.
 */
export const handle =
  (table: Table, max = maxInShard) =>
  async (_input: unknown, now: number) => {
    const rules = await currentRules(table);
    const day = digestDay(rules.workingCalendar, now);
    if (!day) {
      await completeRound(table, 'send-digests', 0, now);
      return { workingDay: false, issued: 0 };
    }
    const districts = await dueByDistrict(table, endOfDay(day.dueBy), max);
    if (!districts) {
      await beginRound(table, { job: 'send-digests', at: toInstant(now), slices: firstSlices() });
      return { workingDay: true, issued: 0 };
    }
    const fairs = await fairsByDistrict(table, allDistricts, rules, day.dueBy, now);
    const issued = await inParallel([...new Set([...districts.keys(), ...fairs.keys()])], (district) => {
      const counts = digestOf(districts.get(district) ?? [], now);
      return issueDigest(table, district, day, withFairs(counts, fairs.get(district)));
    });
    const result = { workingDay: true, issued: issued.filter(Boolean).length };
    log.info('DIGESTS_ISSUED', result);
    await completeRound(table, 'send-digests', 0, now);
    return result;
  };

export const handler = serveTask('send-digests', z.unknown(), () => handle(connectTable()));
