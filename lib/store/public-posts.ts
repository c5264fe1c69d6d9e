import { type PublicPost, publicPostSchema } from '../domain/public-post.ts';
import { keys } from './keys.ts';
import type { Item, Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

const keyOf = ({ district, postId }: Pick<PublicPost, 'district' | 'postId'>) => ({
  PK: keys.posts(district),
  SK: keys.post(postId),
});

/** The attribute for the status of a post has another name in the table, because `status` is a reserved word. */
const parse = ({ post, vacancies, filled, postStatus }: Item): PublicPost =>
  parseTolerantly(publicPostSchema, { ...(post as object), vacancies, filled, status: postStatus });

/** Reads a post of a district consistently; undefined if there is none. */
export async function findPost(
  table: Table,
  district: string,
  postId: string,
): Promise<PublicPost | undefined> {
  const item = await table.get(keys.posts(district), keys.post(postId));
  return item && parse(item);
}

/** Returns those of some posts that exist, each once. */
export async function postsAt(
  table: Table,
  places: readonly Pick<PublicPost, 'district' | 'postId'>[],
): Promise<PublicPost[]> {
  if (places.length === 0) return [];
  const keyed = new Map(places.map((place) => [place.postId, keyOf(place)]));
  const items = await table.getMany([...keyed.values()]);
  return items.flatMap((item) => (item ? [parse(item)] : []));
}

/** Returns all posts of a district, oldest first. */
export async function postsOfDistrict(table: Table, district: string): Promise<PublicPost[]> {
  const items = await table.list(keys.posts(district), keys.postPrefix);
  return items.map(parse);
}

/** The write that records a new post. */
export const newPost = (
  table: Table,
  { vacancies, filled, status, ...post }: PublicPost,
  recorded: { readonly at: string; readonly by: string },
): Write =>
  table.putItem(
    {
      ...keyOf(post),
      post,
      vacancies,
      filled,
      postStatus: status,
      recordedAt: recorded.at,
      recordedBy: recorded.by,
    },
    { expression: 'attribute_not_exists(PK)' },
  );

/** Returns who recorded a post, since another person has to review it. */
export async function recorderOf(
  table: Table,
  district: string,
  postId: string,
): Promise<string | undefined> {
  const item = await table.get(keys.posts(district), keys.post(postId));
  return typeof item?.recordedBy === 'string' ? item.recordedBy : undefined;
}

/**
 * The write that changes the number of places or the status of a post, if its status is still what was read and no more places
 * are taken than it will have.
 */
export const changePost = (
  table: Table,
  before: PublicPost,
  { vacancies, status }: Pick<PublicPost, 'vacancies' | 'status'>,
  changed: { readonly at: string; readonly by: string },
): Write =>
  table.updateItem(
    keyOf(before),
    'SET vacancies = :vacancies, postStatus = :status, changedAt = :at, changedBy = :by',
    {
      ':vacancies': vacancies,
      ':status': status,
      ':before': before.status,
      ':at': changed.at,
      ':by': changed.by,
    },
    'postStatus = :before AND filled <= :vacancies',
  );
