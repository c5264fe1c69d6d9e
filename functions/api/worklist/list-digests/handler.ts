import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import { Digests } from '../../../../lib/store/digests.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (digests: Digests): Handler<typeof operation> =>
  async ({ query, principal, now }) => {
    const { district, month } = query;
    servedRegionOf(principal, district);
    return { body: { digests: await digests.ofMonth(district, month ?? monthOf(beijingDate(now))) } };
  };

export const handler = serve(operation, () => handle(new Digests(connectTable())));
