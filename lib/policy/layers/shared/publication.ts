import { stated } from '../../author.ts';
import type { Citation } from '../../types.ts';
import type { PublicationRule } from '../../values/guide.ts';

type Named = readonly [code: string, zh: string, en: string];

/** What a circular requires to be published, in its own words. The log is still empty. */
export const toPublish = (
  channels: Citation,
  channelNames: readonly Named[],
  items: Citation,
  itemNames: readonly (readonly [zh: string, en: string])[],
): PublicationRule => ({
  channels: channelNames.map(([code, zh, en]) => stated('circular', channels, { code, zh, en })),
  items: itemNames.map(([zh, en]) => stated('circular', items, { zh, en })),
  log: [],
});
