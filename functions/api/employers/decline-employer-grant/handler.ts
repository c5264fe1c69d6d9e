import { declineGrant } from '../../../../lib/domain/case/proactive/confirm.ts';
import { applyChange } from '../../../common/cases/change-case.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { ownPlace, permitOwn } from '../../../common/employers/own-entry.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Pick<Records, 'table' | 'sealing' | 'cases'>): Handler<typeof operation> =>
  async (request) => {
    const { grantId } = request.path;
    const place = await ownPlace(records, request.principal, 'grant', grantId);
    const { because } = request.body;
    await applyChange(
      records,
      place.caseId,
      request,
      (state, context) => ({
        decision: declineGrant(state, place.number, context),
        ...(because && { freeText: { because } }),
      }),
      { permit: permitOwn('grant', place) },
    );
    return { body: { grantId } };
  };

export const handler = serve(operation, () => handle(connectRecords()));
