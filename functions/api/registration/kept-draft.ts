import type * as z from 'zod';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { emptyOwnItem, type OwnItem, ownItem } from '../../../lib/store/own-items.ts';
import type { Table, Write } from '../../../lib/store/table.ts';
import type { Records } from '../../common/connections/records.ts';
import { draftSchema, type keptDraftSchema } from './application-draft.ts';
import { keptAsDraft, unsealedDraft } from './stored-draft.ts';

/** The draft of a sign-in, as the API returns it. */
export async function openedDraft(
  records: Pick<Records, 'table' | 'sealing'>,
  subject: string,
  item: OwnItem,
): Promise<z.infer<typeof keptDraftSchema>> {
  const draft = await unsealedDraft(records, subject, item, draftSchema);
  return { version: item.version, ...(draft && { draft }) };
}

/** The write that empties an applicant's draft together with the submission; none if there is no draft. */
export async function draftEmptied(
  table: Table,
  { role, subject }: Principal,
  now: number,
): Promise<readonly Write[]> {
  if (role !== 'applicant') return [];
  const { content } = await ownItem(table, subject, keptAsDraft.kind, now);
  return content === undefined
    ? []
    : [emptyOwnItem(table, subject, keptAsDraft.kind, { now, ...keptAsDraft })];
}
