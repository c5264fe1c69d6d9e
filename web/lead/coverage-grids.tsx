import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { sorted } from '../parts/arrays.ts';
import { Grid, type GridCell, type GridRow } from '../parts/grid.tsx';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import type { Bilingual } from '../texts/language.ts';
import { marks } from '../texts/marks.ts';
import {
  type CoverageAnswer,
  cellOf,
  type Status,
  shareOf,
  statuses,
  type Totals,
} from './coverage-cells.ts';
import { CaseLink, casePath, useRole } from './parts.tsx';

const texts = {
  cases: { zh: '登记与月份的回访覆盖', en: 'Follow-ups by registration and month' },
  districts: { zh: '各地区与月份的回访覆盖', en: 'Follow-ups by place and month' },
  place: { zh: '地区', en: 'Place' },
  registration: { zh: '登记', en: 'Registration' },
  all: { zh: '全部地区', en: 'All places' },
  nobody: { zh: '无人负责', en: 'nobody' },
  owed: { zh: '应回访', en: 'Owed' },
  inTime: { zh: '按时', en: 'In time' },
  byContact: { zh: '其中联系本人', en: 'of these by contact' },
  byComparison: { zh: '其中数据比对', en: 'of these by data comparison' },
  late: { zh: '逾期后补', en: 'Made up late' },
  open: { zh: '待回访', en: 'Open' },
  overdue: { zh: '逾期未回访', en: 'Overdue' },
  missed: { zh: '终止前未回访', en: 'Never done' },
  excused: { zh: '按规则免除', en: 'Excused by rule' },
  gap: { zh: '漏访', en: 'Gap' },
  compared: { zh: '比对 {count}', en: 'by data comparison {count}' },
  cell: { zh: '{month}：{what} {count}', en: '{month}: {what} {count}' },
  share: {
    zh: '{month}：按时 {share}，{numerator} 人 / 应回访 {denominator} 人',
    en: '{month}: {share} on time, {numerator} of {denominator} due',
  },
  withGap: { zh: '，漏访 {gap}', en: ', gap {gap}' },
  none: { zh: '{month}：尚未统计', en: '{month}: not counted yet' },
  noCases: {
    zh: '按这些条件没有登记。没有登记，或者没有符合“仅看”的月份。',
    en: 'No registrations match these filters.',
  },
  shown: { zh: '已显示 {count} 个登记', en: '{count} registrations shown' },
  more: { zh: '还有更多，滚动到末尾继续读取', en: 'there are more, scroll to the end' },
  readMore: { zh: '继续读取', en: 'Read more' },
  keys: {
    zh: '方向键移动，Enter 打开',
    en: 'Arrow keys move, Enter opens',
  },
};

const columnsOf = (months: readonly string[], language: 'zh' | 'en') =>
  months.map((month) => ({
    key: month,
    text: month.endsWith('-01') || month === months[0] ? month : month.slice(5),
    label: showDate(month, 'month', language),
  }));

/** The rows of totals: what each one counts, and the status that it opens, if any. */
const totalRows: readonly {
  readonly text: keyof typeof texts;
  readonly count: (totals: Totals) => number;
  /** Follow-ups by data comparison, counted separately and never added up (I-05). */
  readonly comparison?: (totals: Totals) => number;
  readonly status?: Status;
}[] = [
  { text: 'owed', count: ({ owed }) => owed },
  { text: 'byContact', count: ({ done }) => done.humanContact },
  { text: 'byComparison', count: ({ done }) => done.comparison },
  {
    text: 'late',
    count: ({ doneLate }) => doneLate.humanContact,
    comparison: ({ doneLate }) => doneLate.comparison,
    status: 'done-late',
  },
  { text: 'open', count: ({ open, upcoming }) => open + upcoming },
  { text: 'overdue', count: ({ overdue }) => overdue, status: 'overdue' },
  { text: 'missed', count: ({ missed }) => missed, status: 'missed' },
  {
    text: 'excused',
    count: ({ excused }) => excused.unreachable + excused.registrationEnded + excused.transferred,
  },
  { text: 'gap', count: ({ gap }) => gap, status: 'gap' },
];

