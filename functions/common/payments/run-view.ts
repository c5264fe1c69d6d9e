import type * as z from 'zod';
import { paymentKey } from '../../../lib/domain/case/claim/pay.ts';
import { payeeOf } from '../../../lib/domain/case/claim/reduce-payment.ts';
import { type Claim, claimOf } from '../../../lib/domain/case/claim/state.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { isWithin } from '../../../lib/domain/case/kernel/access.ts';
import { type RunItem, statusOfRun, unansweredIn, waitingIn } from '../../../lib/domain/payments/run.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { paymentRun, type Run } from '../../../lib/store/payment-runs.ts';
import type { Table } from '../../../lib/store/table.ts';
import type { CaseRecords } from '../connections/records.ts';
import { Problem, type ProblemCode, problems, titleOf } from '../http/problems.ts';
import { districtView, divisionView } from '../views/district-view.ts';
import { maskPayee } from '../views/masking.ts';
import { bounceTexts, lineFaultTexts } from '../wording/payment-texts.ts';
import type { runItemViewSchema, runSchema } from './schemas.ts';

/**
 * Returns a run, if it belongs to the caller's jurisdiction.
 * @throws Problem `payment-run-not-found`, also if it belongs to another jurisdiction
 */
export async function requireRun(table: Table, runId: string, principal: Principal): Promise<Run> {
  const run = await paymentRun(table, runId);
  if (!run || !isWithin(principal, run.jurisdiction)) throw new Problem('payment-run-not-found');
  return run;
}

export const runView = (run: Run, language: Language): z.output<typeof runSchema> => {
  const { sums, jurisdiction, ...head } = run;
  return {
    ...head,
    jurisdiction: divisionView(jurisdiction, language),
    status: statusOfRun(sums),
    sums: {
      ...sums,
      waiting: waitingIn(sums),
      unanswered: unansweredIn(sums),
      unansweredFen: sums.sentFen - sums.paidFen - sums.bouncedFen - sums.returnedFen,
    },
  };
};

const reasonTexts: Readonly<Record<string, Bilingual>> = { ...bounceTexts, ...lineFaultTexts };

/** A reason in words: the sentence of a problem, the fault of a line of an answer, or why a payment came back. */
export const becauseView = (
  code: string,
  language: Language,
  told: object = {},
): { code: string; text: string } => ({
  code,
  text:
    reasonTexts[code]?.[language] ??
    (code in problems ? titleOf(code as ProblemCode, { ...told })[language] : code),
});

/** Adds to items of a run their claims; none if the records of a case were destroyed. */
export async function withClaims(
  { cases }: CaseRecords,
  items: readonly RunItem[],
): Promise<{ readonly item: RunItem; readonly claim?: Claim }[]> {
  const loaded = await cases.loadMany([...new Set(items.map(({ caseId }) => caseId))]);
  const states = new Map(loaded.map(({ state }) => [state.caseId, state]));
  return items.map((item) => {
    const state = states.get(item.caseId);
    const claim = state && !state.destroyed ? claimOf(state, item.number) : undefined;
    return { item, ...(claim && { claim }) };
  });
}

export const itemView = (
  { item, claim }: { readonly item: RunItem; readonly claim?: Claim },
  language: Language,
): z.output<typeof runItemViewSchema> => {
  const { caseId, number, attempt, district, because, ...rest } = item;
  const payee = claim && payeeOf(claim, attempt);
  return {
    ...rest,
    caseId,
    number,
    ...(attempt !== undefined && { key: paymentKey(caseId, number, attempt) }),
    district: districtView(district, language),
    ...(claim && {
      scheme: { code: claim.terms.code, text: claim.terms[language] },
      fen: claim.amountFen ?? 0,
    }),
    ...(payee && { payee: maskPayee(payee) }),
    ...(because !== undefined && { because: becauseView(because, language) }),
  };
};
