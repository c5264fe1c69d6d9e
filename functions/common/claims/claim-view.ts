import type * as z from 'zod';
import { boundsOf } from '../../../lib/domain/case/claim/amount.ts';
import { assess, type Judged } from '../../../lib/domain/case/claim/assess.ts';
import { schemeRefusal } from '../../../lib/domain/case/claim/make.ts';
import { openValuesOf, type SchemeTerms } from '../../../lib/domain/case/claim/scheme.ts';
import type { Claim } from '../../../lib/domain/case/claim/state.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import { amountText, claimStatusTexts } from '../../episodes/claim/claim-texts.ts';
import { judgedText } from '../../episodes/claim/criterion-texts.ts';
import type { claimViewSchema, subsidySchema } from './claim-schema.ts';
import { statedView } from './stated-view.ts';

type Known = Parameters<typeof assess>[2];

/** Conditions of a scheme with their verdicts, in sentences. */
export const conditionsOf = (judged: readonly Judged[], terms: SchemeTerms, language: Language) =>
  judged.map((each) => ({
    code: each.code,
    verdict: each.verdict,
    by: each.by,
    text: judgedText(each, terms)[language],
  }));

/** Returns what somebody may get under a scheme today, and condition by condition whether they qualify. */
export function subsidyView(
  terms: SchemeTerms,
  known: Known,
  today: string,
  language: Language,
): z.infer<typeof subsidySchema> {
  const { code, kind, claimants, opens, closes, asks, documents, payer, fund, note } = terms;
  return {
    code,
    name: terms[language],
    kind,
    claimants: [...claimants],
    open: schemeRefusal(terms, code, today) === undefined,
    ...(opens !== undefined && { opens }),
    ...(closes !== undefined && { closes }),
    amount: amountText(terms)[language],
    conditions: conditionsOf(assess(terms, {}, known, [], today), terms, language),
    asks: [...asks],
    documents: documents.map((each) => ({ code: each.code, text: each[language] })),
    ...(payer && { payer: payer[language] }),
    ...(fund && { fund: fund[language] }),
    ...(note && { note: note[language] }),
    basis: describeCitation(terms.citation, language, terms.basis),
  };
}

/** Returns a claim in its current state: by the current terms while it is undecided, and as it was decided afterwards. */
export function claimView(
  claim: Claim,
  terms: SchemeTerms,
  known: Known,
  madeOn: string,
  language: Language,
): z.infer<typeof claimViewSchema> {
  const { number, status, by, payee, notice, payment, proposedFen, amountFen } = claim;
  const judged = assess(terms, claim.stated, known, claim.findings, madeOn);
  const isDecided = status !== 'made' && status !== 'checked';
  const asDecided = judged.map((each) => {
    const was = claim.assessment.find(({ code }) => code === each.code);
    return isDecided && was ? { ...each, verdict: was.verdict, by: was.by } : each;
  });
  const bounds = boundsOf(terms, claim.stated);
  return {
    number,
    status,
    statusText: claimStatusTexts[status][language],
    by,
    scheme: { code: terms.code, text: terms[language] },
    madeAt: claim.madeAt,
    stated: statedView(claim.stated, language),
    conditions: conditionsOf(asDecided, terms, language),
    openValues: [...openValuesOf(terms)],
    ...(bounds && { bounds: { leastFen: bounds.least, mostFen: bounds.most } }),
    ...(proposedFen !== undefined && { proposedFen }),
    ...(amountFen !== undefined && { amountFen }),
    ...(payee && { account: `**** ${payee.account.slice(-4)}` }),
    ...(notice && { notice: { from: notice.from, until: notice.until } }),
    ...(payment && {
      payment: { status: payment.status, ...(payment.paidOn && { paidOn: payment.paidOn }) },
    }),
    ...(claim.review && { review: claim.review }),
    recoveries: claim.recoveries.map((each) => ({
      status: each.status,
      amountFen: each.amountFen,
      repaidFen: each.repaidFen,
    })),
    basis: describeCitation(terms.citation, language, terms.basis),
  };
}
