import type * as z from 'zod';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { emptyOwnItem, type OwnItem, ownItem } from '../../../lib/store/own-items.ts';
import type { Table, Write } from '../../../lib/store/table.ts';
import type { Records } from '../../common/connections/records.ts';
import { draftSchema, type keptDraftSchema } from './application-draft.ts';
import { keptAsDraft, unsealedDraft } from './stored-draft.ts';

/** The draft of a sign-in as it is answered. */
export async function openedDraft(
  records: Pick<Records, 'table' | 'sealing'>,
  subject: string,
  item: OwnItem,
): Promise<z.infer<typeof keptDraftSchema>> {
  const draft = await unsealedDraft(records, subject, item, draftSchema);
  return { version: item.version, ...(draft && { draft }) };
}

/** What empties the draft of an applicant together with the submission; nothing where there is none. */
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
