import { table } from 'cdk-local-runtime/inspect';
import type { Language } from '../../lib/policy/bilingual.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { beijingTime } from '../support/beijing-time.ts';
import type { Touched, WhatIf } from './ask.ts';

const texts = {
  zh: {
    nothing: (examined: number) => `已核对 ${examined} 项未结期限，没有一项会改变。`,
    some: (examined: number, touched: number, cases: number) =>
      `已核对 ${examined} 项未结期限，涉及 ${cases} 个登记的 ${touched} 项会改变（没有做任何修改）：`,
    headings: ['登记', '区县', '期限', '原截止日', '新截止日', '后续提醒和督办'],
    counts: ['区县', '期限种类', '项数', '提前', '推后', '仅步骤变化'],
    countsTitle: '按区县和种类：',
    unchanged: '不变',
    late: '已过期',
    missing: (days: string) => `注意：安排中没有列出下列法定节假日，请对照通知核对：${days}`,
  },
  en: {
    nothing: (examined: number) => `Open deadlines examined: ${examined}. None would move.`,
    some: (examined: number, touched: number, cases: number) =>
      `Open deadlines examined: ${examined}. Would move: ${touched}, in cases: ${cases} (nothing was changed).`,
    headings: ['case', 'district', 'deadline', 'due', 'would be due', 'steps to come'],
    counts: ['district', 'kind', 'deadlines', 'earlier', 'later', 'steps only'],
    countsTitle: 'By district and kind:',
    unchanged: 'same',
    late: 'overdue at once',
    missing: (days: string) => `Read the notice again: these statutory holidays are not listed: ${days}`,
  },
} as const;

/** Formats the effect of a change as a table, with counts for each district and kind below it. */
export function whatIfText(whatIf: WhatIf, language: Language, width: number, now: number): string {
  const say = texts[language];
  const { examined, touched, missingStatutoryHolidays } = whatIf;
  const warnings =
    missingStatutoryHolidays.length > 0 ? [say.missing(missingStatutoryHolidays.join(', ')), ''] : [];
  if (touched.length === 0) return [...warnings, say.nothing(examined)].join('\n');
  const cases = new Set(touched.map(({ caseId }) => caseId)).size;
  const rows = touched
    .toSorted((a, b) => compare(a.district, b.district) || compare(a.after.dueAt, b.after.dueAt))
    .map((each) => [
      each.caseId,
      districtText(each.district, language),
      each.deadlineId,
      each.before.dueDate,
      newDueText(each, language, now),
      stepsText(each, language),
    ]);
  return [
    ...warnings,
    say.some(examined, touched.length, cases),
    '',
    table(say.headings, rows, width),
    '',
    say.countsTitle,
    '',
    table(say.counts, countRows(touched, language), width),
  ].join('\n');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const districtText = (code: string, language: Language): string =>
  language === 'zh' ? `${code} ${servedRegions.divisions.fullName(code) ?? ''}`.trim() : code;

function newDueText({ before, after }: Touched, language: Language, now: number): string {
  const say = texts[language];
  const day = before.dueAt === after.dueAt ? say.unchanged : after.dueDate;
  const becomesLate = Date.parse(after.dueAt) <= now && Date.parse(before.dueAt) > now;
  return becomesLate ? `${day} (${say.late})` : day;
}

/** The steps that would be new or at another instant. */
function stepsText({ before, after }: Touched, language: Language): string {
  const known = new Map(before.steps.map(({ name, at }) => [name, at]));
  const moved = after.steps.filter(({ name, at }) => known.get(name) !== at);
  return moved.length === 0
    ? texts[language].unchanged
    : moved.map(({ name, at }) => `${name} ${beijingTime(at)}`).join(', ');
}

/** Counts deadlines of a kind in a district that would come earlier, come later, or only have other steps. */
export function countsOf(touched: readonly Touched[]) {
  const groups = Map.groupBy(touched, ({ district, kind }) => `${district} ${kind}`);
  return [...groups.values()]
    .map((group) => ({
      district: group[0]?.district ?? '',
      kind: group[0]?.kind ?? '',
      deadlines: group.length,
      earlier: group.filter(({ before, after }) => after.dueAt < before.dueAt).length,
      later: group.filter(({ before, after }) => after.dueAt > before.dueAt).length,
      stepsOnly: group.filter(({ before, after }) => after.dueAt === before.dueAt).length,
    }))
    .toSorted((a, b) => compare(a.district, b.district) || compare(a.kind, b.kind));
}

const countRows = (touched: readonly Touched[], language: Language): string[][] =>
  countsOf(touched).map(({ district, kind, deadlines, earlier, later, stepsOnly }) => [
    districtText(district, language),
    kind,
    String(deadlines),
    String(earlier),
    String(later),
    String(stepsOnly),
  ]);
