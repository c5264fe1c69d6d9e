import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import { digestsOfMonth } from '../../../../lib/store/digests.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/cases/records.ts';
import { serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

const table = connectTable();

export const handler = serve(operation, async ({ query, principal, now }) => {
  const { district, month } = query;
  servedRegionOf(principal, district);
  const digests = await digestsOfMonth(table, district, month ?? monthOf(beijingDate(now)));
  return { body: { digests } };
});
