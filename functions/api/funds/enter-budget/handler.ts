import { ulid } from 'ulid';
import type * as z from 'zod';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { fenOf } from '../../../../lib/domain/money.ts';
import { budgetKeyOf, isBelowZero } from '../../../../lib/domain/payments/fund-report.ts';
import {
  budgetEntries,
  budgetEntryWrite,
  budgetLowerings,
  budgetLoweringWrite,
  type StoredBudgetEntry,
} from '../../../../lib/store/funds.ts';
import { conflict, retryOnConflict } from '../../../../lib/store/retry-on-conflict.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites, writeOnce } from '../../../common/http/repeated.ts';
import type { RequestContext } from '../../../common/http/request-context.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { requireDivision } from '../../../common/payments/division.ts';
import { divisionView } from '../../../common/views/district-view.ts';
import { requireBudgetFund, requireBudgetScheme } from './budget-scheme.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { body, principal, language, now } = request;
    const { division, fund, scheme, year, source } = body;
    requireDivision(principal, division);
    const whole = fenOf(body.amount.replace(/^-/, '')) ?? 0;
    const amountFen = body.amount.startsWith('-') ? -whole : whole;
    if (amountFen === 0)
      throw new Problem('budget-of-nothing', {}, [{ pointer: '/amount', code: 'budget-of-nothing' }]);
    if ((fund === undefined) === (scheme === undefined)) throw new Problem('budget-of-one-thing');
    if (scheme !== undefined) await requireBudgetScheme(table, { division, scheme, year }, now);
    if (fund !== undefined) await requireBudgetFund(table, { division, fund, year }, now);
    const key = fund ?? budgetKeyOf({ scheme: scheme ?? '' });
    const entry = {
      entryId: ulid(now),
      year,
      amountFen,
      source,
      by: principal.subject,
      at: toInstant(now),
    };
    const answer = {
      ...entry,
      ...(scheme === undefined ? { fund } : { scheme }),
      division: divisionView(division, language),
    };
    const stored = { ...entry, fund: key, jurisdiction: division };
    if (amountFen < 0) return { body: await lower(table, request, stored, answer) };
    return {
      body: await writeOnce(table, operation, request, answer, (alongside) =>
        table.transact([budgetEntryWrite(table, stored), ...alongside]),
      ),
    };
  };

export const handler = serve(operation, () => handle(connectTable()));

type Answer = z.output<typeof operation.answers.schema>;

/**
 * Appends an entry that lowers a budget, if the entries that there are then allow it: where another one lowers a budget
 * meanwhile, it is decided again.
 * @throws Problem `budget-below-zero`
 */
function lower(
  table: Table,
  request: Pick<RequestContext, 'identity' | 'answerHeaders'>,
  entry: StoredBudgetEntry,
  answer: Answer,
): Promise<Answer> {
  return retryOnConflict('a budget', async () => {
    const lowerings = await budgetLowerings(table, entry);
    const entries = await budgetEntries(table, entry.jurisdiction, entry.year);
    // A repeated request has lowered the sum already.
    const before = await answerBefore(table, operation, request);
    if (before) return before;
    if (isBelowZero(entries, entry))
      throw new Problem('budget-below-zero', {}, [{ pointer: '/amount', code: 'budget-below-zero' }]);
    const failed = await table.transact([
      budgetEntryWrite(table, entry),
      budgetLoweringWrite(table, entry, lowerings),
      ...rememberingWrites(table, request.identity, { answer }),
    ]);
    return failed.length === 0 ? answer : conflict;
  });
}
