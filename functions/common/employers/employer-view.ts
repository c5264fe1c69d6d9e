import type * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { isAgainst, owedOf } from '../../../lib/domain/case/claim/against.ts';
import { assess } from '../../../lib/domain/case/claim/assess.ts';
import { isAsked } from '../../../lib/domain/case/claim/information.ts';
import { type Claim, isUndecided } from '../../../lib/domain/case/claim/state.ts';
import { type FoundGrant, grantStatus } from '../../../lib/domain/case/proactive/state.ts';
import { groupedYuanOf } from '../../../lib/domain/money.ts';
import { maskPersonName, type PersonName } from '../../../lib/domain/person-name.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import { schemeOf } from '../../../lib/policy/schemes/of-pack.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import { amountText, claimStatusTexts } from '../../episodes/claim/claim-texts.ts';
import { grantStatusTexts } from '../../episodes/proactive/grant-texts.ts';
import { conditionsOf } from '../claims/claim-view.ts';
import { knownFor } from '../claims/dealing.ts';
import { askedBesides, foundConditions } from '../claims/found-view.ts';
import { informationOf } from '../claims/information-view.ts';
import type { CaseRecords } from '../connections/records.ts';
import type { Rules } from '../rules/rules.ts';
import { reviewBodyOf } from '../wording/notice-reader.ts';
import { bounceTexts } from '../wording/payment-texts.ts';
import type { employerClaimSchema, employerGrantSchema } from './employer-schema.ts';

type ClaimView = z.infer<typeof employerClaimSchema>;

/** Conditions about the employer and its contract. All others are about the person, of whom the employer learns nothing. */
const aboutEmployer: readonly string[] = [
  'enterprise',
  'employer-size-in',
  'contract-months-at-least',
  'hired-on-or-after',
  'employment-registered',
  'insurance-paid',
];

const owedStep = (fen: number): Bilingual => ({
  zh: `已决定追回，尚须退回 ${groupedYuanOf(fen)} 元。可以一次或者分次退回，具体办法请与经办机构联系。`,
  en: `It was decided to claim the payment back: ${groupedYuanOf(fen)} yuan are still to be repaid, at once or in parts. Please ask us how.`,
});

/**
 * How to challenge a decision outside the agency: the body and the time limits. A decision against the employer must say so
 * (Regulation implementing the Administrative Reconsideration Law, art. 17).
 */
function appealAgainst(district: string): Bilingual {
  const body = reviewBodyOf(district);
  return {
    zh: `如不服该决定，可以自知道该决定之日起60日内向${body.zh}申请行政复议，也可以自知道该决定之日起6个月内直接向有管辖权的人民法院提起行政诉讼。`,
    en: `If you disagree with the decision, you may apply to ${body.en} for administrative reconsideration within 60 days of learning of it, or bring an administrative action directly in the competent court within six months of learning of it.`,
  };
}

/** The bank has sent the payment back, at once or later, and has usually given a reason. */
const bouncedStep = (reason: Bilingual): Bilingual => ({
  zh: `款项被银行退回（${reason.zh}）。请更正收款账户，更正后重新拨付。`,
  en: `The bank sent the payment back (${reason.en}). Please correct the account; it is paid again after that.`,
});

const nextSteps = {
  made: {
    zh: '由一名工作人员审核，能够比对的数据不用提供证明。',
    en: 'A member of staff checks the claim. You need not prove what can be compared with data.',
  },
  asked: {
    zh: '请补充说明审核所需的内容，审核期限不因此延长。',
    en: 'Please add the information that was asked for. The time limit of the check keeps running.',
  },
  checked: { zh: '由另一名工作人员审批。', en: 'Another member of staff decides on the claim.' },
  account: {
    zh: '请填报或更正收款账户，填报后拨付。',
    en: 'Please give or correct the account. Payment follows after that.',
  },
  pay: { zh: '等待拨付到填报的账户。', en: 'It will be paid to the account that you gave.' },
  paid: { zh: '已拨付，无须办理。', en: 'It was paid. You need not do anything.' },
  refused: {
    zh: '认为有误的，可以申请复核一次。',
    en: 'If you think this is wrong, you can ask for a review once.',
  },
  review: {
    zh: '由未参与办理的主管复核。',
    en: 'A supervisor who took no part in it reviews the decision.',
  },
  reviewed: { zh: '已复核，维持不予批准的决定。', en: 'It was reviewed, and the refusal was upheld.' },
  withdrawn: { zh: '已撤回，可以重新申领。', en: 'It was withdrawn. You can claim it again.' },
  revoked: {
    zh: '批准已撤销，不再拨付。',
    en: 'The approval was revoked, and nothing will be paid.',
  },
  recovered: { zh: '款项已退回，无须办理。', en: 'It was repaid. You need not do anything.' },
} as const satisfies Readonly<Record<string, Bilingual>>;

