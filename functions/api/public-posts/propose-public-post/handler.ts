import { proposePost } from '../../../../lib/domain/case/public-post/place.ts';
import { findPost } from '../../../../lib/store/public-posts.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { placementFacts } from '../../../common/cases/placement-facts.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { postId, statement, ...term } = request.body;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context, loaded) => {
        const [post, facts] = await Promise.all([
          findPost(records.table, state.district, postId),
          placementFacts(records, loaded, context.now),
        ]);
        if (!post) throw new Problem('public-post-not-found');
        return {
          decision: proposePost(
            state,
            post,
            term,
            facts,
            rules.lifecycleAt(state, context.now),
            rules.calendar,
            context,
          ),
          freeText: { statement },
        };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
