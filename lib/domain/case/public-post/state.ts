import * as z from 'zod';
import { instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { postEndReasonSchema, postProposalSchema } from './events.ts';

export const placementStatuses = ['proposed', 'declined', 'placed', 'ended', 'lapsed'] as const;

export const postPlacementSchema = postProposalSchema.extend({
  status: z.enum(placementStatuses),
  proposedBy: z.string().optional(),
  placedOn: localDateSchema.optional(),
  noticeAt: instantSchema.optional(),
  endsAt: instantSchema.optional(),
  countsAttendance: z.literal(true).optional(),
  /** The number of days attended, by month, if the region counts them. */
  attendance: z.record(z.string(), z.int().nonnegative()),
  endedOn: localDateSchema.optional(),
  /** Sealed. */
  endReason: postEndReasonSchema.optional(),
  /** The person has died, and gets no more notices; since 2026-12 the case itself records it (`death`). */
  tellNobody: z.literal(true).optional(),
  /** The person was to be offered a new registration. */
  offered: z.literal(true).optional(),
});
export type PostPlacement = z.infer<typeof postPlacementSchema>;

/** The fields of a case that belong to this episode, and their values in a new case. */
export const publicPostSlice = {
  shape: { publicPosts: z.array(postPlacementSchema).optional() },
  initial: {},
};

export interface PublicPostSlice {
  readonly publicPosts?: readonly PostPlacement[] | undefined;
}

/** The current placement or proposal of a case: the last one. */
export const lastPlacement = ({ publicPosts }: PublicPostSlice): PostPlacement | undefined =>
  publicPosts?.at(-1);

/** The placement that the person is in now, according to this case. */
export const activePlacement = ({ publicPosts }: PublicPostSlice): PostPlacement | undefined =>
  publicPosts?.find(({ status }) => status === 'placed');

/** How often a case has placed its person. */
export const placementsOf = ({ publicPosts }: PublicPostSlice): number =>
  publicPosts?.filter(({ status }) => status === 'placed' || status === 'ended').length ?? 0;
