import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Query } from '../api/operations.ts';
import { ApiProblem } from '../api/problem.ts';
import { serviceNow } from '../api/service-time.ts';
import { reversed } from '../parts/arrays.ts';
import { Basis } from '../parts/basis.tsx';
import { download } from '../parts/csv.ts';
import { FilterBar, type FilterField } from '../parts/filter-bar.tsx';
import { monthBefore, monthsUpTo } from '../parts/months.ts';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { readAll, useList } from '../parts/use-list.ts';
import { useText } from '../settings/use-text.ts';
import { dayOf, showDate } from '../texts/dates.ts';
import { marks } from '../texts/marks.ts';
import { type CoverageAnswer, coverageStatuses, type Status, statuses } from './coverage-cells.ts';
import { coverageFile } from './coverage-file.ts';
import { CoverageOfCases, CoverageOfDistricts } from './coverage-grids.tsx';
import { LeadPage } from './lead-frame.tsx';
import { AsOf } from './parts.tsx';
import { usePlaceFilter, usePlaces } from './places.ts';

const texts = {
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  order: { zh: '排列', en: 'Order' },
  worst: { zh: '最差在前', en: 'Worst first' },
  registered: { zh: '按登记先后', en: 'As registered' },
  status: { zh: '仅看', en: 'Only' },
  any: { zh: '全部状态', en: 'All' },
  gap: {
    zh: '发现 {count} 处漏访：应当回访而没有生成任务。请立即查看并报告系统管理员。',
    en: '{count} gaps found. These months are due but were never opened. Check them now and tell the administrator.',
  },
  seeGap: { zh: '{month}：{count} 个', en: '{month}: {count}' },
  csv: { zh: '导出表格', en: 'Export as CSV' },
  exporting: { zh: '正在导出…', en: 'Exporting…' },
  tooMany: {
    zh: '本地区登记较多，不能按最差排列。可以改为按登记先后排列，或者用“仅看”找出有问题的登记。',
    en: 'There are too many registrations to show the worst first. Sort by registration date, or use “Only” to find the bad ones.',
  },
  period: {
    zh: '起止月份颠倒或者超过 24 个月。',
    en: 'The end month is before the start month, or the period is longer than 24 months.',
  },
  counted: { zh: '统计于', en: 'Counted' },
  uncounted: {
    zh: '尚未统计：每日核查统计有人登记的地区',
    en: 'not counted: the daily check only counts places with registered people',
  },
  legend: { zh: '图例', en: 'What the signs mean' },
  responsible: { zh: '责任', en: 'Responsible' },
  loading: { zh: '正在读取', en: 'Loading' },
};

/** The most months that are shown at once. */
const mostMonths = 24;

/** The monthly follow-ups as a map of cases and months; for a city or province, of districts and months. */
export function CoverageMap() {
  const { t, language } = useText();
  const search = useSearch({ from: '/lead/coverage' });
  const navigate = useNavigate({ from: '/lead/coverage' });
  const { whole } = usePlaces();
  const placeField = usePlaceFilter();
  const thisMonth = dayOf(serviceNow()).slice(0, 7);
  const to = search.to ?? thisMonth;
  const from = search.from ?? monthBefore(to, 5);
  const place = search.district ?? whole.code;
  const ofCases = place.length === 6;
  const order = search.order === 'registered' ? 'registered' : 'worst';
  const isPeriod = from <= to && to <= thisMonth && monthBefore(to, mostMonths - 1) <= from;
  const query: NonNullable<Query<'GET /coverage'>> = {
    district: place,
    from,
    to,
    limit: 200,
    ...(ofCases && {
      order,
      ...(search.status !== undefined && { status: search.status.split(',') as Status[] }),
    }),
  };
  const list = useList('GET /coverage', { query }, { enabled: isPeriod, poll: 60 });
  const first = isPeriod ? list.pages?.[0] : undefined;
  const months = reversed(monthsUpTo(thisMonth, 36)).map((month) => ({
    value: month,
    text: showDate(month, 'month', language),
  }));
  const fields: FilterField[] = [
    placeField,
    { name: 'from', label: texts.from, options: months },
    { name: 'to', label: texts.to, options: months },
    {
      name: 'order',
      label: texts.order,
      none: texts.worst,
      options: [{ value: 'registered', text: t(texts.registered) }],
    },
    {
      name: 'status',
      label: texts.status,
      none: texts.any,
      options: coverageStatuses.map((status) => ({
        value: status,
        text: `${statuses[status].sign} ${t(statuses[status].text)}`,
      })),
    },
  ];
  return (
    <LeadPage
      screen="coverage"
      aside={
        <div className="row">
          <AsOf at={first?.countedAt ?? first?.asOf} />
          {first && <ExportButton query={query} answer={first} />}
        </div>
      }
    >
      <FilterBar
        fields={ofCases ? fields : fields.filter(({ name }) => name !== 'order' && name !== 'status')}
        values={{ ...search, from, to }}
        onApply={(filters) => void navigate({ search: (now) => ({ ...now, ...filters }) })}
      />
      {!isPeriod && (
        <Notice tone="danger" urgent>
          <p>{t(texts.period)}</p>
        </Notice>
      )}
      {first && <GapNotice answer={first} />}
      {first && (
        <div className="row faint">
          <span>
            {t(texts.responsible)}
            {marks[language].colon}
            {first.responsibility.text}
          </span>
          <Basis basis={first.responsibility.basis} />
        </div>
      )}
      {list.problem && isPeriod && <CoverageProblem problem={list.problem} onRetry={list.readAgain} />}
      {first && list.pages ? (
        first.districts ? (
          <CoverageOfDistricts answer={first} districts={first.districts} />
        ) : (
          <CoverageOfCases pages={list.pages} more={list.more} readMore={list.readMore} />
        )
      ) : (
        isPeriod &&
        !list.problem && (
          <div className="stack" role="status">
            <span className="visually-hidden">{t(texts.loading)}</span>
            <div className="skeleton" />
            <div className="skeleton" />
            <div className="skeleton" />
          </div>
        )
      )}
      <Legend />
    </LeadPage>
  );
}

