import * as z from 'zod';
import {
  excludedWork,
  type PublicPost,
  placesLeft,
  postResidences,
  postStatuses,
} from '../../../lib/domain/public-post.ts';
import { districtSchema } from '../http/schemas.ts';

/** A public-welfare post in answers. It names no person. */
export const postSchema = z
  .strictObject({
    postId: z.string(),
    district: districtSchema,
    employer: z.string(),
    title: z.string(),
    content: z.string(),
    residence: z.enum(postResidences),
    vacancies: z.int(),
    filled: z.int(),
    left: z.int().describe('How many more people can be placed now.'),
    status: z.enum(postStatuses),
    readsLike: z
      .array(z.enum(excludedWork))
      .describe('The kinds of excluded work that its description suggests, for a supervisor to look at.'),
  })
  .meta({ id: 'PublicPost' });

export const postView = (post: PublicPost): z.output<typeof postSchema> => ({
  ...post,
  readsLike: [...post.readsLike],
  left: placesLeft(post),
});
