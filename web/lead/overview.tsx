import { Link, useSearch } from '@tanstack/react-router';
import { serviceNow } from '../api/service-time.ts';
import { useRead } from '../api/use-api.ts';
import { Loaded } from '../parts/loaded.tsx';
import { monthBefore } from '../parts/months.ts';
import { Notice } from '../parts/notice.tsx';
import { Tile, Tiles } from '../parts/tile.tsx';
import { useText } from '../settings/use-text.ts';
import { deadlineKinds, escalationLevels } from '../texts/codes.ts';
import { dayOf } from '../texts/dates.ts';
import { shareOf } from './coverage-cells.ts';
import { LeadPage } from './lead-frame.tsx';
import { AsOf, useRole } from './parts.tsx';
import { usePlaces } from './places.ts';

const texts = {
  overdue: { zh: '逾期与督办（按法定期限）', en: 'Overdue (legal deadlines)' },
  all: { zh: '全部逾期', en: 'All overdue' },
  at: { zh: '已到{level}', en: 'With: {level}' },
  kinds: { zh: '逾期的事项', en: 'What is overdue' },
  none: { zh: '目前没有逾期事项。', en: 'Nothing is overdue.' },
  work: { zh: '待办', en: 'Tasks' },
  total: { zh: '全部待办', en: 'All tasks' },
  forSupervisor: { zh: '待主管审核', en: 'For a supervisor' },
  unassigned: { zh: '无人负责', en: 'Unassigned' },
  overdueTasks: { zh: '其中逾期', en: 'Overdue tasks' },
  today: { zh: '今天到期', en: 'Due today' },
  within3: { zh: '3 个工作日内到期', en: 'Due within 3 working days' },
  awaiting: { zh: '等待本人补充', en: 'Waiting for the person' },
  escalated: { zh: '已督办', en: 'Escalated' },
  officer: { zh: '按经办人员', en: 'By officer' },
  leftOut: {
    zh: '另有 {count} 人也有待办，这里列不下。请选择区县查看。',
    en: '{count} more people have tasks and are not listed here. Choose a district to see them.',
  },
  coverage: { zh: '本月与上月回访覆盖', en: 'Coverage this month and last month' },
  gap: { zh: '漏访', en: 'Gap' },
  gapNote: {
    zh: '应当回访而没有生成任务，应当始终为 0',
    en: 'due but never opened; must always be 0',
  },
  share: { zh: '{month} 按时回访', en: '{month}: done on time' },
  of: { zh: '{numerator} / {denominator} 人', en: '{numerator} of {denominator}' },
  notCounted: { zh: '尚未统计', en: 'Not counted yet' },
};

/** What needs a supervisor's attention today: saved queries, each with the length of the list that it opens. */
export function Overview() {
  const { seesPersons } = useRole();
  return (
    <LeadPage screen="overview">
      <OverdueTiles />
      <CoverageTiles />
      {seesPersons && <WorkTiles />}
    </LeadPage>
  );
}

function OverdueTiles() {
  const { t } = useText();
  const { district } = useSearch({ strict: false });
  const query = useRead('GET /overdue', { query: { district, limit: 1 } }, { poll: 60 });
  const levels = ['supervisor', 'unit', 'city'] as const;
  return (
    <section className="panel stack">
      <div className="row row-apart">
        <h2>{t(texts.overdue)}</h2>
        <AsOf at={query.data?.body.asOf} />
      </div>
      <Loaded from={query}>
        {({ total, kinds }) =>
          total === 0 ? (
            <Notice tone="ok">
              <p>{t(texts.none)}</p>
            </Notice>
          ) : (
            <>
              <Tiles label={t(texts.overdue)}>
                <Tile
                  count={total}
                  label={t(texts.all)}
                  tone="danger"
                  link={(inside) => (
                    <Link to="/lead/overdue" search={{ district }}>
                      {inside}
                    </Link>
                  )}
                />
                {levels.map((level) => (
                  <LevelTile key={level} level={level} />
                ))}
                <LevelTile officer="none" />
              </Tiles>
              <Tiles label={t(texts.kinds)}>
                {(Object.entries(kinds) as [keyof typeof kinds, number][]).map(([kind, count]) => (
                  <Tile
                    key={kind}
                    count={count}
                    label={t(deadlineKinds[kind])}
                    link={(inside) => (
                      <Link to="/lead/overdue" search={{ district, kind }}>
                        {inside}
                      </Link>
                    )}
                  />
                ))}
              </Tiles>
            </>
          )
        }
      </Loaded>
    </section>
  );
}

