import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { replaceOwn } from '../../../common/http/replace-own.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { keptAsDraft } from '../stored-draft.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { version } = await replaceOwn(table, request, keptAsDraft, () => undefined);
    return { body: { version } };
  };

export const handler = serve(operation, () => handle(connectTable()));
