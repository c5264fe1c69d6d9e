import { contentHash } from './content-hash.ts';
import type { Pack } from './packs.ts';

/**
 * The version of the notice that a region shows before it processes personal data (PIPL art. 17): another text is
 * another version, so that what a person was shown can be told later.
 * @example dataNoticeVersion(pack) // 'data-notice-5f0c1d2e3a4b'
 */
export const dataNoticeVersion = (pack: Pack): string =>
  `data-notice-${contentHash(pack.values.personalDataNotice.value).slice(0, 12)}`;
