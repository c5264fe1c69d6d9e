import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../api/operations.ts';
import { serviceNow } from '../api/service-time.ts';
import { Basis } from '../parts/basis.tsx';
import { FilterBar, type FilterField } from '../parts/filter-bar.tsx';
import { Listed } from '../parts/listed.tsx';
import { useList } from '../parts/use-list.ts';
import { useText } from '../settings/use-text.ts';
import { deadlineKinds, escalationLevels, overdueReasons } from '../texts/codes.ts';
import { showDate, showDue } from '../texts/dates.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { LeadPage } from './lead-frame.tsx';
import { AsOf, CaseLink, useRole } from './parts.tsx';
import { usePlaceFilter, useStaff } from './places.ts';
import { screens } from './screens.ts';

type Answered = Answer<'GET /overdue'>;
export type OverdueEntry = Answered['overdue'][number];

const texts = {
  tabs: { zh: '逾期的事项', en: 'Kinds' },
  all: { zh: '全部', en: 'All' },
  none: { zh: '没有逾期事项。', en: 'Nothing is overdue.' },
  noMatch: {
    zh: '按这些条件没有逾期事项。可清除条件后再看。',
    en: 'Nothing overdue matches these filters. Clear them to see everything.',
  },
  level: { zh: '现由谁负责', en: 'With' },
  reason: { zh: '逾期原因', en: 'Why' },
  officer: { zh: '联系专人', en: 'Officer' },
  nobody: { zh: '无人负责', en: 'Nobody' },
  late: { zh: '逾期', en: 'Overdue' },
  days: { zh: '{days} 个工作日', en: '{days} working days' },
  kind: { zh: '事项', en: 'What' },
  number: { zh: '申请编号', en: 'Number' },
  place: { zh: '地区', en: 'Place' },
  attempts: { zh: '联系未果 {attempts} 次', en: '{attempts} attempts' },
  away: { zh: '离岗至 {day}', en: 'away until {day}' },
  deputy: { zh: '代班 {who}', en: 'deputy {who}' },
  select: { zh: '选择 {number}', en: 'Select {number}' },
  selected: { zh: '已选 {count} 件', en: '{count} selected' },
  assign: { zh: '指派所选', en: 'Assign selected' },
  fairs: { zh: '未按月举办专场招聘会', en: 'Months without a special fair' },
  looked: {
    zh: '逾期事项较多，按此条件只查了逾期最久的 {count} 项。请选择地区或事项后再查。',
    en: 'Many cases are overdue. These filters cover only the {count} most overdue. Choose a place or a kind to see others.',
  },
  held: { zh: '应办 {required} 场，已办 {held} 场', en: '{held} of {required} held' },
};

/** The overdue tasks: since when, why, and who is responsible. */
export function Overdue() {
  const { t } = useText();
  const search = useSearch({ from: '/lead/overdue' });
  const navigate = useNavigate({ from: '/lead/overdue' });
  const place = usePlaceFilter();
  const staff = useStaff();
  const { level, officer, reason, district } = search;
  // A kind that there is no longer, in an old address, is no filter.
  const kinds = (search.kind?.split(',') ?? []).filter(
    (each): each is OverdueEntry['kind'] => each in deadlineKinds,
  );
  const list = useList(
    'GET /overdue',
    {
      query: {
        district,
        level: level as OverdueEntry['level'] | undefined,
        officer,
        reason: reason as OverdueEntry['reason'] | undefined,
        ...(kinds.length > 0 && { kind: kinds }),
        limit: 50,
      },
    },
    { poll: 30 },
  );
  const first = list.pages?.[0];
  const fields: FilterField[] = [
    place,
    {
      name: 'level',
      label: texts.level,
      none: texts.all,
      options: Object.entries(escalationLevels).map(([value, text]) => ({ value, text: t(text) })),
    },
    {
      name: 'reason',
      label: texts.reason,
      none: texts.all,
      options: Object.entries(overdueReasons).map(([value, text]) => ({ value, text: t(text) })),
    },
    {
      name: 'officer',
      label: texts.officer,
      none: texts.all,
      options: [{ value: 'none', text: t(texts.nobody) }, ...staff.options],
    },
  ];
  const filtered = kinds.length > 0 || [level, officer, reason].some((each) => each !== undefined);
  return (
    <LeadPage screen="overdue" aside={<AsOf at={first?.asOf} />}>
      {first && <KindTabs kinds={first.kinds} />}
      <FilterBar
        fields={fields}
        values={search}
        onApply={(filters) => void navigate({ search: (now) => ({ ...now, ...filters }) })}
      />
      {first?.lookedThrough !== undefined && (
        <p className="soft" role="status">
          {t(texts.looked, { count: first.lookedThrough })}
        </p>
      )}
      <Listed
        list={list}
        rowsOf={({ overdue }) => overdue}
        total={first?.total}
        empty={<p>{t(filtered ? texts.noMatch : texts.none)}</p>}
      >
        {(rows) => <OverdueTable rows={rows} nameOf={staff.nameOf} />}
      </Listed>
      {first?.fairs && <OverdueFairs fairs={first.fairs} />}
    </LeadPage>
  );
}

