import { readCase } from '../../common/read-case.ts';
import { connectRecords } from '../../common/records.ts';
import { serve } from '../../common/serve.ts';
import { operation } from './operation.ts';

const records = connectRecords();

export const handler = serve(operation, async (request) => ({
  body: await readCase(records, request.path.caseId, request),
}));
