import { describe, expect, it } from 'vitest';
import { problems } from '../../../functions/common/http/problems.ts';
import { fullText, shortText } from '../../../functions/common/notices/render.ts';
import { eventText } from '../../../functions/episodes/event-text.ts';
import { deadlineTexts, taskTexts } from '../../../functions/episodes/registry.ts';
import { parseLocalDate } from '../../../lib/domain/calendar/local-date.ts';
import { serviceCatalogue } from '../../../lib/policy/catalogue.ts';
import { type RegionId, servedRegions } from '../../../lib/policy/regions/registry.ts';
import { everyNotice, explanation, namedOfficer } from './support/every-notice.ts';
import { packs } from './support/packs.ts';

const today = parseLocalDate('2026-11-20');
type Said = readonly [where: string, text: string];

/** Everything that is told to a person or an officer of a case of the region, in one language. */
function said(region: RegionId, language: 'zh' | 'en'): readonly Said[] {
  const notices = everyNotice(region).flatMap((source): Said[] => {
    const { title, paragraphs } = fullText({ ...source, language }, packs);
    const short = shortText(source.notice, source.state, packs, language);
    return [short, title, ...paragraphs].map((text) => [
      source.notice.template,
      text.replaceAll(explanation, 'words').replace('Our staff write: 请说明', 'words'),
    ]);
  });
  const histories = everyNotice(region).flatMap(({ history }) =>
    history.map(({ event }): Said => [event.type, eventText(event, language)]),
  );
  const guide = serviceCatalogue(region, today, language).sections.flatMap(({ title, statements }) => [
    ['guide', title] as const,
    ...statements.flatMap(({ text, source }): Said[] => [
      [`guide: ${source.clause}`, text],
      [`guide: ${source.clause}`, source.text],
      [`guide: ${source.clause}`, source.mark ?? ''],
    ]),
  ]);
  return [...notices, ...histories, ...guide];
}

const always = (language: 'zh' | 'en'): readonly Said[] => [
  ...Object.entries(problems).map(([code, [, zh, en]]): Said => [code, language === 'zh' ? zh : en]),
  ...Object.entries({ ...taskTexts, ...deadlineTexts }).map(([kind, text]): Said => [kind, text[language]]),
];

const faults = (texts: readonly Said[], fault: RegExp): readonly string[] => [
  ...new Set(texts.filter(([, text]) => fault.test(text)).map(([where, text]) => `${where}: ${text}`)),
];

describe.each(servedRegions.ids)('What is said in %s', (region) => {
  const chinese = [...said(region, 'zh'), ...always('zh')];
  const english = [...said(region, 'en'), ...always('en')];

  it('has dates as 2027年1月7日 and 7 January 2027', () => {
    expect(faults(chinese, /\b20\d{2}-\d{2}\b|年0\d月|月0\d日/)).toEqual([]);
    expect(faults(english, /\b20\d{2}-\d{2}\b/)).toEqual([]);
  });

  it('has no number of a reading or a section of ours, and nothing that says how the system was made', () => {
    const ours =
      /\b(?:I-\d{2}|D3\.\d|[CGN]\d{1,2}\b(?!\d*号))|系统默认|本系统|系统读法|读法|未经核对|第三方|无政策来源|by design|our (?:default|reading)|third-party/;
    expect(faults(chinese, ours)).toEqual([]);
    expect(faults(english, ours)).toEqual([]);
  });

  it('has no name of a field or a code', () => {
    expect(faults(chinese, /[a-z]+[A-Z][a-z]+|\b[a-z]+-[a-z]+\b(?!\.)/)).toEqual([]);
  });

  it('has no space between a Chinese character and a number', () => {
    expect(faults(chinese, /\p{Script=Han} +\d|\d +\p{Script=Han}/u)).toEqual([]);
  });

  it('cites only documents between 书名号, with their place as officials write it', () => {
    expect(faults(chinese, /《[^》]*(?:无政策来源|工作安排|列表|代码)[^》]*》/)).toEqual([]);
    expect(faults(chinese, /》（[^）]*号）(?:[一二三四五六七八九十]|尾|序|-)/)).toEqual([]);
  });

  it('has no Chinese in English sentences but the numbers of documents and the name of the officer', () => {
    const withoutThem = english.map(
      ([where, text]): Said => [
        where,
        text.replaceAll(/\p{Script=Han}+〔\d{4}〕\d+号/gu, '').replaceAll(namedOfficer.name, ''),
      ],
    );
    expect(faults(withoutThem, /\p{Script=Han}/u)).toEqual([]);
  });

  it('counts in English as English does', () => {
    expect(faults(english, /\b1 (?:months|days|times|years|persons)\b/)).toEqual([]);
  });
});
