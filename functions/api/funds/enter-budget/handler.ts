import { ulid } from 'ulid';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { fenOf } from '../../../../lib/domain/money.ts';
import { budgetKeyOf, isBelowZero } from '../../../../lib/domain/payments/fund-report.ts';
import { budgetEntries, budgetEntryWrite } from '../../../../lib/store/funds.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, writeOnce } from '../../../common/http/repeated.ts';
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
    if (amountFen < 0) {
      // A repeated request has lowered the sum already.
      const before = await answerBefore(table, operation, request);
      if (before) return { body: before };
      if (isBelowZero(await budgetEntries(table, division, year), { fund: key, amountFen }))
        throw new Problem('budget-below-zero', {}, [{ pointer: '/amount', code: 'budget-below-zero' }]);
    }
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
    return {
      body: await writeOnce(table, operation, request, answer, (alongside) =>
        table.transact([
          budgetEntryWrite(table, { ...entry, fund: key, jurisdiction: division }),
          ...alongside,
        ]),
      ),
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