/** The most important warning: months whose follow-up was never opened. */
function GapNotice({ answer }: { answer: CoverageAnswer }) {
  const { t, language } = useText();
  const search = useSearch({ from: '/lead/coverage' });
  const gaps = (answer.totals ?? []).filter(({ gap }) => gap > 0);
  if (gaps.length === 0) return null;
  return (
    <Notice tone="danger" urgent>
      <p>
        <strong>{t(texts.gap, { count: gaps.reduce((sum, { gap }) => sum + gap, 0) })}</strong>
      </p>
      <div className="row">
        {gaps.map(({ month, gap }) => (
          <Link key={month} to="/lead/coverage" search={{ ...search, from: month, to: month, status: 'gap' }}>
            {t(texts.seeGap, { month: showDate(month, 'month', language), count: gap })}
          </Link>
        ))}
      </div>
    </Notice>
  );
}

function CoverageProblem({ problem, onRetry }: { problem: ApiProblem; onRetry: () => void }) {
  const { t } = useText();
  const search = useSearch({ from: '/lead/coverage' });
  if (problem.code !== 'too-many-to-order') return <ProblemNotice problem={problem} onRetry={onRetry} />;
  return (
    <Notice tone="warn" urgent>
      <p>{t(texts.tooMany)}</p>
      <Link className="button" to="/lead/coverage" search={{ ...search, order: 'registered' }}>
        {t(texts.registered)}
      </Link>
    </Notice>
  );
}

/** Exports everything that the filters find: cases by month, or the totals of the districts. */
function ExportButton({
  query,
  answer,
}: {
  query: NonNullable<Query<'GET /coverage'>>;
  answer: CoverageAnswer;
}) {
  const { t, language } = useText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const run = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const pages = answer.districts ? [answer] : await readAll('GET /coverage', { query });
      const name = `coverage-${query.district}-${query.from}-${query.to}.csv`;
      download(name, coverageFile(pages, language));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <button type="button" className="button" aria-disabled={busy || undefined} onClick={() => void run()}>
        {t(busy ? texts.exporting : texts.csv)}
      </button>
      {problem && <ProblemNotice problem={problem} onRetry={() => void run()} />}
    </>
  );
}

function Legend() {
  const { t } = useText();
  return (
    <section className="legend" aria-label={t(texts.legend)}>
      <ul className="plain-list row">
        {coverageStatuses.map((status) => (
          <li key={status} data-tone={statuses[status].tone} className="legend-item">
            <span className="grid-sign" aria-hidden="true">
              {statuses[status].sign}
            </span>
            <span>{t(statuses[status].text)}</span>
          </li>
        ))}
        <li className="legend-item">
          <span className="grid-sign" aria-hidden="true">
            …
          </span>
          <span>{t(texts.uncounted)}</span>
        </li>
      </ul>
    </section>
  );
}
