import type { LifecycleRules } from '../domain/case/case.ts';
import { type LoanKind, loanKinds } from '../domain/case/guaranteed-loan/tasks.ts';
import type { TimeLimit } from '../domain/case/kernel/deadline.ts';
import type { Pack, Resolved } from './packs.ts';
import { referenceOf } from './registration-rules.ts';
import type { LoanKindRule } from './values/outward.ts';

type Unresolved = { readonly status: 'open' | 'unstated' };

const ifSet = <Value>(value: Resolved<Value> | Unresolved): Value | undefined =>
  value.status === 'set' ? value.value : undefined;

/** Translates the pack into the rules for referrals, loans and the hand-overs that both share. */
export function outwardRules(
  pack: Pack,
): Pick<LifecycleRules, 'handOver' | 'referral' | 'loans' | 'handOverRecordsYears'> {
  const { handOverTimes: times, handOverItems: items, handOverRecords } = pack.values;
  const within = (workingDays: number): TimeLimit => ({
    term: { workingDays },
    closes: 'end-of-day',
    basis: referenceOf(times.citation),
  });
  return {
    handOverRecordsYears: handOverRecords.value.years,
    handOver: {
      within: within(times.value.handOverWorkingDays),
      receiptWithin: within(times.value.receiptWorkingDays),
      answerWithin: {
        referral: within(times.value.referralAnswerWorkingDays),
        loan: within(times.value.loanAnswerWorkingDays),
      },
    },
    referral: {
      bodies: (ifSet(pack.values.referral)?.bodies ?? []).map(
        ({ code, citation, insured, handedOverBy, grounds, reliefs }) => ({
          code,
          basis: referenceOf(citation),
          ...(insured !== undefined && { insured }),
          needsConsent: handedOverBy === 'consent',
          grounds: grounds.map((each) => each.code),
          reliefs: reliefs.map((each) => each.code),
          items: code === 'unemployment-insurance' ? items.value.benefits : items.value.relief,
        }),
      ),
      answerRequestWithin: within(times.value.answerRequestWorkingDays),
    },
    loans: {
      ...loanRules(pack),
      items: items.value.loan,
      checkWithin: within(times.value.checkLoanWorkingDays),
      paymentWithin: within(times.value.loanPaymentWorkingDays),
    },
  };
}

const kindKeys = {
  individual: 'loanIndividual',
  partnership: 'loanPartnership',
  'small-firm': 'loanFirm',
} as const satisfies Record<LoanKind, string>;

function loanRules(
  pack: Pack,
): Pick<LifecycleRules['loans'], 'kinds' | 'groups' | 'waiver' | 'banks' | 'relief'> {
  const { counterGuarantee, loanRelief, loanBanks, loanGroups } = pack.values;
  return {
    kinds: Object.fromEntries(
      loanKinds.flatMap((kind) => {
        const rule: Resolved<LoanKindRule> | Unresolved = pack.values[kindKeys[kind]];
        // A circular that names a kind of loan without a number offers it and leaves its maximum open.
        if (rule.status === 'unstated') return [];
        const maximum = rule.status === 'set' && {
          maximum: { fen: rule.value.maximumFen, basis: referenceOf(rule.citation) },
        };
        return [[kind, { ...maximum }]];
      }),
    ),
    groups: loanGroups.value.groups.map(({ code }) => code),
    ...(counterGuarantee.status === 'set' && {
      waiver: {
        upToFen: counterGuarantee.value.upToFen,
        kinds: counterGuarantee.value.kinds,
        basis: referenceOf(counterGuarantee.citation),
      },
    }),
    banks: (ifSet(loanBanks)?.banks ?? []).map(({ code }) => code),
    relief: (ifSet(loanRelief)?.schemes ?? []).map(
      ({ code, loans, dueFrom, dueUntil, maximumMonths, repaidBy, closed, citation }) => ({
        code,
        loans,
        ...(dueFrom !== undefined && { dueFrom }),
        ...(dueUntil !== undefined && { dueUntil }),
        ...(maximumMonths !== undefined && { maximumMonths }),
        ...(repaidBy !== undefined && { repaidBy }),
        closed,
        basis: referenceOf(citation),
      }),
    ),
  };
}
