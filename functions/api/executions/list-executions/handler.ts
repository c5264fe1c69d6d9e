import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { findExecutions, rowOf } from '../../../common/executions/execution-rows.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  ({ table, cases }: CaseRecords): Handler<typeof operation> =>
  async ({ query: { limit, after, ...filter }, language, now }) => {
    const { found, ...next } = await findExecutions(table, cases, filter, { limit, after });
    return { body: { executions: found.map((each) => rowOf(each, language, now)), ...next } };
  };

export const handler = serve(operation, () => handle(connectCases()));
