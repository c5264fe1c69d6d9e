import { provideClaimInformation } from '../../../../lib/domain/case/claim/information.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { changeOwnClaim } from '../../../common/employers/change-own.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Pick<Records, 'table' | 'sealing' | 'cases'>): Handler<typeof operation> =>
  async (request) => ({
    body: await changeOwnClaim(records, request.path.claimId, request, (number) => (state, context) => ({
      decision: provideClaimInformation(state, number, context),
      freeText: { answer: request.body.answer },
    })),
  });

export const handler = serve(operation, () => handle(connectRecords()));
