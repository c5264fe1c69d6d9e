import { connectTable } from '../../../common/cases/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { serve } from '../../../common/http/serve.ts';
import { saveAmendment } from '../../../common/rules/amendments.ts';
import { operation } from './operation.ts';

const table = connectTable();

export const handler = serve(operation, async ({ path, body, principal, now }) => {
  if (body.id !== path.amendmentId) throw Problem.ofFields([{ pointer: '/id', code: 'invalid-field' }]);
  const saved = await saveAmendment(table, body, {
    at: new Date(now).toISOString(),
    by: principal.subject,
  });
  return { body: { id: body.id, ...saved } };
});
