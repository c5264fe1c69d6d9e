import { clockSkew } from '../../../../lib/domain/clock-skew.ts';
import { keptDays } from '../../../../lib/store/kept-for.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { replaceOwn } from '../../../common/http/replace-own.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { readThroughOf } from '../read-through.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { through } = request.body;
    if (Date.parse(through) > request.now + clockSkew)
      throw Problem.ofFields([{ pointer: '/through', code: 'date-in-future' }]);
    const kept = { kind: 'notificationsRead', days: keptDays.accounts } as const;
    const marked = await replaceOwn(table, request, kept, (before) => {
      const already = readThroughOf(before);
      return { through: already !== undefined && already > through ? already : through };
    });
    return { body: { readThrough: readThroughOf(marked) ?? through } };
  };

export const handler = serve(operation, () => handle(connectTable()));
