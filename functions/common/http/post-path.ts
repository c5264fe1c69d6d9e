import * as z from 'zod';
import { postIdSchema } from '../../../lib/domain/public-post.ts';
import { districtSchema } from './schemas.ts';

/** A public-welfare post of a district. */
export const postPathSchema = z.strictObject({
  district: districtSchema,
  postId: postIdSchema.describe('The post: a ULID.'),
});
