import { readCase } from '../../../common/cases/read-case.ts';
import { connectRecords } from '../../../common/cases/records.ts';
import { serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

const records = connectRecords();

export const handler = serve(operation, async (request) => ({
  body: await readCase(records, request.path.caseId, request),
}));
