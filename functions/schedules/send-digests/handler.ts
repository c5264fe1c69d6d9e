import * as z from 'zod';
import { beijingDate, endOfDay } from '../../../lib/domain/calendar/local-date.ts';
import { digestOf, fairCounts, withFairs } from '../../../lib/domain/case/digest.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { currentCalendar } from '../../../lib/store/calendar.ts';
import { appendDigest } from '../../../lib/store/digests.ts';
import { dueByDistrict } from '../../../lib/store/due.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import type { Table } from '../../../lib/store/table.ts';
import { connectTable } from '../../common/connections/records.ts';
import { log } from '../../common/http/log.ts';
import { serveTask } from '../../common/http/task.ts';
import { fairsOf } from '../../common/rules/fair-months.ts';
import { currentRules } from '../../common/rules/rules.ts';

/**
 * On the morning of a working day writes one digest for each district that has anything overdue, or due by the
 * end of the next working day, months without the special fair of the circular included (WH-4.2): one message per day instead of one per item. A digest that is there already is left,
 * so that a run that is repeated sends nothing twice; the stream function publishes what is written.
 */
export const handle = (table: Table) => async (_input: unknown, now: number) => {
  const calendar = await currentCalendar(table);
  const date = beijingDate(now);
  if (!calendar.isWorkingDay(date)) return { workingDay: false, issued: 0 };
  const dueBy = calendar.addWorkingDays(date, 1).date;
  const rules = await currentRules(table);
  const [deadlines, fairs] = await Promise.all([
    dueByDistrict(table, endOfDay(dueBy)),
    fairsOf(table, allCounties(), rules, now),
  ]);
  const fairsByDistrict = new Map(fairs.map(({ district, months }) => [district, fairCounts(months, dueBy)]));
  const withoutFair = [...fairsByDistrict].filter(([, { overdue, dueNext }]) => overdue + dueNext > 0);
  const districts = new Set([...deadlines.keys(), ...withoutFair.map(([district]) => district)]);
  const at = new Date(now).toISOString();
  const issued = await inParallel([...districts], async (district) => {
    const region = servedRegions.ofDivision(district);
    if (!region) throw new Error(`nobody serves the district ${district}`);
    const counts = digestOf(deadlines.get(district) ?? [], now);
    const none = { overdue: 0, dueNext: 0 };
    const all = withFairs(counts, fairsByDistrict.get(district) ?? none);
    return appendDigest(table, { district, region, date, at, dueBy, ...all });
  });
  const result = { workingDay: true, issued: issued.filter(Boolean).length };
  log.info('DIGESTS_ISSUED', result);
  return result;
};

/** Every county of every region that is served. */
const allCounties = (): string[] =>
  servedRegions.ids.flatMap((id) =>
    servedRegions.divisions.countiesOf(servedRegions.definition(id).divisionPrefix).map(({ code }) => code),
  );

export const handler = serveTask('send-digests', z.unknown(), () => handle(connectTable()));
