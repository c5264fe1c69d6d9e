import * as z from 'zod';
import { keptDays } from '../../../lib/store/kept-for.ts';
import { accountIdOf, emptyOwnItem, type OwnItem } from '../../../lib/store/own-items.ts';
import { hadEffect } from '../../../lib/store/requests.ts';
import { dataKeySchema, type Sealing, sealedSchema } from '../../../lib/store/sealing.ts';
import type { Table, Write } from '../../../lib/store/table.ts';
import type { Records } from '../../common/connections/records.ts';
import { requestIdOf } from '../../common/http/request-identity.ts';
import type { operation as submitApplication } from './submit-application/operation.ts';

/** How drafts are stored: for how long, and under which kind among the records of a sign-in. */
export const keptAsDraft = { kind: 'draft', days: keptDays.drafts } as const;

/** The stored content of a draft: sealed as persons are, under its own key. */
const storedSchema = z.object({
  dataKey: dataKeySchema,
  sealed: sealedSchema,
  savedAt: z.iso.datetime({ precision: 3 }),
});

/** The id that binds the key of a draft to its sign-in: no case has such an id. */
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
 * Reads the draft of a sign-in by the given schema. There is none if it has been submitted, even if another device has saved it
 * once more, or if its form does not match the schema.
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

/** The writes that empty any draft of the sign-in of a case, for the transaction that grants a deletion. */
export const draftForgotten = (table: Table, owner: string | undefined, now: number): readonly Write[] =>
  owner === undefined ? [] : [emptyOwnItem(table, owner, keptAsDraft.kind, { now, ...keptAsDraft })];
