import { problems } from '../../../../functions/common/http/problems.ts';
import { fullText, shortText } from '../../../../functions/common/notices/render.ts';
import { eventText } from '../../../../functions/episodes/event-text.ts';
import { deadlineTexts, taskTexts } from '../../../../functions/episodes/registry.ts';
import type { LocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import { noticeTemplates } from '../../../../lib/domain/case/case.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { Bilingual } from '../../../../lib/policy/bilingual.ts';
import { serviceCatalogue } from '../../../../lib/policy/catalogue.ts';
import { resolvePack } from '../../../../lib/policy/packs.ts';
import { builtInLayers, type RegionId } from '../../../../lib/policy/regions/registry.ts';
import { everyNotice, explanation, type Told } from './every-notice.ts';

/** The first day on which all written rules are in force, and the texts of that day. */
const today = Object.values(builtInLayers)
  .flatMap(({ values }) => Object.values(values).flat())
  .flatMap(({ from }) => from ?? [])
  .toSorted()
  .at(-1) as LocalDate;
const newestPacks = { packAt: newest, packOf: newest };
function newest(of: Region | { readonly region: Region }) {
  return resolvePack(typeof of === 'string' ? of : of.region, today);
}
/** A text, and where it is shown. */
export type Said = readonly [where: string, text: string];

/** The same notices in the newest version of their texts, whenever it begins. */
export const inNewestVersion = (region: RegionId): readonly Told[] =>
  everyNotice(region).map((source) => {
    const { version: templateVersion = 1 } = noticeTemplates[source.notice.template].versions.at(-1) ?? {};
    return { ...source, notice: { ...source.notice, templateVersion } };
  });

/** Every text in the values of a pack. Sources are in the words of `describeCitation`, and periods are put into braces. */
function textsIn(value: unknown, where: string, language: 'zh' | 'en'): readonly Said[] {
  if (typeof value !== 'object' || value === null) return [];
  const { [language]: text } = value as Partial<Bilingual>;
  const own = typeof text === 'string' ? [text] : [];
  return [
    ...own.map((text): Said => [where, text.replaceAll(/\{[a-z-]+\}/g, '5')]),
    ...Object.entries(value).flatMap(([name, each]) =>
      name === 'citation' ? [] : textsIn(each, Array.isArray(value) ? where : `${where}.${name}`, language),
    ),
  ];
}

/** Everything that is told to a person or an officer of a case of the region, in one language. */
export function said(region: RegionId, language: 'zh' | 'en'): readonly Said[] {
  const notices = inNewestVersion(region).flatMap((source): Said[] => {
    const { title, paragraphs } = fullText({ ...source, language }, newestPacks);
    const short = shortText(source.notice, source.state, newestPacks, language);
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
  return [
    ...notices,
    ...histories,
    ...guide,
    ...textsIn(resolvePack(region, today).values, 'pack', language),
  ];
}

/** The texts that are the same in every region. */
export const always = (language: 'zh' | 'en'): readonly Said[] => [
  ...Object.entries(problems).map(([code, [, zh, en]]): Said => [code, language === 'zh' ? zh : en]),
  ...Object.entries({ ...taskTexts, ...deadlineTexts }).map(([kind, text]): Said => [kind, text[language]]),
];
