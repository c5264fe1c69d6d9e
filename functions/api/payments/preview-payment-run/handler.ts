import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { payableClaims } from '../../../common/payments/payable-claims.ts';
import { previewView } from '../../../common/payments/preview-view.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { claims, ...next } = await payableClaims(records, request.query, request);
    return { body: { ...previewView(claims, request.language), ...next } };
  };

export const handler = serve(operation, () => handle(connectRecords()));
