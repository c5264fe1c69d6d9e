import { addDays, type LocalDate, parseLocalDate } from '../domain/calendar/local-date.ts';
import type { Region } from '../domain/case/kernel/vocabulary.ts';
import type { Bilingual, Language } from './bilingual.ts';
import { contentHash } from './content-hash.ts';
import { type LayerSet, layerOf } from './layers.ts';
import { type Pack, resolvePack } from './packs.ts';
import { servedRegions } from './regions/registry.ts';
import type { Stated } from './types.ts';
import type { DataNoticeParagraph } from './values/registration.ts';

/**
 * Returns the version of the notice that a region shows before it processes personal data (PIPL art. 17). Every change of
 * the text makes a new version, so it can be told later what a person was shown.
 * @example dataNoticeVersion(pack) // 'data-notice-5f0c1d2e3a4b'
 */
export function dataNoticeVersion(pack: Pack): string {
  const known = versions.get(pack.values);
  if (known !== undefined) return known;
  const version = `data-notice-${contentHash(dataNoticeOf(pack)).slice(0, 12)}`;
  versions.set(pack.values, version);
  return version;
}

/** Cached because every view of a case needs it. The values are the same object until the rules next change. */
const versions = new WeakMap<Pack['values'], string>();

/**
 * Returns the paragraphs of the notice as a person reads them. The text of a layer has a placeholder for every retention
 * period (`{registration-file}`: the years for which that class of records is kept). An amendment of the period therefore
 * amends the notice.
 */
export function dataNoticeOf({ values }: Pick<Pack, 'values'>): readonly Stated<DataNoticeParagraph>[] {
  const years = new Map<string, number>(values.retention.value.map((each) => [each.code, each.years]));
  const filled = (text: string, language: Language): string =>
    text.replace(/\{([a-z-]+)\}/g, (_whole, code: string) => keptFor(years.get(code))[language]);
  return values.personalDataNotice.value.map((paragraph) => ({
    ...paragraph,
    text: { zh: filled(paragraph.text.zh, 'zh'), en: filled(paragraph.text.en, 'en') },
  }));
}

/** Words for a retention period. A class of records without a period in the region is kept for good. */
const keptFor = (years: number | undefined): Bilingual =>
  years === undefined
    ? { zh: '长期保存', en: 'for good' }
    : { zh: `保存${years}年`, en: years === 1 ? 'for a year' : `for ${years} years` };

/** A version of the notice, with the rules of the first day on which it applies. */
export interface DataNoticeVersion {
  readonly version: string;
  /** Absent for the first version. */
  readonly from?: LocalDate;
  readonly pack: Pack;
}

/** A day before the oldest circular that is served. Entries without a first day apply on it. */
const beginning = parseLocalDate('2022-01-01');

/**
 * Returns every version of the notice that a region has ever shown, oldest first. A text of a layer is never changed or
 * removed. A new text is a further entry with its first day, and the entry before it ends (`until`) the day before. A new
 * retention period makes a new version without a new text.
 */
export function dataNoticeVersions(region: Region, layers?: LayerSet): readonly DataNoticeVersion[] {
  const set = layers ?? servedRegions.layers;
  const days = servedRegions
    .layersOf(region)
    .map((id) => layerOf(set, id).values)
    .flatMap(({ personalDataNotice = [], retention = [] }) => [...personalDataNotice, ...retention])
    .flatMap(({ from, until }) => [from ?? [], until === undefined ? [] : addDays(until, 1)].flat());
  const found: DataNoticeVersion[] = [];
  for (const day of [undefined, ...[...new Set(days)].sort()]) {
    const pack = resolvePack(region, day ?? beginning, set);
    const version = dataNoticeVersion(pack);
    if (found.at(-1)?.version !== version) found.push({ version, ...(day && { from: day }), pack });
  }
  return found;
}