/** The kinds as tabs. All other filters apply to their counts, and each tab opens as many rows as it counts. */
function KindTabs({ kinds }: { kinds: Answered['kinds'] }) {
  const { t } = useText();
  const search = useSearch({ from: '/lead/overdue' });
  const counted = Object.entries(kinds) as [keyof typeof kinds, number][];
  const all = counted.reduce((sum, [, count]) => sum + count, 0);
  return (
    <nav className="tabs" aria-label={t(texts.tabs)}>
      <Link
        to="/lead/overdue"
        search={{ ...search, kind: undefined }}
        aria-current={search.kind === undefined ? 'true' : undefined}
        activeOptions={{ exact: true, includeSearch: true }}
      >
        {t(texts.all)} <span className="count">{all}</span>
      </Link>
      {counted.map(([kind, count]) => (
        <Link
          key={kind}
          to="/lead/overdue"
          search={{ ...search, kind }}
          aria-current={search.kind === kind ? 'true' : undefined}
        >
          {t(deadlineKinds[kind])} <span className="count">{count}</span>
        </Link>
      ))}
    </nav>
  );
}

function OverdueTable({
  rows,
  nameOf,
}: {
  rows: readonly OverdueEntry[];
  nameOf: ReturnType<typeof useStaff>['nameOf'];
}) {
  const { t, language } = useText();
  const { manages } = useRole();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [assigning, setAssigning] = useState<readonly OverdueEntry[]>();
  // Rows that have left the list are no longer selected.
  const chosen = rows.filter(({ caseId }) => selected.has(caseId));
  const cases = [...new Map(chosen.map((each) => [each.caseId, each])).values()];
  const toggle = (caseId: string) =>
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(caseId)) after.add(caseId);
      return after;
    });
  return (
    <div className="stack">
      {manages && (
        <div className="row no-print" role="status">
          <button
            type="button"
            className="button"
            disabled={cases.length === 0}
            onClick={() => setAssigning(cases)}
          >
            {t(texts.assign)}
          </button>
          <span className="soft">{t(texts.selected, { count: cases.length })}</span>
        </div>
      )}
      <div className="table-scroll">
        <table className="table table-stacked" aria-label={t(screens.overdue.name)}>
          <thead>
            <tr>
              {manages && <td />}
              <th scope="col">{t(texts.late)}</th>
              <th scope="col">{t(texts.kind)}</th>
              <th scope="col">{t(texts.number)}</th>
              <th scope="col">{t(texts.place)}</th>
              <th scope="col">{t(texts.reason)}</th>
              <th scope="col">{t(texts.level)}</th>
              <th scope="col">{t(texts.officer)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.caseId} ${row.taskId} ${row.kind}`}>
                {manages && (
                  <td>
                    <input
                      type="checkbox"
                      className="check"
                      aria-label={t(texts.select, { number: row.applicationNumber })}
                      checked={selected.has(row.caseId)}
                      onChange={() => toggle(row.caseId)}
                    />
                  </td>
                )}
                <td data-label={t(texts.late)}>
                  <span className="deadline deadline-overdue">
                    <span className="sign" aria-hidden="true">
                      ▲
                    </span>
                    {t(texts.days, { days: row.workingDaysOverdue })}
                  </span>
                  <div className="faint">
                    <time dateTime={row.dueDate}>{showDue(row.dueDate, false, language, serviceNow())}</time>{' '}
                    <Basis basis={row.basis} />
                  </div>
                </td>
                <td data-label={t(texts.kind)}>{row.kindText}</td>
                <td data-label={t(texts.number)}>
                  <CaseLink caseId={row.caseId} number={row.applicationNumber} />
                </td>
                <td data-label={t(texts.place)}>{row.district.name}</td>
                <td data-label={t(texts.reason)}>
                  {row.reasonText}
                  {row.attempts !== undefined && row.attempts > 0 && (
                    <div className="faint">{t(texts.attempts, { attempts: row.attempts })}</div>
                  )}
                </td>
                <td data-label={t(texts.level)}>{t(escalationLevels[row.level])}</td>
                <td data-label={t(texts.officer)}>
                  {row.officerName ?? row.officer ?? row.takenByName ?? row.takenBy ?? (
                    <span className="tag tag-warn">{t(texts.nobody)}</span>
                  )}
                  {row.absence && (
                    <div className="faint">
                      {t(texts.away, { day: showDate(row.absence.until, 'day', language) })}
                      {row.absence.deputy &&
                        ` · ${t(texts.deputy, { who: nameOf(row.absence.deputy) ?? '' })}`}
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {assigning && (
        <AssignDialog
          cases={assigning}
          onClose={() => {
            setAssigning(undefined);
            setSelected(new Set());
          }}
        />
      )}
    </div>
  );
}

function OverdueFairs({ fairs }: { fairs: NonNullable<Answered['fairs']> }) {
  const { t, language } = useText();
  return (
    <section className="panel stack">
      <h2>{t(texts.fairs)}</h2>
      <ul className="stack-tight">
        {fairs.map(({ district, month, required, held, workingDaysOverdue, level, basis }) => (
          <li key={`${district.code} ${month}`}>
            {district.name} · {showDate(month, 'month', language)} · {t(texts.held, { required, held })} ·{' '}
            <span className="deadline deadline-overdue">
              <span className="sign" aria-hidden="true">
                ▲
              </span>
              {t(texts.days, { days: workingDaysOverdue })}
            </span>{' '}
            · {t(escalationLevels[level])} <Basis basis={basis} />
          </li>
        ))}
      </ul>
    </section>
  );
}
