import { type LocalDate, parseLocalDate } from '../domain/calendar/local-date.ts';
import type { Region } from '../domain/case/kernel/vocabulary.ts';
import { contentHash } from './content-hash.ts';
import { type LayerSet, layerOf } from './layers.ts';
import { type Pack, resolvePack } from './packs.ts';
import { servedRegions } from './regions/registry.ts';

/**
 * The version of the notice that a region shows before it processes personal data (PIPL art. 17): another text is
 * another version, so that what a person was shown can be told later.
 * @example dataNoticeVersion(pack) // 'data-notice-5f0c1d2e3a4b'
 */
export const dataNoticeVersion = (pack: Pack): string =>
  `data-notice-${contentHash(pack.values.personalDataNotice.value).slice(0, 12)}`;

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
 * one is a further entry of the layer, with the day from which it holds, before which the one before has ended (`until`).
 */
export function dataNoticeVersions(region: Region, layers?: LayerSet): readonly DataNoticeVersion[] {
  const set = layers ?? servedRegions.layers;
  const days = servedRegions
    .layersOf(region)
    .flatMap((id) => layerOf(set, id).values.personalDataNotice ?? [])
    .flatMap(({ from }) => from ?? []);
  const found: DataNoticeVersion[] = [];
  for (const day of [undefined, ...[...new Set(days)].sort()]) {
    const pack = resolvePack(region, day ?? beginning, set);
    const version = dataNoticeVersion(pack);
    if (found.at(-1)?.version !== version) found.push({ version, ...(day && { from: day }), pack });
  }
  return found;
}
