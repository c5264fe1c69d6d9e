import { taskKinds } from '../../../../lib/domain/case/case.ts';
import { worklistSummary } from '../../../../lib/domain/case/worklist.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { openTasks } from '../../../../lib/store/worklist.ts';
import { resolveDistricts } from '../../../common/cases/districts.ts';
import { filterOf, worklistDay } from '../../../common/cases/worklist-query.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { taskTexts } from '../../../episodes/registry.ts';
import { operation } from './operation.ts';

/** The maximum number of officers in an answer. */
const maxOfficers = 200;

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const districts = resolveDistricts(principal, query.district);
    const [day, tasks] = await Promise.all([
      worklistDay(table, now, query.without),
      openTasks(table, districts),
    ]);
    const { byKind, byOfficer, ...tiles } = worklistSummary(tasks, filterOf(query, principal), day);
    const leftOut = byOfficer.size - maxOfficers;
    const names = new Map(day.directory.map(({ subject, name }) => [subject, name]));
    return {
      body: {
        asOf: new Date(now).toISOString(),
        ...tiles,
        byKind: taskKinds.flatMap((kind) => {
          const counts = byKind.get(kind);
          return counts ? [{ kind, kindText: taskTexts[kind][language], ...counts }] : [];
        }),
        byOfficer: [...byOfficer]
          .toSorted(
            ([a, x], [b, y]) => y.overdue - x.overdue || y.total - x.total || (a < b ? -1 : a > b ? 1 : 0),
          )
          .slice(0, maxOfficers)
          .map(([subject, counts]) => {
            const name = names.get(subject);
            return { subject, ...(name !== undefined && { name }), ...counts };
          }),
        ...(leftOut > 0 && { officersLeftOut: leftOut }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
