import { isWithin } from '../../../lib/domain/case/kernel/access.ts';
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { PublicPost } from '../../../lib/domain/public-post.ts';
import { changePost, findPost } from '../../../lib/store/public-posts.ts';
import { conflict, retryOnConflict } from '../../../lib/store/retry-on-conflict.ts';
import type { Table } from '../../../lib/store/table.ts';
import { Problem } from '../http/problems.ts';
import { rememberingWrites } from '../http/repeated.ts';
import type { RequestContext } from '../http/request-context.ts';
import { postView } from '../views/post-view.ts';
import { regionOfDistrict } from './districts.ts';

/**
 * Changes a post of a district. `decide` gets the current post, and is called again if another change was faster.
 * @throws Problem if the caller does not work there, there is no such post, or it would have fewer vacancies than are filled
 */
export async function changePublicPost(
  table: Table,
  { district, postId }: Pick<PublicPost, 'district' | 'postId'>,
  { principal, identity, now }: Pick<RequestContext, 'principal' | 'identity' | 'now'>,
  decide: (post: PublicPost) => Pick<PublicPost, 'vacancies' | 'status'>,
): Promise<ReturnType<typeof postView>> {
  if (!isWithin(principal, district)) throw new Problem('outside-jurisdiction');
  regionOfDistrict(district);
  return retryOnConflict(`the post ${postId}`, async () => {
    const post = await findPost(table, district, postId);
    if (!post) throw new Problem('public-post-not-found');
    const changed = { ...post, ...decide(post) };
    if (changed.vacancies < post.filled) throw new Problem('public-post-fewer-than-filled');
    const answer = postView(changed);
    const by = { at: toInstant(now), by: principal.subject };
    const failed = await table.transact([
      changePost(table, post, changed, by),
      ...rememberingWrites(table, identity, { answer }),
    ]);
    return failed.length === 0 ? answer : conflict;
  });
}