/** The totals of the months as rows of a grid, gaps first if there are any. The server counts them. */
function useTotals() {
  const { t, language } = useText();
  const search = useSearch({ from: '/lead/coverage' });
  return (months: readonly string[], totals: readonly Totals[], open: boolean): GridRow[] => {
    const of = (month: string) => totals.find((each) => each.month === month);
    const monthText = (month: string) => showDate(month, 'month', language);
    const share: GridRow = {
      key: 'share',
      head: t(texts.inTime),
      cells: months.map((month) => shareCell(of(month), month)),
    };
    function shareCell(total: Totals | undefined, month: string): GridCell {
      if (!total) return { sign: '…', label: t(texts.none, { month: monthText(month) }) };
      const { numerator, denominator, value } = total.doneInTime;
      return {
        sign: shareOf(value),
        word: `${numerator}/${denominator}`,
        label: t(texts.share, { month: monthText(month), share: shareOf(value), numerator, denominator }),
      };
    }
    const rows = totalRows.map(({ text, count, comparison, status }): GridRow & { sum: number } => {
      const what = t(texts[text] as Bilingual);
      const counts = months.map((month) => {
        const total = of(month);
        return total && count(total);
      });
      const grave = status === 'gap' || status === 'overdue' || status === 'missed';
      const sum = counts.reduce<number>((all, each) => all + (each ?? 0), 0);
      return {
        key: text,
        sum,
        tone: status === 'gap' && sum > 0 ? 'danger' : undefined,
        head: (
          <>
            {status && <span aria-hidden="true">{statuses[status].sign} </span>}
            {what}
          </>
        ),
        cells: counts.map((each, index): GridCell => {
          const month = months[index] ?? '';
          const total = of(month);
          const compared = total && comparison ? comparison(total) : 0;
          const word = compared > 0 ? t(texts.compared, { count: compared }) : undefined;
          const label = t(texts.cell, { month: monthText(month), what, count: each ?? '…' });
          return {
            sign:
              open && status && each !== undefined && each + compared > 0 ? (
                <Link
                  to="/lead/coverage"
                  search={{ ...search, from: month, to: month, status }}
                  tabIndex={-1}
                >
                  {each}
                </Link>
              ) : (
                (each ?? '…')
              ),
            ...(word !== undefined && { word }),
            label: word === undefined ? label : `${label}${marks[language].comma}${word}`,
            tone: grave && each ? 'danger' : undefined,
          };
        }),
      };
    });
    const gap = rows.filter(({ key, sum }) => key === 'gap' && sum > 0);
    const [owed, ...others] = rows.filter((row) => !gap.includes(row));
    return [...gap, ...(owed ? [owed] : []), share, ...others];
  };
}

/** A district: its registrations by month, under the totals of the months. */
export function CoverageOfCases({
  pages,
  more,
  readMore,
}: {
  pages: readonly CoverageAnswer[];
  more: boolean;
  readMore: () => void;
}) {
  const { t, language } = useText();
  const { seesPersons } = useRole();
  const navigate = useNavigate();
  const totalsOf = useTotals();
  const onEnd = useCallback(() => {
    if (more) readMore();
  }, [more, readMore]);
  const [first] = pages;
  if (!first) return null;
  const cases = pages.flatMap((page) => page.cases);
  const rows = cases.map(
    ({ caseId, applicationNumber, officer, officerName, cells }): GridRow => ({
      key: caseId,
      head: (
        <span className="grid-case">
          <CaseLink caseId={caseId} number={applicationNumber} inGrid />
          <span className="faint">{officerName ?? officer ?? t(texts.nobody)}</span>
        </span>
      ),
      tone: cells.some(({ status }) => status === 'gap') ? 'danger' : undefined,
      cells: cells.map((cell) => cellOf(cell, language)),
    }),
  );
  const totals = first.totals ? totalsOf(first.months, first.totals, true) : [];
  return (
    <div className="stack-tight">
      <Grid
        label={t(texts.cases)}
        corner={t(texts.registration)}
        columns={columnsOf(first.months, language)}
        totals={totals}
        rows={rows}
        rowCount={more ? -1 : totals.length + rows.length + 1}
        onOpen={
          seesPersons
            ? (row) => {
                const opened = cases[row];
                if (opened) void navigate({ to: casePath(opened.caseId) });
              }
            : undefined
        }
        onEnd={onEnd}
      />
      {rows.length === 0 && !more && <p className="empty">{t(texts.noCases)}</p>}
      <div className="row row-apart">
        <span className="faint" role="status">
          {t(texts.shown, { count: rows.length })}
          {more && marks[language].inBrackets(t(texts.more))}
        </span>
        {more && (
          <button type="button" className="button button-quiet" onClick={readMore}>
            {t(texts.readMore)}
          </button>
        )}
        <span className="faint">{t(texts.keys)}</span>
      </div>
    </div>
  );
}

