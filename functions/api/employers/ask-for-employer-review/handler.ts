import { askForReview } from '../../../../lib/domain/case/claim/decide.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { changeOwnClaim } from '../../../common/employers/change-own.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Pick<Records, 'table' | 'sealing' | 'cases'>): Handler<typeof operation> =>
  async (request) => {
    const rules = await currentRules(records.table);
    return {
      body: await changeOwnClaim(records, request.path.claimId, request, (number) => (state, context) => ({
        decision: askForReview(state, number, rules.lifecycleAt(state, context.now), rules.calendar, context),
        freeText: { statement: request.body.statement },
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
