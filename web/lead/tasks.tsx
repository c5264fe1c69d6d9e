import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Answer, Query } from '../api/operations.ts';
import { useRead } from '../api/use-api.ts';
import { Deadline } from '../parts/deadline.tsx';
import { FilterBar, type FilterField } from '../parts/filter-bar.tsx';
import { Listed } from '../parts/listed.tsx';
import { useList } from '../parts/use-list.ts';
import { useText } from '../settings/use-text.ts';
import { channels, escalationLevels } from '../texts/codes.ts';
import { LeadPage } from './lead-frame.tsx';
import { AsOf, CaseLink } from './parts.tsx';
import { usePlaceFilter, useStaff } from './places.ts';
import { screens } from './screens.ts';

type Task = Answer<'GET /worklist'>['tasks'][number];
type Summary = Answer<'GET /worklist/summary'>;
type Filter = NonNullable<Query<'GET /worklist/summary'>>;

const texts = {
  tabs: { zh: '待办的分类', en: 'Parts of the tasks' },
  all: { zh: '全部', en: 'All' },
  forSupervisor: { zh: '待主管审核', en: 'For a supervisor' },
  overdue: { zh: '逾期', en: 'Overdue' },
  today: { zh: '今天到期', en: 'Due today' },
  within3: { zh: '3 个工作日内', en: 'Within 3 days' },
  awaiting: { zh: '等待补充', en: 'Waiting for the person' },
  escalated: { zh: '已督办', en: 'Escalated' },
  unassigned: { zh: '无人负责', en: 'Unassigned' },
  none: { zh: '没有待办。', en: 'There are no tasks.' },
  noMatch: {
    zh: '按这些条件没有待办。可清除条件后再看。',
    en: 'No tasks match these filters. Clear them to see everything.',
  },
  due: { zh: '法定期限', en: 'Due' },
  kind: { zh: '事项', en: 'Task' },
  officer: { zh: '经办人', en: 'Officer' },
  person: { zh: '申请人', en: 'Person' },
  number: { zh: '申请编号', en: 'Number' },
  place: { zh: '地区', en: 'Place' },
  progress: { zh: '进展', en: 'Progress' },
  nobody: { zh: '无人负责', en: 'Nobody' },
  untouched: { zh: '未着手', en: 'Not started' },
  started: { zh: '已着手', en: 'Begun' },
  answered: { zh: '补充已答复', en: 'The person has answered' },
  attempts: { zh: '联系未果 {attempts} 次', en: '{attempts} attempts' },
  assisted: { zh: '代办', en: 'Assisted' },
  without: {
    zh: '假设 {who} 从今天起离岗时的待办。',
    en: 'Tasks if {who} is away from today.',
  },
  realAgain: { zh: '回到实际', en: 'Back to the current state' },
};

/** The filters of the tabs; only one of them is set at a time. */
const tabs: readonly {
  readonly text: keyof typeof texts;
  readonly set: Readonly<Record<string, string>>;
  readonly count: (summary: Summary) => number;
}[] = [
  { text: 'all', set: {}, count: ({ total }) => total },
  { text: 'forSupervisor', set: { forSupervisor: 'true' }, count: (summary) => summary.forSupervisor },
  { text: 'overdue', set: { overdue: 'true' }, count: (summary) => summary.overdue },
  { text: 'today', set: { due: 'today' }, count: ({ dueToday }) => dueToday },
  { text: 'within3', set: { due: 'within-3' }, count: ({ dueWithin3 }) => dueWithin3 },
  {
    text: 'awaiting',
    set: { awaitingInformation: 'true' },
    count: ({ awaitingInformation }) => awaitingInformation,
  },
  { text: 'escalated', set: { escalated: 'true' }, count: (summary) => summary.escalated },
];
const noTab = {
  forSupervisor: undefined,
  overdue: undefined,
  due: undefined,
  awaitingInformation: undefined,
  escalated: undefined,
};

