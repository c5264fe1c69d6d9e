import * as z from 'zod';
import { instantSchema } from '../kernel/vocabulary.ts';
import type { PostPlacement } from './state.ts';

const numbered = { at: instantSchema, number: z.int().positive() };

/** The person will be told that their placement ends. */
export const noticeActionSchema = z.strictObject({ kind: z.literal('public-post-notice'), ...numbered });
/** The last day of a placement will be over. */
export const endActionSchema = z.strictObject({ kind: z.literal('public-post-end'), ...numbered });

export const noticeActionId = (number: number): string => `public-post-notice-${number}`;
export const endActionId = (number: number): string => `public-post-end-${number}`;

/** What a placement that lasts has scheduled: by what the placement says, so that it is there after anything else has ended. */
export const actionsOfPlacement = (
  { number, noticeAt, endsAt }: PostPlacement,
  done: { readonly notice: boolean; readonly end: boolean },
): Readonly<Record<string, { readonly kind: string; readonly at: string; readonly number: number }>> => ({
  ...(noticeAt !== undefined &&
    !done.notice && { [noticeActionId(number)]: { kind: 'public-post-notice', at: noticeAt, number } }),
  ...(endsAt !== undefined &&
    !done.end && { [endActionId(number)]: { kind: 'public-post-end', at: endsAt, number } }),
});
