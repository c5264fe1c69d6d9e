import * as z from 'zod';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

const revisionSchema = z.object({
  amendmentId: z.string(),
  revision: z.int().positive(),
  /** The amendment as it was loaded; readers parse it. */
  amendment: z.unknown(),
  loadedAt: instantSchema,
  loadedBy: z.string(),
});
/** A policy amendment as somebody loaded it. A revision never changes and is never deleted. */
export type AmendmentRevision = z.infer<typeof revisionSchema>;

/** The last revision of each amendment, in the order of their ids. */
export async function lastAmendments(table: Table): Promise<AmendmentRevision[]> {
  const items = await table.list(keys.policy, keys.amendmentPrefix);
  // The sort key has the revisions of one amendment in order.
  const last = new Map(items.map((item) => [String(item.amendmentId), item]));
  return [...last.values()].map((item) => revisionSchema.parse(item));
}

/** Appends a revision. False where somebody else has appended the same one: nothing is written then. */
export async function appendAmendment(table: Table, revision: AmendmentRevision): Promise<boolean> {
  const failed = await table.transact([
    table.putItem(
      { PK: keys.policy, SK: keys.amendment(revision.amendmentId, revision.revision), ...revision },
      { expression: 'attribute_not_exists(PK)' },
    ),
  ]);
  return failed.length === 0;
}
