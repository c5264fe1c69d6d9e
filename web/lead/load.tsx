import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../api/operations.ts';
import { useRead } from '../api/use-api.ts';
import { roleNames } from '../frame/roles.ts';
import { absenceToCome } from '../parts/availability.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useRecorded } from '../parts/recorded.tsx';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import { marks } from '../texts/marks.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import { LeadPage } from './lead-frame.tsx';
import { AsOf, useRole } from './parts.tsx';
import { usePlaceFilter, useStaff } from './places.ts';
import { screens } from './screens.ts';
import { tasksOf } from './tasks-of.ts';

export type Officer = Answer<'GET /officers'>['officers'][number];
type Summary = Answer<'GET /worklist/summary'>;

const texts = {
  intro: {
    zh: '名下件数是在办登记数；待办按谁来办统计，离岗人员的待办同时计入代班人员。',
    en: 'Cases are open registrations. Tasks count for the person who does them. Tasks of a person who is away also count for the deputy.',
  },
  person: { zh: '人员', en: 'Person' },
  role: { zh: '角色', en: 'Role' },
  cases: { zh: '名下', en: 'Cases' },
  tasks: { zh: '待办', en: 'Tasks' },
  overdue: { zh: '逾期', en: 'Overdue' },
  supposed: { zh: '假设后的待办', en: 'Tasks then' },
  absence: { zh: '在岗情况', en: 'Presence' },
  acts: { zh: '操作', en: 'Acts' },
  here: { zh: '在岗', en: 'present' },
  away: { zh: '离岗 {from} 至 {until}', en: 'away {from} to {until}' },
  awayNow: { zh: '今天离岗', en: 'away today' },
  deputy: { zh: '代班：{who}', en: 'deputy: {who}' },
  noDeputy: { zh: '没有代班人员', en: 'no deputy' },
  standsIn: { zh: '正在代 {who}', en: 'stands in for {who}' },
  left: { zh: '已离职（{day}）', en: 'left ({day})' },
  takesNone: { zh: '不分派案件', en: 'gets no new cases' },
  setAbsence: { zh: '登记离岗', en: 'Enter absence' },
  whatIf: { zh: '假如离岗', en: 'What if away' },
  handOver: { zh: '移交', en: 'Hand over' },
  supposing: {
    zh: '假设 {who} 从今天起离岗：其待办按登记的代班人员计算，没有代班人员的计入“无人负责”。这里只是测算，没有改动任何数据。',
    en: 'This shows what happens if {who} is away from today. Their tasks go to the deputy, or to nobody if there is no deputy. This is only a calculation and changes nothing.',
  },
  unassigned: { zh: '无人负责的待办：{before} → {after}', en: 'Unassigned tasks: {before} → {after}' },
  seeNobody: { zh: '查看将无人负责的待办', en: 'Show what would be unassigned' },
  back: { zh: '回到实际', en: 'Back to the current state' },
  none: { zh: '这里还没有登记工作人员。', en: 'No staff are entered here yet.' },
  notCounted: { zh: '未列出', en: 'not listed' },
  leftOut: {
    zh: '待办只统计到前 200 人，另有 {count} 人未列出，不等于没有待办。请选择区县，或者打开本人的待办。',
    en: 'Tasks are counted for 200 people only. {count} more have tasks that are not listed. Choose a district, or open the list of one person.',
  },
};

/** The workload of each person, their absences, and the effect of a further absence. */
export function Load() {
  const { t } = useText();
  const search = useSearch({ from: '/lead/load' });
  const navigate = useNavigate({ from: '/lead/load' });
  const place = usePlaceFilter();
  const { seesPersons } = useRole();
  const { district, without } = search;
  const staff = useStaff(district);
  const now = useRead('GET /worklist/summary', { query: { district } }, { poll: 60, enabled: seesPersons });
  const then = useRead(
    'GET /worklist/summary',
    { query: { district, without } },
    { enabled: seesPersons && without !== undefined },
  );
  const after = without === undefined ? undefined : then.data?.body;
  return (
    <LeadPage screen="load" aside={<AsOf at={now.data?.body.asOf} />}>
      <p className="soft">{t(texts.intro)}</p>
      <FilterBar
        fields={[place]}
        values={search}
        onApply={(filters) => void navigate({ search: (before) => ({ ...before, ...filters }) })}
      />
      {without !== undefined && seesPersons && (
        <Notice tone="info">
          <p>{t(texts.supposing, { who: staff.nameOf(without) ?? without })}</p>
          {after && now.data && (
            <p>
              <strong>
                {t(texts.unassigned, { before: now.data.body.unassigned, after: after.unassigned })}
              </strong>
            </p>
          )}
          <div className="row">
            <Link to="/lead/tasks" search={{ district, without, officer: 'none' }}>
              {t(texts.seeNobody)}
            </Link>
            <Link to="/lead/load" search={{ district }}>
              {t(texts.back)}
            </Link>
          </div>
        </Notice>
      )}
      {now.data?.body.officersLeftOut !== undefined && (
        <Notice tone="warn">
          <p>{t(texts.leftOut, { count: now.data.body.officersLeftOut })}</p>
        </Notice>
      )}
      <Loaded from={staff.query}>
        {({ officers }) =>
          officers.length === 0 ? (
            <p className="empty">{t(texts.none)}</p>
          ) : (
            <LoadTable officers={officers} summary={now.data?.body} after={after} nameOf={staff.nameOf} />
          )
        }
      </Loaded>
    </LeadPage>
  );
}

