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
 * The version of the notice that a region shows before it processes personal data (PIPL art. 17): another text is
 * another version, so that what a person was shown can be told later.
 * @example dataNoticeVersion(pack) // 'data-notice-5f0c1d2e3a4b'
 */
export function dataNoticeVersion(pack: Pack): string {
  const known = versions.get(pack.values);
  if (known !== undefined) return known;
  const version = `data-notice-${contentHash(dataNoticeOf(pack)).slice(0, 12)}`;
  versions.set(pack.values, version);
  return version;
}

/** Every case that is shown asks for it, and the values between two changes of the rules are the same ones. */
const versions = new WeakMap<Pack['values'], string>();

/**
 * The paragraphs of the notice as a person reads them. What is a value of the pack by itself is named in the text of a layer
 * (`{registration-file}`: for how many years a class of records is kept), so that an amendment of the value is one of the notice.
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

/** A class of records for which a region sets no period is kept for good. */
const keptFor = (years: number | undefined): Bilingual =>
  years === undefined
    ? { zh: '长期保存', en: 'for good' }
    : { zh: `保存${years}年`, en: years === 1 ? 'for a year' : `for ${years} years` };

/** A version of the notice with the rules of the first day on which it holds. */
export interface DataNoticeVersion {
  readonly version: string;
  /** Absent where it holds from the beginning. */
  readonly from?: LocalDate;
  readonly pack: Pack;
}

/** The day of the oldest circular that is served: whatever has no first day holds then. */
const beginning = parseLocalDate('2022-01-01');

/**
 * Every version of the notice that a region has ever shown, oldest first. A text is never changed or removed: another
 * one is a further entry of the layer, with the day from which it holds, before which the one before has ended (`until`). Another
 * period of retention makes another text by itself.
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
