import { ulid } from 'ulid';
import { isWithin } from '../../../../lib/domain/case/kernel/access.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { type PublicPost, readsLike } from '../../../../lib/domain/public-post.ts';
import { newPost } from '../../../../lib/store/public-posts.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { regionOfDistrict } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { writeOnce } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { postView } from '../../../common/views/post-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    if (!isWithin(principal, path.district)) throw new Problem('outside-jurisdiction');
    regionOfDistrict(path.district);
    const found = readsLike(body);
    const post: PublicPost = {
      ...body,
      postId: ulid(now),
      district: path.district,
      filled: 0,
      status: found.length > 0 ? 'to-review' : 'open',
      readsLike: [...found],
    };
    const recorded = { at: toInstant(now), by: principal.subject };
    const answer = await writeOnce(table, operation, request, postView(post), (alongside) =>
      table.transact([newPost(table, post, recorded), ...alongside]),
    );
    return { body: answer };
  };

export const handler = serve(operation, () => handle(connectTable()));
