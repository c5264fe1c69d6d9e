import { attemptsFor, touchOf } from '../../../../lib/domain/case/case.ts';
import { hasTag } from '../../../../lib/domain/case/ledger/one-to-one.ts';
import { dueRange, worklistFilter } from '../../../../lib/domain/case/worklist.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import type { CaseStore } from '../../../../lib/store/cases.ts';
import { openingsOf } from '../../../../lib/store/openings.ts';
import { type WorklistEntry, worklist } from '../../../../lib/store/worklist.ts';
import { resolveDistricts } from '../../../common/cases/districts.ts';
import { filterOf, worklistDay } from '../../../common/cases/worklist-query.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { colleaguesView } from '../../../common/views/colleague-view.ts';
import { workingDaysLeft } from '../../../common/views/countdown-view.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { applicantView } from '../../../common/views/masking.ts';
import { officerNames, takerView } from '../../../common/views/officer-name.ts';
import { groupsView } from '../../../common/views/registration-view.ts';
import { taskText } from '../../../episodes/task-text.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const districts = resolveDistricts(principal, query.district);
    const filter = filterOf(query, principal);
    const rulesRead = currentRules(records.table);
    const [day, rules] = await Promise.all([
      worklistDay(
        records.table,
        now,
        query.without,
        rulesRead.then(({ workingCalendar }) => workingCalendar),
      ),
      rulesRead,
    ]);
    const page = await worklist(
      records.table,
      districts,
      worklistFilter(filter, day),
      { limit: query.limit, after: query.after },
      dueRange(filter, day),
    );
    const { calendar, directory } = day;
    const nameOf = officerNames(directory);
    const asOf = new Date(now).toISOString();
    const caseIds = [...new Set(page.entries.map(({ caseId }) => caseId))];
    const [cases, openings] = await Promise.all([
      casesOf(caseIds, records.cases),
      openingsOf(records.table, caseIds, now),
    ]);
    const tasks = page.entries.flatMap((entry) => {
      const known = lookUp(entry, cases);
      if (!known || (query.group !== undefined && !hasTag(known.loaded.state, query.group))) return [];
      const { applicant, deadline, loaded } = known;
      const { state } = loaded;
      const attempts = attemptsFor(state, deadline);
      return [
        {
          ...entry,
          kindText: taskText(entry.kind, entry.taskId)[language],
          applicant,
          district: districtView(entry.district, language),
          dueDate: deadline.dueDate,
          provisional: deadline.provisional,
          overdue: entry.dueAt <= asOf,
          workingDaysLeft: workingDaysLeft(deadline.dueDate, calendar, now),
          ...nameOf(entry.officer),
          ...takerView(entry.takenBy, directory),
          version: state.version,
          assisted: state.assistance !== undefined,
          touched: touchOf(state, deadline, attempts ?? 0),
          ...(attempts !== undefined && { attempts }),
          groups: groupsView(state, rules.packAt(state.region, now), language),
          openedBy: colleaguesView(
            (openings.get(entry.caseId) ?? []).filter(({ subject }) => subject !== principal.subject),
            directory,
          ),
          basis: describeCitation(deadline.basis, language),
        },
      ];
    });
    return { body: { asOf, tasks, ...(page.next !== undefined && { next: page.next }) } };
  };

export const handler = serve(operation, () => handle(connectRecords()));

type KnownCase = Awaited<ReturnType<CaseStore['withPersons']>>[number];

/** Cases by their ids. */
async function casesOf(ids: readonly string[], cases: CaseStore): Promise<ReadonlyMap<string, KnownCase>> {
  const found = await cases.withPersons(ids);
  return new Map(found.map((known) => [known.loaded.state.caseId, known]));
}

/**
 * Adds what the index does not hold: the masked name, and the deadline with its article. Undefined if the task has just ended:
 * an index lags a moment.
 */
function lookUp({ caseId, taskId }: WorklistEntry, cases: ReadonlyMap<string, KnownCase>) {
  const known = cases.get(caseId);
  const deadlines = Object.values(known?.loaded.state.deadlines ?? {});
  const deadline = deadlines.find((each) => each.taskId === taskId);
  if (!known || !deadline) return undefined;
  return { applicant: applicantView(known.person, 'agency').name, deadline, loaded: known.loaded };
}
