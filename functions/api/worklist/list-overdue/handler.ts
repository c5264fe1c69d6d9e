import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../../../../lib/domain/calendar/working-calendar.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { attemptsFor, type DeadlineKind, overdueReason } from '../../../../lib/domain/case/case.ts';
import type { Deadline } from '../../../../lib/domain/case/kernel/deadline.ts';
import { answersFor } from '../../../../lib/domain/case/model/deadlines.ts';
import { currentCalendar } from '../../../../lib/store/calendar.ts';
import { type DistrictDeadline, deadlinesOf, positionOf } from '../../../../lib/store/district-deadlines.ts';
import { inParallel } from '../../../../lib/store/in-parallel.ts';
import { type OfficerEntry, Officers } from '../../../../lib/store/officers.ts';
import { resolveDistricts } from '../../../common/cases/districts.ts';
import { connectCases } from '../../../common/cases/records.ts';
import type { Language } from '../../../common/http/language.ts';
import { serve } from '../../../common/http/serve.ts';
import { deadlineTexts, overdueTexts } from '../../../common/views/texts.ts';
import { basisView, districtView, workingDaysLeft } from '../../../common/views/views.ts';
import { operation } from './operation.ts';

const records = connectCases();
const officers = new Officers(records.table);

export const handler = serve(operation, async ({ query, principal, language, now }) => {
  const { limit, after } = query;
  const districts = resolveDistricts(principal, query.district);
  const [overdue, calendar, entries] = await Promise.all([
    deadlinesOf(records.table, districts, now),
    currentCalendar(records.table),
    officers.entries(),
  ]);
  const left = after === undefined ? overdue : overdue.filter((each) => positionOf(each) > after);
  const page = left.slice(0, limit);
  const last = page.at(-1);
  const shown = await inParallel(page, (each) => view(each, calendar, entries, language, now));
  return {
    body: {
      total: overdue.length,
      kinds: countByKind(overdue),
      overdue: shown.flatMap((each) => each ?? []),
      ...(last && left.length > page.length && { next: positionOf(last) }),
    },
  };
});

function countByKind(overdue: readonly DistrictDeadline[]): Partial<Record<DeadlineKind, number>> {
  const kinds: Partial<Record<DeadlineKind, number>> = {};
  for (const { kind } of overdue) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

/** Undefined when it has just been met: an index is a moment behind. */
async function view(
  { caseId, deadlineId, district }: DistrictDeadline,
  calendar: WorkingCalendar,
  directory: readonly OfficerEntry[],
  language: Language,
  now: number,
) {
  const state = (await records.cases.load(caseId))?.state;
  const deadline = state?.deadlines[deadlineId];
  if (!state || !deadline) return undefined;
  const attempts = await attemptsAt(state, deadline);
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
    basis: basisView(deadline.basis, language),
  };
}

/** Until when an officer is away, and who stands in, if they are away today. */
function absenceOf(directory: readonly OfficerEntry[], officer: string | undefined, today: string) {
  const absence = directory.find(({ subject }) => subject === officer)?.absence;
  if (!absence || today < absence.from || absence.until < today) return undefined;
  const { until, deputy } = absence;
  return { until, ...(deputy !== undefined && { deputy }) };
}

/** How often the person was tried: of a month's follow-up the case knows it, of the first contact its history. */
async function attemptsAt(state: CaseState, deadline: Deadline): Promise<number | undefined> {
  if (deadline.kind !== 'first-contact') return attemptsFor(state, deadline);
  const history = await records.cases.history(state.caseId);
  return history.filter(({ event }) => event.type === 'contact-recorded' && !event.data.reached).length;
}
