import {
  type RatedKind,
  type RatingReason,
  ratedKinds,
  ratingReasons,
  type Stars,
} from '../domain/case/ratings/events.ts';
import { keys } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

/** A rating as far as it is counted, without the person or the case. */
export interface CountedRating {
  readonly district: string;
  /** The calendar month in Beijing, `YYYY-MM`. */
  readonly month: string;
  readonly kind: RatedKind;
  readonly stars: Stars;
  readonly reasons: readonly RatingReason[];
}

/** How often a district was rated in a month. */
export interface RatingCounts {
  readonly kinds: readonly { readonly kind: RatedKind; readonly stars: Readonly<Record<Stars, number>> }[];
  readonly reasons: readonly { readonly code: RatingReason; readonly count: number }[];
}

const attributeOf = (name: string): string => `count_${name.replaceAll('-', '_')}`;
const ofKind = (kind: RatedKind, stars: Stars): string => attributeOf(`${kind}-${stars}`);

/** The write that counts a rating, for the transaction of its event. */
export const countRating = (table: Table, { district, month, kind, stars, reasons }: CountedRating): Write =>
  table.updateItem(
    { PK: keys.ratings(district), SK: keys.ratingsOf(month) },
    `ADD ${[ofKind(kind, stars), ...reasons.map(attributeOf)].map((name) => `${name} :one`).join(', ')}`,
    { ':one': 1 },
  );

/** Returns the counts of a district in a month. */
export async function ratingCounts(table: Table, district: string, month: string): Promise<RatingCounts> {
  const item = await table.get(keys.ratings(district), keys.ratingsOf(month));
  const reasons = ratingReasons.map((code) => ({ code, count: countIn(item, attributeOf(code)) }));
  return {
    kinds: ratedKinds.map((kind) => ({
      kind,
      stars: {
        1: countIn(item, ofKind(kind, 1)),
        2: countIn(item, ofKind(kind, 2)),
        3: countIn(item, ofKind(kind, 3)),
        4: countIn(item, ofKind(kind, 4)),
        5: countIn(item, ofKind(kind, 5)),
      },
    })),
    reasons: reasons.filter(({ count }) => count > 0),
  };
}

const countIn = (item: Item | undefined, name: string): number => Number(item?.[name] ?? 0);
