import type { Answer } from '../api/operations.ts';
import type { GridCell } from '../parts/grid.tsx';
import { showDate } from '../texts/dates.ts';
import { type Bilingual, type Language, say } from '../texts/language.ts';
import { marks } from '../texts/marks.ts';

export type CoverageAnswer = Answer<'GET /coverage'>;
export type CoveredCase = CoverageAnswer['cases'][number];
export type MonthCell = CoveredCase['cells'][number];
export type Totals = NonNullable<CoverageAnswer['totals']>[number];
export type Status = MonthCell['status'];
type By = NonNullable<MonthCell['by']>;

interface Shown {
  readonly sign: string;
  readonly word: Bilingual;
  readonly text: Bilingual;
  readonly tone: NonNullable<GridCell['tone']>;
}

/** How to show a month of a case, most serious first. */
export const statuses: Readonly<Record<Status, Shown>> = {
  gap: {
    sign: '▨',
    word: { zh: '漏访', en: 'gap' },
    text: { zh: '漏访：应当回访而没有生成回访任务', en: 'gap: due, but no follow-up was opened' },
    tone: 'danger',
  },
  overdue: {
    sign: '▲',
    word: { zh: '逾期', en: 'late' },
    text: { zh: '逾期未回访', en: 'overdue' },
    tone: 'danger',
  },
  missed: {
    sign: '✕',
    word: { zh: '未访', en: 'never' },
    text: { zh: '到登记终止仍未回访', en: 'not done before the registration ended' },
    tone: 'danger',
  },
  'done-late': {
    sign: '△',
    word: { zh: '补', en: 'made up' },
    text: { zh: '逾期后已回访', en: 'done, but late' },
    tone: 'late',
  },
  open: { sign: '○', word: { zh: '待', en: 'open' }, text: { zh: '待回访', en: 'open' }, tone: 'open' },
  upcoming: {
    sign: '◌',
    word: { zh: '未到', en: 'later' },
    text: { zh: '本月稍后开始', en: 'starts later in the month' },
    tone: 'open',
  },
  excused: {
    sign: '免',
    word: { zh: '', en: '' },
    text: { zh: '按规则免除', en: 'excused by rule' },
    tone: 'excused',
  },
  done: { sign: '✓', word: { zh: '', en: '' }, text: { zh: '已回访', en: 'done' }, tone: 'ok' },
  'not-owed': {
    sign: '–',
    word: { zh: '', en: '' },
    text: { zh: '无需回访', en: 'not owed' },
    tone: 'none',
  },
};

export const coverageStatuses = Object.keys(statuses) as readonly Status[];

/** How the follow-up was done, if that matters: data comparisons and contacts by people are never added up (I-05). */
const waysOfDoing: Readonly<Record<By, { readonly mark: Bilingual; readonly text: Bilingual }>> = {
  officer: { mark: { zh: '', en: '' }, text: { zh: '联系本人', en: 'by contact with the person' } },
  'data-comparison': { mark: { zh: '比', en: 'c' }, text: { zh: '数据比对', en: 'by data comparison' } },
  'first-contact': { mark: { zh: '首', en: '1' }, text: { zh: '首次联系', en: 'by the first contact' } },
};

/**
 * A month of a case as a cell of the map.
 *
 * @example
 * cellOf({ month: '2026-10', status: 'done-late', by: 'data-comparison' }, 'zh').label // '2026年10月：逾期后已回访，数据比对'
 */
export function cellOf({ month, status, by }: MonthCell, language: Language): GridCell {
  const { sign, word, text, tone } = statuses[status];
  const done = by && (status === 'done' || status === 'done-late') ? waysOfDoing[by] : undefined;
  const { colon, comma } = marks[language];
  const words = [say(word, language), done ? say(done.mark, language) : ''].filter(Boolean);
  return {
    sign,
    ...(words.length > 0 && { word: words.join('·') }),
    tone,
    label: `${showDate(month, 'month', language)}${colon}${say(text, language)}${
      done ? comma + say(done.text, language) : ''
    }`,
  };
}

/** A share as text: never rounded up to 100%. */
export function shareOf(value: number | undefined): string {
  if (value === undefined) return '–';
  const tenths = Math.floor(value * 1000 + 1e-9);
  return `${(tenths / 10).toFixed(1)}%`;
}
