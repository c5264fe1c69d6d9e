import type * as z from 'zod';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { bouncePayment, confirmPayment, returnPayment } from '../../../../lib/domain/case/claim/pay.ts';
import { answersTo } from '../../../../lib/domain/case/claim/reduce-payment.ts';
import { claimOf } from '../../../../lib/domain/case/claim/state.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import {
  type AcknowledgementLine,
  faultOfLine,
  paymentOfKey,
} from '../../../../lib/domain/payments/acknowledgement.ts';
import type { RunItem } from '../../../../lib/domain/payments/run.ts';
import { refused, success } from '../../../../lib/domain/result.ts';
import { type Run, runItem } from '../../../../lib/store/payment-runs.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { answerBefore, keepAnswer } from '../../../common/http/repeated.ts';
import type { RequestContext } from '../../../common/http/request-context.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { moveItem } from '../../../common/payments/move-item.ts';
import { becauseView, requireRun, runView } from '../../../common/payments/run-view.ts';
import { currentRules, type Rules } from '../../../common/rules/rules.ts';
import { type lineOutcomes, operation } from './operation.ts';

interface LineAnswer {
  readonly key: string;
  readonly outcome: (typeof lineOutcomes)[number];
  readonly because?: string;
  readonly told?: object;
}

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, language } = request;
    const before = await answerBefore(records.table, operation, request);
    if (before) return { body: before };
    const run = await requireRun(records.table, path.runId, principal);
    const rules = await currentRules(records.table);
    const lines: LineAnswer[] = [];
    // One after another, so that two lines about the same payment get the same results as in two files.
    for (const line of body.lines) lines.push(await acknowledge(records, run, line, rules, request));
    const answer: z.output<typeof operation.answers.schema> = {
      run: runView(await requireRun(records.table, run.runId, principal), language),
      lines: lines.map(({ key, outcome, because, told }) => ({
        key,
        outcome,
        ...(because !== undefined && { because: becauseView(because, language, told) }),
      })),
    };
    await keepAnswer(records.table, request, answer);
    return { body: answer };
  };

export const handler = serve(operation, () => handle(connectRecords()));

async function acknowledge(
  records: CaseRecords,
  run: Run,
  line: AcknowledgementLine,
  rules: Rules,
  request: Pick<RequestContext, 'principal' | 'now'>,
): Promise<LineAnswer> {
  const { key } = line;
  const { caseId, number } = paymentOfKey(key);
  const found = await runItem(records.table, run.runId, caseId, number);
  const answeredAt = toInstant(request.now);
  const moved =
    found &&
    (await moveItem(records, run, found, request, (state, item, context) => {
      const claim = claimOf(state, number);
      const fault = faultOfLine(item, line, claim && answersTo(claim, item.attempt));
      if (fault && fault !== 'acknowledged-before') return refused({ reason: fault });
      // A payment is answered with the amount that was sent, or it is another payment: also in an answer that was given before.
      if (line.amountFen !== claim?.amountFen) return refused({ reason: 'payment-of-another-run' });
      if (fault) return refused({ reason: fault });
      const sentOn = beijingDate(Date.parse(item.sentAt ?? run.at));
      const decision = decisionOf(state, { runId: run.runId, sentOn, item }, line, rules, context);
      if (!decision.ok) return decision;
      const because = line.result === 'paid' ? {} : { because: line.reason };
      return success({
        event: decision.value,
        item:
          decision.value.type === 'claim-payment-returned'
            ? { ...item, result: 'returned', returnedAt: answeredAt, ...because }
            : { ...item, result: line.result === 'paid' ? 'paid' : 'bounced', answeredAt, ...because },
      });
    }));
  if (moved?.moved) return { key, outcome: outcomeOf(moved.item.result) };
  const because = moved?.because ?? 'payment-not-in-run';
  const told = moved?.told;
  const outcome = because === 'acknowledged-before' ? 'unchanged' : 'refused';
  return { key, outcome, because, ...(told && { told }) };
}

/** The result of a line for an item. */
const outcomeOf = (result: RunItem['result']): LineAnswer['outcome'] =>
  result === 'paid' || result === 'bounced' || result === 'returned' ? result : 'unchanged';

function decisionOf(
  state: CaseState,
  { runId, sentOn, item }: { readonly runId: string; readonly sentOn: string; readonly item: RunItem },
  line: AcknowledgementLine,
  rules: Rules,
  context: Context,
) {
  const { number, attempt } = paymentOfKey(line.key);
  if (line.result !== 'paid') {
    const answer = { runId, attempt, sentOn, ...line };
    const dealt = [rules.lifecycleAt(state, context.now), rules.calendar, context] as const;
    // A payment that came back before it was reported as paid has bounced, whatever the bank calls it.
    return line.result === 'returned' && item.result === 'paid'
      ? returnPayment(state, number, { ...answer, ...line }, ...dealt)
      : bouncePayment(state, number, answer, ...dealt);
  }
  const { amountFen, paidOn, reference } = line;
  return confirmPayment(state, number, { runId, attempt, amountFen, sentOn, paidOn, reference }, context);
}
