import { beijingDate, endOfDay, lastDayOf } from '../../../../lib/domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../../../../lib/domain/calendar/working-calendar.ts';
import { isAbsent } from '../../../../lib/domain/case/assignment/officers.ts';
import {
  attemptsFor,
  type CaseState,
  type DeadlineKind,
  overdueReason,
} from '../../../../lib/domain/case/case.ts';
import type { Deadline } from '../../../../lib/domain/case/kernel/deadline.ts';
import { answersFor } from '../../../../lib/domain/case/model/deadlines.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { referenceOf } from '../../../../lib/policy/registration-rules.ts';
import type { CaseStore } from '../../../../lib/store/cases.ts';
import { type DistrictDeadline, deadlinesOf, positionOf } from '../../../../lib/store/district-deadlines.ts';
import { inParallel } from '../../../../lib/store/in-parallel.ts';
import { type OfficerEntry, officerEntries } from '../../../../lib/store/officers.ts';
import { pageOf } from '../../../../lib/store/paging.ts';
import { resolveDistricts } from '../../../common/cases/districts.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { type DistrictFairs, fairsOf, latenessOf } from '../../../common/rules/fair-months.ts';
import { currentRules, type Rules } from '../../../common/rules/rules.ts';
import { workingDaysLeft } from '../../../common/views/countdown-view.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { overdueTexts } from '../../../common/views/texts.ts';
import { deadlineTexts } from '../../../episodes/registry.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const { limit, after } = query;
    const districts = resolveDistricts(principal, query.district);
    const [overdue, entries, rules] = await Promise.all([
      deadlinesOf(records.table, districts, now),
      officerEntries(records.table),
      currentRules(records.table),
    ]);
    const left = after === undefined ? overdue : overdue.filter((each) => positionOf(each) > after);
    const { entries: page, ...next } = pageOf(left, limit, positionOf);
    const shown = await inParallel(page, (each) =>
      overdueView(records.cases, each, rules.workingCalendar, entries, language, now),
    );
    const fairs =
      after === undefined ? overdueFairs(await fairsOf(records.table, districts, rules, now)) : [];
    return {
      body: {
        total: overdue.length,
        kinds: countByKind(overdue),
        overdue: shown.flatMap((each) => each ?? []),
        ...(fairs.length > 0 && {
          fairs: fairs.map((each) => fairOverdueView(each, rules, rules.workingCalendar, language, now)),
        }),
        ...next,
      },
    };
  };

export const handler = serve(operation, () => handle(connectCases()));

/** The months that are over without a fair, longest first. */
const overdueFairs = (all: readonly DistrictFairs[]) =>
  all
    .flatMap(({ district, citation, months }) => months.map((month) => ({ ...month, district, citation })))
    .filter(({ status }) => status === 'overdue')
    .toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));

const fairOverdueView = (
  fair: ReturnType<typeof overdueFairs>[number],
  rules: Rules,
  calendar: WorkingCalendar,
  language: Language,
  now: number,
) => ({
  district: districtView(fair.district, language),
  month: fair.month,
  required: fair.required,
  held: fair.held,
  dueDate: fair.dueDate,
  overdueSince: new Date(endOfDay(lastDayOf(fair.month))).toISOString(),
  ...latenessOf(fair, rules, calendar, now),
  basis: describeCitation(referenceOf(fair.citation), language),
});

function countByKind(overdue: readonly DistrictDeadline[]): Partial<Record<DeadlineKind, number>> {
  const kinds: Partial<Record<DeadlineKind, number>> = {};
  for (const { kind } of overdue) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

/** Undefined when it has just been met: an index is a moment behind. */
async function overdueView(
  cases: CaseStore,
  { caseId, deadlineId, district }: DistrictDeadline,
  calendar: WorkingCalendar,
  directory: readonly OfficerEntry[],
  language: Language,
  now: number,
) {
  const state = (await cases.load(caseId))?.state;
  const deadline = state?.deadlines[deadlineId];
  if (!state || !deadline) return undefined;
  const attempts = await attemptsAt(cases, state, deadline);
  const officer = state.assignment?.officer;
  const absence = absenceOf(directory, officer, beijingDate(now));
  const reason = overdueReason(state, deadline, attempts ?? 0, absence !== undefined);
  return {
    caseId,
    applicationNumber: state.applicationNumber,
    district: districtView(district, language),
    kind: deadline.kind,
    kindText: deadlineTexts[deadline.kind][language],
    taskId: deadline.taskId,
    dueDate: deadline.dueDate,
    overdueSince: deadline.dueAt,
    workingDaysOverdue: Math.max(0, -workingDaysLeft(deadline.dueDate, calendar, now)),
    level: answersFor(state, deadline),
    reason,
    reasonText: overdueTexts[reason][language],
    ...(attempts !== undefined && { attempts }),
    ...(officer !== undefined && { officer }),
    ...(absence && { absence }),
    basis: describeCitation(deadline.basis, language),
  };
}

/** Until when an officer is away, and their deputy, if they are away today. */
function absenceOf(directory: readonly OfficerEntry[], officer: string | undefined, today: string) {
  const absence = directory.find(({ subject }) => subject === officer)?.absence;
  if (!absence || !isAbsent({ absence }, today)) return undefined;
  const { until, deputy } = absence;
  return { until, ...(deputy !== undefined && { deputy }) };
}

/** Attempts to reach the person: for a follow-up from the case, for the first contact from its history. */
async function attemptsAt(
  cases: CaseStore,
  state: CaseState,
  deadline: Deadline,
): Promise<number | undefined> {
  if (deadline.kind !== 'first-contact') return attemptsFor(state, deadline);
  const history = await cases.history(state.caseId);
  return history.filter(({ event }) => event.type === 'contact-recorded' && !event.data.reached).length;
}
