import { confirmedFacts, confirmGrant } from '../../../../lib/domain/case/proactive/confirm.ts';
import { ownGrant } from '../../../../lib/domain/case/proactive/state.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { knownForNew, schemeAt } from '../../../common/claims/dealing.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Records): Handler<typeof operation> =>
  async (request) => {
    const rules = await currentRules(records.table, request);
    const number = request.body.grant;
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context, loaded) => {
        const grant = ownGrant(state, number, context.actor);
        // Staff confirm for a person at the counter; an employer confirms its own.
        if (grant?.to !== 'person') throw new Problem('grant-not-found');
        const terms = (code: string) => schemeAt(rules, state, code, context.now);
        const stated = confirmedFacts(grant, {});
        return {
          decision: confirmGrant(
            state,
            number,
            { stated: {}, payee: request.body.payee },
            terms,
            await knownForNew(records, loaded, terms(grant.scheme), stated, context.now),
            rules.lifecycleAt(state, context.now),
            rules.calendar,
            context,
          ),
        };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
