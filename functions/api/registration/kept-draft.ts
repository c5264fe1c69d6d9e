import * as z from 'zod';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { keptDays } from '../../../lib/store/kept-for.ts';
import { accountIdOf, emptyOwnItem, type OwnItem, ownItem } from '../../../lib/store/own-items.ts';
import { hadEffect } from '../../../lib/store/requests.ts';
import { dataKeySchema, type Sealing, sealedSchema } from '../../../lib/store/sealing.ts';
import type { Table, Write } from '../../../lib/store/table.ts';
import type { Records } from '../../common/connections/records.ts';
import { requestIdOf } from '../../common/http/request-identity.ts';
import { draftSchema, type keptDraftSchema } from './application-draft.ts';
import { operation as submitApplication } from './submit-application/operation.ts';

type Draft = z.infer<typeof draftSchema>;
type KeptDraft = z.infer<typeof keptDraftSchema>;

/** How a draft is kept: for how long, and of which kind it is among what a sign-in has. */
export const keptAsDraft = { kind: 'draft', days: keptDays.drafts } as const;

/** What is stored of a draft: sealed as persons are, under a key of its own. */
const storedSchema = z.object({
  dataKey: dataKeySchema,
  sealed: sealedSchema,
  savedAt: z.iso.datetime({ precision: 3 }),
});

/** What binds the key of a draft to the sign-in that has it: no case has such an id. */
const ownerOf = (subject: string): string => `draft-${accountIdOf(subject)}`;

/** A draft as it is stored. */
export async function sealedDraft(
  sealing: Sealing,
  subject: string,
  draft: Draft,
  now: number,
): Promise<z.infer<typeof storedSchema>> {
  const owner = ownerOf(subject);
  const dataKey = await sealing.newDataKey(owner);
  const sealed = await sealing.seal(owner, keptAsDraft.kind, dataKey, draft);
  return { dataKey, sealed, savedAt: new Date(now).toISOString() };
}

/**
 * The draft of a sign-in as it is answered. One that was submitted meanwhile is none, also where another device has saved it
 * once more; nor is one in a form that is no longer known.
 */
export async function openedDraft(
  { table, sealing }: Pick<Records, 'table' | 'sealing'>,
  subject: string,
  { version, content, expiresAt }: OwnItem,
): Promise<KeptDraft> {
  if (content === undefined || expiresAt === undefined) return { version };
  const { dataKey, sealed, savedAt } = storedSchema.parse(content);
  const opened = draftSchema.safeParse(
    await sealing.unseal(ownerOf(subject), keptAsDraft.kind, dataKey, sealed),
  );
  if (!opened.success || (await wasSubmitted(table, subject, opened.data.submissionKey))) return { version };
  return {
    version,
    draft: { ...opened.data, savedAt, keptUntil: new Date(expiresAt * 1000).toISOString() },
  };
}

/** Whether a sign-in has submitted an application under a key. */
export const wasSubmitted = (table: Table, subject: string, key: string): Promise<boolean> =>
  hadEffect(table, requestIdOf(submitApplication.id, subject, key));

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
