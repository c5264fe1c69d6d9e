import { connectTable } from '../../../common/cases/records.ts';
import { serve } from '../../../common/http/serve.ts';
import { loadedAmendments } from '../../../common/rules/amendments.ts';
import { operation } from './operation.ts';

const table = connectTable();

export const handler = serve(operation, async () => ({
  body: { amendments: await loadedAmendments(table) },
}));
