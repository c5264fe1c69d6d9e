import { readCase } from '../../common/read-case.ts';
import { connectRecords } from '../../common/records.ts';
import { serve } from '../../common/serve.ts';
import { operation } from './operation.ts';

const records = connectRecords();

export const handler = serve(operation, async ({ path, principal, language, now }) => ({
  body: await readCase(records, path.caseId, principal, language, now),
}));
