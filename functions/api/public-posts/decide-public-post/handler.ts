import { decidePost } from '../../../../lib/domain/case/public-post/place.ts';
import { lastPlacement } from '../../../../lib/domain/case/public-post/state.ts';
import { findPost } from '../../../../lib/store/public-posts.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { placementFacts } from '../../../common/cases/placement-facts.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, body } = request;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, path.caseId, request, async (state, context, loaded) => {
        const proposed = lastPlacement(state);
        const [post, facts] = await Promise.all([
          proposed && findPost(records.table, proposed.district, proposed.postId),
          placementFacts(records, loaded, context.now),
        ]);
        return {
          decision: decidePost(
            state,
            path.taskId,
            body.place,
            post,
            facts,
            rules.lifecycleAt(state, context.now),
            context,
          ),
          freeText: { explanation: body.explanation },
        };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
