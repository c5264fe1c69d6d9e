import { enterAgency, lastAgency } from '../../../../lib/store/district-agencies.ts';
import { conflict, retryOnConflict } from '../../../../lib/store/retry-on-conflict.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites, requireVersion } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { agencyView } from '../../../common/views/agency-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    const { district } = path;
    const region = servedRegionOf(principal, district);
    requireInOrder(body.hours ?? []);
    const pack = (await currentRules(table)).packAt(region, now);
    return retryOnConflict(`the agency of ${district}`, async () => {
      const before = await answerBefore(table, operation, request);
      if (before) return { body: before };
      const version = (await lastAgency(table, district))?.version ?? 0;
      requireVersion({ version }, request);
      const entered = { version: version + 1, agency: body, enteredAt: new Date(now).toISOString() };
      const answer = agencyView(pack, district, entered, request);
      const alongside = rememberingWrites(table, request.identity, { answer });
      const failed = await enterAgency(table, district, entered, principal.subject, alongside);
      return failed.length > 0 ? conflict : { body: answer };
    });
  };

export const handler = serve(operation, () => handle(connectTable()));

/** @throws Problem `office-hours-out-of-order` if hours end before they begin, or overlap */
function requireInOrder(hours: readonly { readonly opens: string; readonly closes: string }[]): void {
  const times = hours.flatMap(({ opens, closes }) => [opens, closes]);
  if (times.some((time, place) => place > 0 && time <= (times[place - 1] ?? '')))
    throw Problem.ofFields([{ pointer: '/hours', code: 'office-hours-out-of-order' }]);
}
