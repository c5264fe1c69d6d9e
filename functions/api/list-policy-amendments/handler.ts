import { loadedAmendments } from '../../common/amendments.ts';
import { connectTable } from '../../common/records.ts';
import { serve } from '../../common/serve.ts';
import { operation } from './operation.ts';

const table = connectTable();

export const handler = serve(operation, async () => ({
  body: { amendments: await loadedAmendments(table) },
}));
