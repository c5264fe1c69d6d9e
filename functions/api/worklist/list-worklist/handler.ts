import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { worksFor } from '../../../../lib/domain/case/assignment/officers.ts';
import { hasTag } from '../../../../lib/domain/case/ledger/one-to-one.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { currentCalendar } from '../../../../lib/store/calendar.ts';
import type { CaseStore } from '../../../../lib/store/cases.ts';
import { officerEntries } from '../../../../lib/store/officers.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { type WorklistEntry, worklist } from '../../../../lib/store/worklist.ts';
import { resolveDistricts } from '../../../common/cases/districts.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { workingDaysLeft } from '../../../common/views/countdown-view.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { applicantView } from '../../../common/views/masking.ts';
import { groupsView } from '../../../common/views/registration-view.ts';
import { taskTexts } from '../../../episodes/registry.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const districts = resolveDistricts(principal, query.district);
    const present = new Date(now).toISOString();
    const whose =
      query.officer &&
      (await officersServedBy(
        records.table,
        query.officer === 'me' ? principal.subject : query.officer,
        now,
      ));
    const [page, calendar, rules] = await Promise.all([
      worklist(
        records.table,
        districts,
        (entry) =>
          (query.kind === undefined || entry.kind === query.kind) &&
          (whose === undefined || (entry.officer !== undefined && whose.includes(entry.officer))) &&
          (query.agency === undefined || entry.agency === query.agency) &&
          matches(query.overdue, entry.dueAt <= present) &&
          matches(query.escalated, entry.escalatedTo !== undefined),
        { limit: query.limit, after: query.after },
      ),
      currentCalendar(records.table),
      currentRules(records.table),
    ]);
    const cases = await casesOf(page.entries, records.cases);
    const tasks = page.entries.flatMap((entry) => {
      const known = lookUp(entry, cases);
      if (!known || (query.group !== undefined && !hasTag(known.state, query.group))) return [];
      const { applicant, deadline, state } = known;
      return [
        {
          ...entry,
          kindText: taskTexts[entry.kind][language],
          applicant,
          district: districtView(entry.district, language),
          dueDate: deadline.dueDate,
          overdue: entry.dueAt <= present,
          workingDaysLeft: workingDaysLeft(deadline.dueDate, calendar, now),
          groups: groupsView(state, rules.packAt(state.region, now), language),
          basis: describeCitation(deadline.basis, language),
        },
      ];
    });
    return { body: { tasks, ...(page.next !== undefined && { next: page.next }) } };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** The officers whose cases somebody looks after today: their own, and those whose deputy they are. */
async function officersServedBy(table: Table, subject: string, now: number): Promise<readonly string[]> {
  return worksFor(await officerEntries(table), subject, beijingDate(now));
}

const matches = (wanted: 'true' | 'false' | undefined, is: boolean): boolean =>
  wanted === undefined || (wanted === 'true') === is;

type KnownCase = Awaited<ReturnType<CaseStore['withPersons']>>[number];

/** The cases of tasks, by their ids. */
async function casesOf(
  entries: readonly WorklistEntry[],
  cases: CaseStore,
): Promise<ReadonlyMap<string, KnownCase>> {
  const ids = [...new Set(entries.map(({ caseId }) => caseId))];
  const found = await cases.withPersons(ids);
  return new Map(found.map((known) => [known.loaded.state.caseId, known]));
}

/**
 * What the index does not hold: the masked name, and the deadline with its article. Undefined when the task
 * has just ended: an index is a moment behind.
 */
function lookUp({ caseId, taskId }: WorklistEntry, cases: ReadonlyMap<string, KnownCase>) {
  const known = cases.get(caseId);
  const deadlines = Object.values(known?.loaded.state.deadlines ?? {});
  const deadline = deadlines.find((each) => each.taskId === taskId);
  if (!known || !deadline) return undefined;
  return {
    applicant: applicantView(known.person, 'agency').name,
    deadline,
    state: known.loaded.state,
  };
}
