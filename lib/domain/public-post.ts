import * as z from 'zod';
import { districtCodeSchema } from './case/kernel/vocabulary.ts';

/** Whether a post is urban or rural (WH-3.4 城乡公益性岗位). */
export const postResidences = ['urban', 'rural'] as const;

/**
 * Work that a post may not consist of: neither kind suits people who need a post of last resort (DOMAIN C8, [H8], a local
 * rule).
 */
export const excludedWork = ['management', 'technical'] as const;
export type ExcludedWork = (typeof excludedWork)[number];

/** The status of a post. A human reviews it first if it appears to be excluded work. */
export const postStatuses = ['to-review', 'open', 'rejected', 'closed'] as const;
export type PostStatus = (typeof postStatuses)[number];

/** The id of a post in its district: a ULID. */
export const postIdSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/** A public-welfare post (公益性岗位) of a district, with its number of places. It names no person. */
export const publicPostSchema = z.strictObject({
  postId: postIdSchema,
  district: districtCodeSchema,
  employer: z.string(),
  title: z.string(),
  /** The work to be done: a post has real content (DOMAIN C8). */
  content: z.string(),
  residence: z.enum(postResidences),
  vacancies: z.int().positive(),
  /** The number of places taken: only changed in the transaction of a placement. */
  filled: z.int().nonnegative(),
  status: z.enum(postStatuses),
  /** The excluded work that it appears to be, so that a human had to review it. */
  readsLike: z.array(z.enum(excludedWork)),
});
export type PublicPost = z.infer<typeof publicPostSchema>;

const words: Readonly<Record<ExcludedWork, RegExp>> = {
  management: /经理|主管|主任|主席|处长|科长|站长|所长|总监|负责人|管理人员|管理岗|领导/u,
  technical: /工程师|技术员|技师|技术岗|专业技术|程序员|会计师|律师|医师|护师|教师岗/u,
};

/**
 * The excluded work that a post appears to be. Words decide nothing: 交通秩序管理 is not a management post, so a human reviews what
 * is found here, and only that.
 */
export const readsLike = ({
  title,
  content,
}: Pick<PublicPost, 'title' | 'content'>): readonly ExcludedWork[] =>
  excludedWork.filter((kind) => words[kind].test(`${title}\n${content}`));

/** The number of places left in a post. */
export const placesLeft = ({ status, vacancies, filled }: PublicPost): number =>
  status === 'open' ? Math.max(0, vacancies - filled) : 0;

/** The numbers of places created and taken in one or several districts; rejected and unreviewed posts do not count. */
export function postTotals(posts: readonly PublicPost[]): {
  readonly created: number;
  readonly filled: number;
} {
  const counted = posts.filter(({ status }) => status !== 'rejected' && status !== 'to-review');
  return {
    created: counted.reduce((sum, { vacancies }) => sum + vacancies, 0),
    filled: counted.reduce((sum, { filled }) => sum + filled, 0),
  };
}
