import * as z from 'zod';
import { keptDays } from '../../../lib/store/kept-for.ts';
import { accountIdOf, emptyOwnItem, type OwnItem } from '../../../lib/store/own-items.ts';
import { hadEffect } from '../../../lib/store/requests.ts';
import { dataKeySchema, type Sealing, sealedSchema } from '../../../lib/store/sealing.ts';
import type { Table, Write } from '../../../lib/store/table.ts';
import type { Records } from '../../common/connections/records.ts';
import { requestIdOf } from '../../common/http/request-identity.ts';
import type { operation as submitApplication } from './submit-application/operation.ts';

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
  draft: unknown,
  now: number,
): Promise<z.infer<typeof storedSchema>> {
  const owner = ownerOf(subject);
  const dataKey = await sealing.newDataKey(owner);
  const sealed = await sealing.seal(owner, keptAsDraft.kind, dataKey, draft);
  return { dataKey, sealed, savedAt: new Date(now).toISOString() };
}

/**
 * The draft of a sign-in by a schema of what is asked of it. One that was submitted meanwhile is none, also where another device
 * has saved it once more; nor is one in a form that the schema does not know.
 */
export async function unsealedDraft<Draft extends { readonly submissionKey: string }>(
  { table, sealing }: Pick<Records, 'table' | 'sealing'>,
  subject: string,
  { content, expiresAt }: OwnItem,
  schema: z.ZodType<Draft>,
): Promise<(Draft & { readonly savedAt: string; readonly keptUntil: string }) | undefined> {
  if (content === undefined || expiresAt === undefined) return undefined;
  const { dataKey, sealed, savedAt } = storedSchema.parse(content);
  const opened = schema.safeParse(await sealing.unseal(ownerOf(subject), keptAsDraft.kind, dataKey, sealed));
  if (!opened.success || (await wasSubmitted(table, subject, opened.data.submissionKey))) return undefined;
  return { ...opened.data, savedAt, keptUntil: new Date(expiresAt * 1000).toISOString() };
}

const submission: (typeof submitApplication)['id'] = 'submit-application';

/** Whether a sign-in has submitted an application under a key. */
export const wasSubmitted = (table: Table, subject: string, key: string): Promise<boolean> =>
  hadEffect(table, requestIdOf(submission, subject, key));

/** What empties whatever draft the sign-in of a case has, for the transaction that grants the deletion of what is held. */
export const draftForgotten = (table: Table, owner: string | undefined, now: number): readonly Write[] =>
  owner === undefined ? [] : [emptyOwnItem(table, owner, keptAsDraft.kind, { now, ...keptAsDraft })];
