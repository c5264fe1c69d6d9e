import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { postTotals } from '../../../../lib/domain/public-post.ts';
import { postsOfDistrict } from '../../../../lib/store/public-posts.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { postTargetView } from '../../../common/views/post-target-view.ts';
import { postView } from '../../../common/views/post-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ path: { district }, principal, language, now }) => {
    const region = servedRegionOf(principal, district);
    const [posts, rules] = await Promise.all([postsOfDistrict(table, district), currentRules(table)]);
    const target = postTargetView(rules.packAt(region, now), beijingDate(now), language);
    return {
      body: {
        posts: posts.map(postView),
        totals: postTotals(posts),
        ...(target && { target }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
