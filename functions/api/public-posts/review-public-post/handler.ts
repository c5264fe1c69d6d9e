import { recorderOf } from '../../../../lib/store/public-posts.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { changePublicPost } from '../../../common/cases/change-post.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal } = request;
    const before = await answerBefore(table, operation, request);
    if (before) return { body: before };
    const recorder = await recorderOf(table, path.district, path.postId);
    return {
      body: await changePublicPost(table, path, request, ({ status, vacancies }) => {
        if (recorder === principal.subject) throw new Problem('separation-of-duties');
        if (status !== 'to-review') throw new Problem('public-post-not-to-review');
        return { vacancies, status: body.suitable ? 'open' : 'rejected' };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