/** The number of tasks at a level of the ladder, or unassigned. */
function LevelTile(filter: { level?: 'supervisor' | 'unit' | 'city'; officer?: 'none' }) {
  const { t } = useText();
  const { district } = useSearch({ strict: false });
  const { data } = useRead('GET /overdue', { query: { district, limit: 1, ...filter } }, { poll: 60 });
  return (
    <Tile
      count={data?.body.total}
      label={filter.level ? t(texts.at, { level: t(escalationLevels[filter.level]) }) : t(texts.unassigned)}
      link={(inside) => (
        <Link to="/lead/overdue" search={{ district, ...filter }}>
          {inside}
        </Link>
      )}
    />
  );
}

function WorkTiles() {
  const { t } = useText();
  const { district } = useSearch({ strict: false });
  const query = useRead('GET /worklist/summary', { query: { district } }, { poll: 60 });
  return (
    <section className="panel stack">
      <div className="row row-apart">
        <h2>{t(texts.work)}</h2>
        <AsOf at={query.data?.body.asOf} />
      </div>
      <Loaded from={query}>
        {(summary) => {
          const tiles = [
            { text: texts.total, count: summary.total, search: {} },
            { text: texts.forSupervisor, count: summary.forSupervisor, search: { forSupervisor: 'true' } },
            { text: texts.unassigned, count: summary.unassigned, search: { officer: 'none' } },
            { text: texts.overdueTasks, count: summary.overdue, search: { overdue: 'true' }, grave: true },
            { text: texts.today, count: summary.dueToday, search: { due: 'today' } },
            { text: texts.within3, count: summary.dueWithin3, search: { due: 'within-3' } },
            {
              text: texts.awaiting,
              count: summary.awaitingInformation,
              search: { awaitingInformation: 'true' },
            },
            { text: texts.escalated, count: summary.escalated, search: { escalated: 'true' } },
          ];
          return (
            <>
              <Tiles label={t(texts.work)}>
                {tiles.map(({ text, count, search, grave }) => (
                  <Tile
                    key={text.en}
                    count={count}
                    label={t(text)}
                    tone={grave && count > 0 ? 'danger' : 'plain'}
                    link={(inside) => (
                      <Link to="/lead/tasks" search={{ district, ...search }}>
                        {inside}
                      </Link>
                    )}
                  />
                ))}
              </Tiles>
              {summary.byOfficer.length > 0 && <h3>{t(texts.officer)}</h3>}
              {summary.byOfficer.length > 0 && (
                <Tiles label={t(texts.officer)}>
                  {summary.byOfficer.map(({ subject, name, total, overdue }) => (
                    <Tile
                      key={subject}
                      count={total}
                      label={name ?? subject}
                      note={overdue > 0 ? `▲ ${t(texts.overdueTasks)} ${overdue}` : undefined}
                      link={(inside) => (
                        <Link to="/lead/tasks" search={{ district, officer: subject }}>
                          {inside}
                        </Link>
                      )}
                    />
                  ))}
                </Tiles>
              )}
              {summary.officersLeftOut !== undefined && (
                <p className="soft">{t(texts.leftOut, { count: summary.officersLeftOut })}</p>
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function CoverageTiles() {
  const { t } = useText();
  const { district } = useSearch({ strict: false });
  const { whole } = usePlaces();
  const month = dayOf(serviceNow()).slice(0, 7);
  const from = monthBefore(month, 1);
  const place = district ?? whole.code;
  const query = useRead(
    'GET /coverage',
    { query: { district: place, from, to: month, limit: 1 } },
    { poll: 60 },
  );
  return (
    <section className="panel stack">
      <div className="row row-apart">
        <h2>{t(texts.coverage)}</h2>
        <AsOf at={query.data?.body.countedAt} />
      </div>
      <Loaded from={query}>
        {({ totals }) =>
          totals === undefined || totals.length === 0 ? (
            <p className="soft">{t(texts.notCounted)}</p>
          ) : (
            <Tiles label={t(texts.coverage)}>
              {totals.map((each) => (
                <GapTile key={each.month} month={each.month} gap={each.gap} />
              ))}
              {totals.map(({ month: counted, doneInTime }) => (
                <Tile
                  key={counted}
                  count={shareOf(doneInTime.value)}
                  label={t(texts.share, { month: counted })}
                  note={t(texts.of, {
                    numerator: doneInTime.numerator,
                    denominator: doneInTime.denominator,
                  })}
                  link={(inside) => (
                    <Link to="/lead/coverage" search={{ district, from: counted, to: counted }}>
                      {inside}
                    </Link>
                  )}
                />
              ))}
            </Tiles>
          )
        }
      </Loaded>
    </section>
  );
}

function GapTile({ month, gap }: { month: string; gap: number }) {
  const { t } = useText();
  const { district } = useSearch({ strict: false });
  return (
    <Tile
      count={gap}
      label={`${month} ${t(texts.gap)}`}
      note={t(texts.gapNote)}
      tone={gap > 0 ? 'danger' : 'ok'}
      link={(inside) => (
        <Link to="/lead/coverage" search={{ district, from: month, to: month, status: 'gap' }}>
          {inside}
        </Link>
      )}
    />
  );
}
