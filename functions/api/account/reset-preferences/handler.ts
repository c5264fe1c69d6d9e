import { keptDays } from '../../../../lib/store/kept-for.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { replaceOwn } from '../../../common/http/replace-own.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { keptPreferences } from '../preferences.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const kept = { kind: 'preferences', days: keptDays.accounts } as const;
    return { body: keptPreferences(await replaceOwn(table, request, kept, () => undefined)) };
  };

export const handler = serve(operation, () => handle(connectTable()));
