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
    const { path, body } = request;
    const before = await answerBefore(table, operation, request);
    if (before) return { body: before };
    return {
      body: await changePublicPost(table, path, request, ({ status }) => {
        // A change does not open a post that was not reviewed or was rejected.
        if (status !== 'open' && status !== 'closed') throw new Problem('public-post-not-open');
        return { vacancies: body.vacancies, status: body.closed ? 'closed' : 'open' };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