function nextStepOf(claim: Claim): Bilingual {
  const { status, payee, payment, review } = claim;
  if (isAsked(claim)) return nextSteps.asked;
  if (status === 'refused')
    return review === undefined
      ? nextSteps.refused
      : review === 'open'
        ? nextSteps.review
        : nextSteps.reviewed;
  if (status !== 'approved') return nextSteps[status];
  const owed = owedOf(claim);
  if (owed !== undefined) return owedStep(owed);
  if (payment?.status === 'paid') return nextSteps.paid;
  if (payment?.status === 'bounced') return bouncedStep(bounceTexts[payment.bouncedFor ?? 'other']);
  return payee ? nextSteps.pay : nextSteps.account;
}

const actsOf = (claim: Claim): ClaimView['acts'] => [
  ...(isAsked(claim) ? (['provide-information'] as const) : []),
  ...(isUndecided(claim) ? (['withdraw'] as const) : []),
  ...(isUndecided(claim) || ['queued', 'bounced'].includes(claim.payment?.status ?? '')
    ? (['give-account'] as const)
    : []),
  ...(claim.status === 'refused' && claim.review === undefined ? (['ask-for-review'] as const) : []),
];

/**
 * Returns a claim as its employer sees it. Of the person it shows only the masked name, which the employer itself has stated.
 */
export async function employerClaimView(
  records: CaseRecords,
  loaded: LoadedCase,
  claim: Claim,
  claimId: string,
  language: Language,
): Promise<ClaimView> {
  const { terms, stated, status, payee, payment, amountFen } = claim;
  const madeAt = Date.parse(claim.madeAt);
  const [person, known, information] = await Promise.all([
    records.cases.person(loaded),
    knownFor(records, loaded, stated, madeAt),
    informationOf(records, loaded, [claim], language),
  ]);
  const asked = information.get(claim.number);
  const judged = assess(terms, stated, known, claim.findings, beijingDate(madeAt)).map((each) => {
    const was = claim.assessment.find(({ code }) => code === each.code);
    return isUndecided(claim) || !was ? each : { ...each, verdict: was.verdict, by: was.by };
  });
  const shown = judged.filter(
    ({ code, verdict }) =>
      aboutEmployer.includes(code) ||
      // As it was decided: what became known of the person since is not for the employer.
      (status === 'refused' && verdict === 'not-met' && claim.assessment.some((each) => each.code === code)),
  );
  return {
    claimId,
    scheme: { code: terms.code, text: terms[language] },
    person: maskPersonName(person.name as PersonName),
    ...(stated.contract && { contractFrom: stated.contract.from }),
    ...(stated.contract?.until && { contractUntil: stated.contract.until }),
    madeAt: claim.madeAt,
    status,
    statusText: claimStatusTexts[status][language],
    nextStep: nextStepOf(claim)[language],
    ...(isAgainst(claim) && { appeal: appealAgainst(loaded.state.district)[language] }),
    conditions: conditionsOf(shown, terms, language),
    ...(asked && { informationRequest: asked }),
    ...(amountFen !== undefined && { amountFen }),
    ...(payment?.paidOn && { paidOn: payment.paidOn }),
    ...(payee && { account: `**** ${payee.account.slice(-4)}` }),
    found: claim.found !== undefined,
    acts: actsOf(claim),
    basis: describeCitation(terms.citation, language, terms.basis),
  };
}

/** Returns a grant as the employer for which it was found sees it; undefined if the scheme no longer exists. */
export async function employerGrantView(
  records: CaseRecords,
  loaded: LoadedCase,
  grant: FoundGrant,
  grantId: string,
  rules: Rules,
  now: number,
  language: Language,
): Promise<z.infer<typeof employerGrantSchema> | undefined> {
  const terms = schemeOf(rules.packAt(loaded.state.region, now), grant.scheme);
  if (!terms) return undefined;
  const person = await records.cases.person(loaded);
  const status = grantStatus(loaded.state, grant, beijingDate(now));
  return {
    grantId,
    scheme: { code: terms.code, text: terms[language] },
    person: maskPersonName(person.name as PersonName),
    foundAt: grant.foundAt,
    ...(grant.until !== undefined && { until: grant.until }),
    status,
    statusText: grantStatusTexts[status][language],
    conditions: foundConditions(grant, terms, language).filter(({ code }) => aboutEmployer.includes(code)),
    asks: [...askedBesides(grant, terms)],
    amount: amountText(terms)[language],
    basis: describeCitation(terms.citation, language, terms.basis),
  };
}
