import { ownItem } from '../../../../lib/store/own-items.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { openedDraft } from '../kept-draft.ts';
import { keptAsDraft } from '../stored-draft.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Pick<Records, 'table' | 'sealing'>): Handler<typeof operation> =>
  async ({ principal: { subject }, now }) => ({
    body: await openedDraft(records, subject, await ownItem(records.table, subject, keptAsDraft.kind, now)),
  });

export const handler = serve(operation, () => handle(connectRecords()));
