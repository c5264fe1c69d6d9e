import * as z from 'zod';
import { instantSchema } from '../kernel/vocabulary.ts';
import type { PostPlacement } from './state.ts';

const numbered = { at: instantSchema, number: z.int().positive() };

/** Tells the person that their placement ends soon. */
export const noticeActionSchema = z.strictObject({ kind: z.literal('public-post-notice'), ...numbered });
/** Follows the last day of a placement. */
export const endActionSchema = z.strictObject({ kind: z.literal('public-post-end'), ...numbered });

export const noticeActionId = (number: number): string => `public-post-notice-${number}`;
export const endActionId = (number: number): string => `public-post-end-${number}`;

/**
 * The scheduled actions of a current placement, derived from the placement itself, so that they can be restored when the end of
 * a registration removes all others.
 */
export const actionsOfPlacement = (
  { number, noticeAt, endsAt }: PostPlacement,
  done: { readonly notice: boolean; readonly end: boolean },
): Readonly<Record<string, { readonly kind: string; readonly at: string; readonly number: number }>> => ({
  ...(noticeAt !== undefined &&
    !done.notice && { [noticeActionId(number)]: { kind: 'public-post-notice', at: noticeAt, number } }),
  ...(endsAt !== undefined &&
    !done.end && { [endActionId(number)]: { kind: 'public-post-end', at: endsAt, number } }),
});
