import * as z from 'zod';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { keys } from './keys.ts';
import { countLoadAfter, rememberLoaded, ruleLoads } from './loaded-rules.ts';
import type { Table, Write } from './table.ts';

const revisionSchema = z.object({
  amendmentId: z.string(),
  revision: z.int().positive(),
  /** The amendment as it was loaded; readers parse it. */
  amendment: z.unknown(),
  loadedAt: instantSchema,
  loadedBy: z.string(),
  /** Who proposed it. Absent before 2026-12, when one person alone loaded amendments. */
  proposedBy: z.string().optional(),
});
/** A policy amendment as it was loaded. A revision never changes and is never deleted. */
export type AmendmentRevision = z.infer<typeof revisionSchema>;

/** The last revision of each amendment, ordered by id. Read again only after a load. */
export const lastAmendments = /* @__PURE__ */ rememberLoaded(readAmendments);

async function readAmendments(table: Table): Promise<readonly AmendmentRevision[]> {
  const items = await table.list(keys.policy, keys.amendmentPrefix);
  // The sort key orders the revisions of an amendment.
  const last = new Map(items.map((item) => [String(item.amendmentId), item]));
  return [...last.values()].map((item) => revisionSchema.parse(item));
}

/** Every revision ever loaded, in the order of loading. */
export async function allAmendmentRevisions(table: Table): Promise<readonly AmendmentRevision[]> {
  const items = await table.list(keys.policy, keys.amendmentPrefix);
  return items
    .map((item) => revisionSchema.parse(item))
    .toSorted((a, b) => Date.parse(a.loadedAt) - Date.parse(b.loadedAt) || a.revision - b.revision);
}

/** The last revision of each amendment, as a set that cannot grow unnoticed. */
export interface AmendmentSet {
  readonly revisions: readonly AmendmentRevision[];
  /** How often rules have been loaded so far. */
  readonly loads: number;
}

/** The amendments, for a caller that is going to add one with `appendAmendment`. */
export async function amendmentSet(table: Table): Promise<AmendmentSet> {
  // The count is read first: a load between the two reads makes it outdated, and the write fails.
  const loads = await ruleLoads(table);
  return { revisions: await readAmendments(table), loads };
}

/**
 * Appends a revision to the set that it was checked against, in one transaction with further writes. Returns false, and writes
 * nothing, if anything was loaded since that set was read.
 */
export async function appendAmendment(
  table: Table,
  revision: AmendmentRevision,
  checkedAgainst: AmendmentSet,
  alongside: readonly Write[] = [],
): Promise<boolean> {
  const { loads } = checkedAgainst;
  const failed = await table.transact([
    table.putItem(
      { PK: keys.policy, SK: keys.amendment(revision.amendmentId, revision.revision), ...revision },
      { expression: 'attribute_not_exists(PK)' },
    ),
    countLoadAfter(table, loads),
    ...alongside,
  ]);
  return failed.length === 0;
}