function LoadTable({
  officers,
  summary,
  after,
  nameOf,
}: {
  officers: readonly Officer[];
  summary: Summary | undefined;
  after: Summary | undefined;
  nameOf: (subject: string | undefined) => string | undefined;
}) {
  const { t, language } = useText();
  const { seesPersons, manages } = useRole();
  const { district } = useSearch({ from: '/lead/load' });
  const [absent, setAbsent] = useState<Officer>();
  const recorded = useRecorded();
  const most = Math.max(1, ...officers.map(({ load }) => load));
  return (
    <>
      {recorded.notice}
      <div className="table-scroll">
        <table className="table table-stacked" aria-label={t(screens.load.name)}>
          <thead>
            <tr>
              <th scope="col">{t(texts.person)}</th>
              <th scope="col">{t(texts.role)}</th>
              <th scope="col" className="amount">
                {t(texts.cases)}
              </th>
              {seesPersons && (
                <th scope="col" className="amount">
                  {t(texts.tasks)}
                </th>
              )}
              {after && (
                <th scope="col" className="amount">
                  {t(texts.supposed)}
                </th>
              )}
              <th scope="col">{t(texts.absence)}</th>
              {manages && <th scope="col">{t(texts.acts)}</th>}
            </tr>
          </thead>
          <tbody>
            {officers.map((officer) => {
              const { subject, name, role, load, leftOn, takesCases } = officer;
              const tasks = tasksOf(summary, subject);
              const thenTasks = tasksOf(after, subject);
              const difference = tasks && thenTasks ? thenTasks.total - tasks.total : 0;
              return (
                <tr key={subject}>
                  <th scope="row" data-label={t(texts.person)}>
                    {name ?? subject}
                    {name && <div className="faint">{subject}</div>}
                  </th>
                  <td data-label={t(texts.role)}>
                    {roleNames[role]?.[language] ?? role}
                    {!takesCases && role === 'officer' && <div className="faint">{t(texts.takesNone)}</div>}
                  </td>
                  <td className="amount" data-label={t(texts.cases)}>
                    <span className="load-number">{load}</span>
                    <meter className="load-meter" min={0} max={most} value={load} aria-hidden="true" />
                  </td>
                  {seesPersons && (
                    <td className="amount" data-label={t(texts.tasks)}>
                      <Link to="/lead/tasks" search={{ district, officer: subject }}>
                        {tasks?.total ?? t(texts.notCounted)}
                      </Link>
                      {tasks !== undefined && tasks.overdue > 0 && (
                        <div>
                          <Link
                            to="/lead/tasks"
                            search={{ district, officer: subject, overdue: 'true' }}
                            className="deadline deadline-overdue"
                          >
                            ▲ {t(texts.overdue)} {tasks.overdue}
                          </Link>
                        </div>
                      )}
                    </td>
                  )}
                  {after && (
                    <td className="amount" data-label={t(texts.supposed)}>
                      {thenTasks?.total ?? t(texts.notCounted)}
                      {difference !== 0 && (
                        <div className="faint">{difference > 0 ? `+${difference}` : difference}</div>
                      )}
                    </td>
                  )}
                  <td data-label={t(texts.absence)}>
                    {leftOn ? (
                      <span className="tag">
                        {t(texts.left, { day: showDate(leftOn, 'dayOfYear', language) })}
                      </span>
                    ) : (
                      <Presence officer={officer} nameOf={nameOf} />
                    )}
                  </td>
                  {manages && (
                    <td data-label={t(texts.acts)}>
                      <div className="row">
                        {leftOn === undefined && (
                          <button
                            type="button"
                            className="button button-quiet"
                            onClick={() => setAbsent(officer)}
                          >
                            {t(texts.setAbsence)}
                            <span className="visually-hidden"> {nameOf(subject)}</span>
                          </button>
                        )}
                        {seesPersons && leftOn === undefined && (
                          <Link
                            to="/lead/load"
                            search={{ district, without: subject }}
                            className="button button-quiet"
                          >
                            {t(texts.whatIf)}
                          </Link>
                        )}
                        {load > 0 && (
                          <Link
                            to="/lead/reassign"
                            search={{ district, from: subject }}
                            className="button button-quiet"
                          >
                            {t(texts.handOver)}
                          </Link>
                        )}
                      </div>
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {absent && (
        <AbsenceDialog
          officer={absent}
          officers={officers}
          onDone={recorded.say}
          onClose={() => setAbsent(undefined)}
        />
      )}
    </>
  );
}

function Presence({
  officer,
  nameOf,
}: {
  officer: Officer;
  nameOf: (subject: string | undefined) => string | undefined;
}) {
  const { t, language } = useText();
  const { absentToday, standsInFor } = officer;
  const absence = absenceToCome(officer);
  return (
    <div className="stack-tight">
      {absence ? (
        <div>
          <span className={absentToday ? 'tag tag-warn' : 'tag tag-info'}>
            {t(texts.away, {
              from: showDate(absence.from, 'day', language),
              until: showDate(absence.until, 'day', language),
            })}
          </span>{' '}
          <span className={absence.deputy ? undefined : 'tag tag-danger'}>
            {absence.deputy
              ? t(texts.deputy, { who: nameOf(absence.deputy) ?? absence.deputy })
              : t(texts.noDeputy)}
          </span>
        </div>
      ) : (
        <span>{t(absentToday ? texts.awayNow : texts.here)}</span>
      )}
      {standsInFor.length > 0 && (
        <div className="faint">
          {t(texts.standsIn, {
            who: standsInFor.map((each) => nameOf(each) ?? each).join(marks[language].list),
          })}
        </div>
      )}
    </div>
  );
}
