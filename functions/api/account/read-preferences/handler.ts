import { ownItem } from '../../../../lib/store/own-items.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { keptPreferences } from '../preferences.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ principal: { subject }, now }) => ({
    body: keptPreferences(await ownItem(table, subject, 'preferences', now)),
  });

export const handler = serve(operation, () => handle(connectTable()));
