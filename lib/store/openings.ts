import * as z from 'zod';
import { instantSchema, toInstant } from '../domain/case/kernel/vocabulary.ts';
import { expiryAfter, keptDays } from './kept-for.ts';
import { keys } from './keys.ts';
import { conflict, retryOnConflict } from './retry-on-conflict.ts';
import type { Item, Table } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/** A member of staff who has a case open on their screen. */
const openingSchema = z.strictObject({
  subject: z.string(),
  /** Since when without interruption, and when it was last reported. */
  since: instantSchema,
  at: instantSchema,
});
export type Opening = z.infer<typeof openingSchema>;

/** One item for each case, so that those of a page of cases are read in one call. */
const itemSchema = z.object({ version: z.int(), openings: z.array(openingSchema) });
const itemAttributes = Object.keys(itemSchema.shape);

/** Milliseconds for which somebody counts as having a case open after their screen last reported it. */
const openingHoldsFor = 2 * 60_000;

/**
 * Reports that a member of staff has a case open, and returns the others who do. This is not part of the case and appears in no
 * history: whoever stops reporting is forgotten.
 * @throws VersionConflictError when others keep reporting the same case at the same moment
 */
export function noteOpening(
  table: Table,
  caseId: string,
  subject: string,
  now: number,
): Promise<readonly Opening[]> {
  const key = keyOf(caseId);
  return retryOnConflict('who has a case open', async () => {
    const item = await table.get(key.PK, key.SK);
    const open = stillOpen(item, now);
    const others = open.filter((each) => each.subject !== subject);
    const own = open.find((each) => each.subject === subject);
    const opening: Opening = { subject, since: own?.since ?? toInstant(now), at: toInstant(now) };
    const version = item && parseTolerantly(itemSchema, item).version;
    const failed = await table.transact([
      table.putItem(
        {
          ...key,
          version: (version ?? 0) + 1,
          openings: [...others, opening],
          expiresAt: expiryAfter(now, keptDays.openings),
        },
        version === undefined
          ? { expression: 'attribute_not_exists(PK)' }
          : { expression: 'version = :read', values: { ':read': version } },
      ),
    ]);
    return failed.length > 0 ? conflict : others;
  });
}

/** Who has which of some cases open, longest first; a case that nobody has open has no entry. */
export async function openingsOf(
  table: Table,
  caseIds: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, readonly Opening[]>> {
  if (caseIds.length === 0) return new Map();
  const items = await table.getMany(caseIds.map(keyOf), itemAttributes);
  return new Map(
    caseIds.flatMap((caseId, index) => {
      const open = stillOpen(items[index], now);
      return open.length > 0 ? [[caseId, open] as const] : [];
    }),
  );
}

const keyOf = (caseId: string) => ({ PK: keys.openings(caseId), SK: keys.openedBy });

function stillOpen(item: Item | undefined, now: number): readonly Opening[] {
  if (!item) return [];
  const orderOf = ({ since, subject }: Opening): string => `${since} ${subject}`;
  return itemSchema
    .parse(item)
    .openings.filter(({ at }) => now - Date.parse(at) < openingHoldsFor)
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}
