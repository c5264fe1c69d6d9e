import { beijingDate, endOfDay, lastDayOf } from '../../../../lib/domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../../../../lib/domain/calendar/working-calendar.ts';
import { isAbsent } from '../../../../lib/domain/case/assignment/officers.ts';
import { waitsForInterest } from '../../../../lib/domain/case/assignment/successor.ts';
import { takerOf } from '../../../../lib/domain/case/assignment/take-application.ts';
import { attemptsFor, type DeadlineKind, overdueReason } from '../../../../lib/domain/case/case.ts';
import { answersFor } from '../../../../lib/domain/case/model/deadlines.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { referenceOf } from '../../../../lib/policy/registration-rules.ts';
import type { CaseStore } from '../../../../lib/store/cases.ts';
import { type DistrictDeadline, deadlinesOf, positionOf } from '../../../../lib/store/district-deadlines.ts';
import { type OfficerEntry, officerEntries } from '../../../../lib/store/officers.ts';
import { pageOf } from '../../../../lib/store/paging.ts';
import { resolveDistricts } from '../../../common/cases/districts.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { type DistrictFairs, fairsOf, latenessOf } from '../../../common/rules/fair-months.ts';
import { currentRules, type Rules } from '../../../common/rules/rules.ts';
import { workingDaysLeft } from '../../../common/views/countdown-view.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { officerNames, takerView } from '../../../common/views/officer-name.ts';
import { overdueTexts } from '../../../common/views/texts.ts';
import { deadlineTexts } from '../../../episodes/registry.ts';
import { operation } from './operation.ts';

/** How many cases are read at once if they are needed for a filter. */
const casesAtOnce = 100;

/**
 * How many deadlines are examined, longest overdue first, if their cases are needed for a filter. Strangers can make any number
 * late (I-52), and an answer has thirty seconds.
 */
const mostLookedThrough = 2_000;

export const handle =
  (records: CaseRecords, most = mostLookedThrough): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const { limit, after } = query;
    const districts = resolveDistricts(principal, query.district);
    const [all, directory, rules] = await Promise.all([
      deadlinesOf(records.table, districts, now),
      officerEntries(records.table),
      currentRules(records.table),
    ]);
    const { asked, lookedThrough } = await matching(records.cases, all, query, { directory, now, most });
    const overdue = query.kind ? asked.filter(({ kind }) => query.kind?.includes(kind)) : asked;
    const left = after === undefined ? overdue : overdue.filter((each) => positionOf(each) > after);
    const { entries: page, ...next } = pageOf(left, limit, positionOf);
    const found = await lateOnes(records.cases, page, directory, now);
    const nameOf = officerNames(directory);
    const shown = found.map((each) => ({
      ...overdueView(each, rules.workingCalendar, language, now),
      ...nameOf(each.state.assignment?.officer),
      ...takerView(takerOf(each.state), directory),
    }));
    const fairs =
      after === undefined && !isFiltered(query)
        ? overdueFairs(await fairsOf(records.table, districts, rules, now))
        : [];
    return {
      body: {
        asOf: new Date(now).toISOString(),
        total: overdue.length,
        kinds: countByKind(asked),
        overdue: shown,
        ...(lookedThrough !== undefined && { lookedThrough }),
        ...(fairs.length > 0 && {
          fairs: fairs.map((each) => fairOverdueView(each, rules, rules.workingCalendar, language, now)),
        }),
        ...next,
      },
    };
  };

export const handler = serve(operation, () => handle(connectCases()));

type Asked = Parameters<Handler<typeof operation>>[0]['query'];

const isFiltered = ({ kind, level, officer, reason }: Asked): boolean =>
  [kind, level, officer, reason].some((each) => each !== undefined);

/**
 * The deadlines that match filters about their cases: who is responsible and why they are late. Without such a filter no case
 * is read; with one, all late cases are, a hundred per call. If there are too many, other kinds are left out first, and then
 * the latest; the answer says how many were examined.
 */
async function matching(
  cases: CaseStore,
  all: readonly DistrictDeadline[],
  { kind, level, officer, reason }: Asked,
  {
    directory,
    now,
    most,
  }: {
    readonly directory: readonly OfficerEntry[];
    readonly now: number;
    readonly most: number;
  },
): Promise<{ readonly asked: readonly DistrictDeadline[]; readonly lookedThrough?: number }> {
  if (level === undefined && officer === undefined && reason === undefined) return { asked: all };
  const ofKind = all.length > most && kind ? all.filter((each) => kind.includes(each.kind)) : all;
  const looked = ofKind.slice(0, most);
  const matches: DistrictDeadline[] = [];
  for (let from = 0; from < looked.length; from += casesAtOnce) {
    const found = await lateOnes(cases, looked.slice(from, from + casesAtOnce), directory, now);
    matches.push(
      ...found
        .filter(
          ({ state, deadline, reason: why }) =>
            (level === undefined || answersFor(state, deadline) === level) &&
            (officer === undefined || (state.assignment?.officer ?? 'none') === officer) &&
            (reason === undefined || why === reason),
        )
        .map(({ listed }) => listed),
    );
  }
  return { asked: matches, ...(ofKind.length > most && { lookedThrough: looked.length }) };
}

/** The past months without a fair, longest ago first. */
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

/** Deadlines with their cases, and why they are late; without those just met, since an index lags a moment. */
async function lateOnes(
  cases: CaseStore,
  listed: readonly DistrictDeadline[],
  directory: readonly OfficerEntry[],
  now: number,
) {
  const loaded = await cases.loadMany([...new Set(listed.map(({ caseId }) => caseId))]);
  const byId = new Map(loaded.map((each) => [each.state.caseId, each]));
  return listed.flatMap((each) => {
    const known = byId.get(each.caseId);
    const deadline = known?.state.deadlines[each.deadlineId];
    if (!known || !deadline) return [];
    const { state } = known;
    const attempts = attemptsFor(state, deadline);
    const absence = absenceOf(directory, state.assignment?.officer, beijingDate(now));
    const aside = waitsForInterest(state, directory, beijingDate(now));
    const reason = overdueReason(state, deadline, attempts ?? 0, absence !== undefined, aside);
    return [{ listed: each, state, deadline, attempts, absence, reason }];
  });
}

function overdueView(
  { listed, state, deadline, attempts, absence, reason }: Awaited<ReturnType<typeof lateOnes>>[number],
  calendar: WorkingCalendar,
  language: Language,
  now: number,
) {
  const officer = state.assignment?.officer;
  return {
    caseId: listed.caseId,
    applicationNumber: state.applicationNumber,
    district: districtView(listed.district, language),
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
