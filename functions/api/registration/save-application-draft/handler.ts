import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { replaceOwn } from '../../../common/http/replace-own.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { openedDraft } from '../kept-draft.ts';
import { keptAsDraft, sealedDraft, wasSubmitted } from '../stored-draft.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Pick<Records, 'table' | 'sealing'>): Handler<typeof operation> =>
  async (request) => {
    const { body, principal, now } = request;
    const { subject } = principal;
    if (await wasSubmitted(records.table, subject, body.submissionKey)) throw new Problem('draft-submitted');
    const kept = await replaceOwn(records.table, request, keptAsDraft, () =>
      sealedDraft(records.sealing, subject, body, now),
    );
    return { body: await openedDraft(records, subject, kept) };
  };

export const handler = serve(operation, () => handle(connectRecords()));