/** The tasks of a jurisdiction, including those that only a supervisor decides. */
export function Tasks() {
  const { t } = useText();
  const search = useSearch({ from: '/lead/tasks' });
  const navigate = useNavigate({ from: '/lead/tasks' });
  const place = usePlaceFilter();
  const staff = useStaff();
  const { kind, ...rest } = search;
  const filter = {
    ...rest,
    lang: undefined,
    ...(kind !== undefined && { kind: [kind as Task['kind']] }),
  } as Filter;
  const list = useList('GET /worklist', { query: { ...filter, limit: 50 } }, { poll: 30 });
  const counts = useRead('GET /worklist/summary', { query: filter }, { poll: 60 });
  const others = useRead('GET /worklist/summary', { query: { ...filter, ...noTab } }, { poll: 60 });
  const withoutKind = useRead(
    'GET /worklist/summary',
    { query: { ...filter, kind: undefined } },
    { poll: 60 },
  );
  const fields: FilterField[] = [
    place,
    {
      name: 'kind',
      label: texts.kind,
      none: texts.all,
      options: (withoutKind.data?.body.byKind ?? []).map(({ kind: code, kindText, total }) => ({
        value: code,
        text: `${kindText} (${total})`,
      })),
    },
    {
      name: 'officer',
      label: texts.officer,
      none: texts.all,
      options: [{ value: 'none', text: t(texts.nobody) }, ...staff.options],
    },
  ];
  const filtered = Object.values({ ...search, lang: undefined }).some((each) => each !== undefined);
  return (
    <LeadPage screen="tasks" aside={<AsOf at={list.pages?.[0]?.asOf} />}>
      {search.without !== undefined && (
        <div className="row">
          <span className="tag tag-warn">
            {t(texts.without, { who: staff.nameOf(search.without) ?? '' })}
          </span>
          <Link to="/lead/tasks" search={{ ...search, without: undefined }}>
            {t(texts.realAgain)}
          </Link>
        </div>
      )}
      <nav className="tabs" aria-label={t(texts.tabs)}>
        {tabs.map(({ text, set, count }) => {
          const summary = others.data?.body;
          const isHere = Object.entries(noTab).every(
            ([name]) => (search as Record<string, string | undefined>)[name] === set[name],
          );
          return (
            <Link
              key={text}
              to="/lead/tasks"
              search={{ ...search, ...noTab, ...set }}
              aria-current={isHere ? 'true' : undefined}
              activeOptions={{ exact: true, includeSearch: true }}
            >
              {t(texts[text])} {summary && <span className="count">{count(summary)}</span>}
            </Link>
          );
        })}
      </nav>
      <FilterBar
        fields={fields}
        values={search}
        onApply={(filters) => void navigate({ search: (now) => ({ ...now, ...filters }) })}
      />
      <Listed
        list={list}
        rowsOf={({ tasks }) => tasks}
        total={counts.data?.body.total}
        empty={<p>{t(filtered ? texts.noMatch : texts.none)}</p>}
      >
        {(rows) => <TaskTable rows={rows} />}
      </Listed>
    </LeadPage>
  );
}

function TaskTable({ rows }: { rows: readonly Task[] }) {
  const { t } = useText();
  const progress = { no: texts.untouched, started: texts.started, answered: texts.answered };
  return (
    <div className="table-scroll">
      <table className="table table-stacked" aria-label={t(screens.tasks.name)}>
        <thead>
          <tr>
            <th scope="col">{t(texts.due)}</th>
            <th scope="col">{t(texts.kind)}</th>
            <th scope="col">{t(texts.person)}</th>
            <th scope="col">{t(texts.number)}</th>
            <th scope="col">{t(texts.place)}</th>
            <th scope="col">{t(texts.officer)}</th>
            <th scope="col">{t(texts.progress)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.caseId} ${row.taskId}`}>
              <td data-label={t(texts.due)}>
                <Deadline {...row} />
              </td>
              <td data-label={t(texts.kind)}>
                {row.kindText} {row.assisted && <span className="tag">{t(texts.assisted)}</span>}
              </td>
              <td data-label={t(texts.person)}>{row.applicant}</td>
              <td data-label={t(texts.number)}>
                <CaseLink caseId={row.caseId} number={row.applicationNumber} />
                <div className="faint">{t(channels[row.channel])}</div>
              </td>
              <td data-label={t(texts.place)}>{row.district.name}</td>
              <td data-label={t(texts.officer)}>
                {row.officerName ?? row.officer ?? row.takenByName ?? row.takenBy ?? (
                  <span className="tag tag-warn">{t(texts.nobody)}</span>
                )}
              </td>
              <td data-label={t(texts.progress)}>
                {t(progress[row.touched])}
                {row.attempts !== undefined && row.attempts > 0 && (
                  <div className="faint">{t(texts.attempts, { attempts: row.attempts })}</div>
                )}
                {row.escalatedTo && (
                  <div>
                    <span className="tag tag-warn">
                      {t(texts.escalated)} · {t(escalationLevels[row.escalatedTo])}
                    </span>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
