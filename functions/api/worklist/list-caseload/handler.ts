import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import { worksFor } from '../../../../lib/domain/case/assignment/officers.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { coverageOf } from '../../../../lib/domain/case/follow-up/coverage.ts';
import { lastContactAt } from '../../../../lib/domain/case/in-touch/last-contact.ts';
import { isWithin } from '../../../../lib/domain/case/kernel/access.ts';
import { progressOf } from '../../../../lib/domain/case/service-plan/plans.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { caseload, officerEntries } from '../../../../lib/store/officers.ts';
import { resolveDistricts } from '../../../common/cases/districts.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules, type Rules } from '../../../common/rules/rules.ts';
import { workingDaysLeft } from '../../../common/views/countdown-view.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { applicantView } from '../../../common/views/masking.ts';
import { officerNames } from '../../../common/views/officer-name.ts';
import { monthStatusText } from '../../../common/views/registration-view.ts';
import { phaseTexts } from '../../../common/views/texts.ts';
import { deadlineTexts } from '../../../episodes/registry.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const { district, phase, limit, after } = query;
    resolveDistricts(principal, district);
    const today = beijingDate(now);
    const month = query.month ?? monthOf(today);
    if (month > monthOf(today)) throw Problem.ofFields([{ pointer: 'query:/month', code: 'date-in-future' }]);
    const [directory, rules] = await Promise.all([
      officerEntries(records.table),
      currentRules(records.table),
    ]);
    const whose = worksFor(directory, query.officer === 'me' ? principal.subject : query.officer, today);
    const { entries, next, total } = await caseload(records.table, whose, { limit, after });
    const found = await records.cases.withPersons(entries.map(({ caseId }) => caseId));
    const nameOf = officerNames(directory);
    const cases = found.flatMap(({ loaded: { state }, person }) => {
      const { assignment } = state;
      // The index is a moment behind: it may have ended, or been given to somebody else.
      if (!assignment || !whose.includes(assignment.officer) || !isOpen(state.phase)) return [];
      if (!isWithin(principal, state.district) || (district !== undefined && state.district !== district))
        return [];
      if (phase !== undefined && state.phase !== phase) return [];
      return [
        {
          caseId: state.caseId,
          applicationNumber: state.applicationNumber,
          version: state.version,
          applicant: applicantView(person, 'agency').name,
          district: districtView(state.district, language),
          phase: state.phase,
          phaseText: phaseTexts[state.phase][language],
          officer: assignment.officer,
          ...nameOf(assignment.officer),
          since: assignment.since,
          ...(state.registeredAt !== undefined && {
            registeredOn: beijingDate(Date.parse(state.registeredAt)),
            month: monthView(state, month, now, language),
          }),
          ...planOf(state),
          ...nextDue(state, rules, now, language),
          lastContactOn: beijingDate(lastContactAt(state)),
        },
      ];
    });
    return {
      body: {
        asOf: new Date(now).toISOString(),
        month,
        total,
        cases,
        ...(next !== undefined && { next }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));

const isOpen = (phase: CaseState['phase']): phase is 'registered' | 'job-seeker' =>
  phase === 'registered' || phase === 'job-seeker';

function monthView(state: CaseState, month: string, now: number, language: Language) {
  const status = coverageOf(state, month, now);
  const { by, attempts = [], excuse } = state.followUp?.months[month] ?? {};
  return {
    month,
    status,
    statusText: monthStatusText(status, excuse, language),
    attempts: attempts.length,
    ...(by && { by }),
  };
}

function planOf({ plan: { current, services, fulfilledAt } }: CaseState) {
  if (!current) return {};
  const items = progressOf(current, services);
  return {
    plan: {
      items: items.length,
      met: items.filter(({ met }) => met).length,
      ...(fulfilledAt !== undefined && { fulfilledAt }),
    },
  };
}

function nextDue({ deadlines }: CaseState, rules: Rules, now: number, language: Language) {
  const [first] = Object.values(deadlines).toSorted((a, b) =>
    a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.id < b.id ? -1 : 1,
  );
  if (!first) return {};
  const { kind, taskId, dueAt, dueDate, provisional } = first;
  return {
    nextDue: {
      kind,
      kindText: deadlineTexts[kind][language],
      taskId,
      dueAt,
      dueDate,
      provisional,
      overdue: Date.parse(dueAt) <= now,
      workingDaysLeft: workingDaysLeft(dueDate, rules.workingCalendar, now),
      basis: describeCitation(first.basis, language),
    },
  };
}