/** A city or a province: its districts by month, those with a gap first, then those with the smallest share. */
export function CoverageOfDistricts({
  answer,
  districts,
}: {
  answer: CoverageAnswer;
  districts: NonNullable<CoverageAnswer['districts']>;
}) {
  const { t, language } = useText();
  const search = useSearch({ from: '/lead/coverage' });
  const navigate = useNavigate();
  const totalsOf = useTotals();
  const { months } = answer;
  const gravestFirst = sorted(districts, (a, b) => {
    const [first, second] = [graveness(a.totals), graveness(b.totals)];
    return second.gap - first.gap || first.share - second.share || 0;
  });
  const rows = gravestFirst.map(({ district, totals }): GridRow => {
    const gap = graveness(totals).gap > 0;
    return {
      key: district.code,
      head: (
        <Link to="/lead/coverage" search={{ ...search, district: district.code }} tabIndex={-1}>
          {district.name}
        </Link>
      ),
      tone: gap ? 'danger' : undefined,
      cells: months.map((month): GridCell => {
        const monthText = showDate(month, 'month', language);
        const total = totals?.find((each) => each.month === month);
        if (!total) return { sign: '…', label: t(texts.none, { month: monthText }) };
        const { numerator, denominator, value } = total.doneInTime;
        const label = t(texts.share, { month: monthText, share: shareOf(value), numerator, denominator });
        return {
          sign: total.gap > 0 ? `▨${total.gap}` : shareOf(value),
          word: `${numerator}/${denominator}`,
          label: total.gap > 0 ? label + t(texts.withGap, { gap: total.gap }) : label,
          tone: toneOf(total),
        };
      }),
    };
  });
  const totals = answer.totals ? totalsOf(months, answer.totals, false) : [];
  return (
    <div className="stack-tight">
      <Grid
        label={t(texts.districts)}
        corner={t(texts.place)}
        columns={columnsOf(months, language)}
        totals={totals}
        rows={rows}
        onOpen={(row, column) => {
          const opened = gravestFirst[row]?.district.code;
          const month = months[column];
          if (opened !== undefined)
            void navigate({ to: '/lead/coverage', search: { district: opened, from: month, to: month } });
        }}
      />
      <span className="faint">{t(texts.keys)}</span>
    </div>
  );
}

/** How serious the state of a district is: its gaps, and its smallest share among months with follow-ups due. */
const graveness = (totals: readonly Totals[] | undefined): { gap: number; share: number } => ({
  gap: (totals ?? []).reduce((sum, { gap }) => sum + gap, 0),
  share: Math.min(2, ...(totals ?? []).flatMap(({ doneInTime }) => doneInTime.value ?? [])),
});

function toneOf({ gap, overdue, missed, doneInTime, doneLate }: Totals): GridCell['tone'] {
  if (gap + overdue + missed > 0) return 'danger';
  if (doneInTime.denominator === 0) return 'none';
  if (doneLate.humanContact + doneLate.comparison > 0) return 'late';
  return doneInTime.value === 1 ? 'ok' : 'open';
}
