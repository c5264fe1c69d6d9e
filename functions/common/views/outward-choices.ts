import type { CaseState } from '../../../lib/domain/case/case.ts';
import { loanKinds } from '../../../lib/domain/case/guaranteed-loan/tasks.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { lifecycleRules } from '../../../lib/policy/lifecycle-rules.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { loanStatusTexts } from '../../episodes/guaranteed-loan/index.ts';
import { referralStatusTexts } from '../../episodes/referral/index.ts';
import { loanKindTexts } from '../wording/hand-over-texts.ts';
import { distinct } from './distinct.ts';

type Named = Bilingual & { readonly code: string };

/** Returns the lists that the forms of referrals and loans choose from, in the words of the region. */
export function outwardChoices(
  { referrals = [], loans = [] }: Pick<CaseState, 'referrals' | 'loans'>,
  pack: Pack,
  language: Language,
) {
  const { referral, loanGroups, loanBanks, loanRelief } = pack.values;
  const bodies = referral.status === 'set' ? referral.value.bodies : [];
  const banks = loanBanks.status === 'set' ? loanBanks.value.banks : [];
  const schemes = loanRelief.status === 'set' ? loanRelief.value.schemes : [];
  const { kinds } = lifecycleRules(pack).loans;
  const choice = (each: Named) => ({ code: each.code, text: each[language] });
  const nameOf = (code: string) => bodies.find((each) => each.code === code)?.[language] ?? code;
  /** Adds to a name how to reach the body, if that is entered. */
  const withContact = (each: Named & { readonly contact?: Bilingual }) => ({
    code: each.code,
    text: each.contact ? `${each[language]} (${each.contact[language]})` : each[language],
  });
  return {
    referralBodies: bodies.map((body) => ({
      ...withContact(body),
      grounds: body.grounds.map(choice),
      reliefs: body.reliefs.map(choice),
    })),
    reliefs: distinct(bodies.flatMap(({ reliefs }) => reliefs.map(choice))),
    referrals: referrals.map(({ number, body, status }) => ({
      code: String(number),
      text: `${nameOf(body)}: ${referralStatusTexts[status][language]}`,
    })),
    loanKinds: loanKinds
      .filter((kind) => kinds[kind] !== undefined)
      .map((kind) => ({ code: kind, text: loanKindTexts[kind][language] })),
    loanGroups: loanGroups.value.groups.map(choice),
    loanBanks: banks.map(withContact),
    loanReliefSchemes: schemes.map(choice),
    loans: loans.map(({ number, appliedAt, status }) => ({
      code: String(number),
      text: `${appliedAt.slice(0, 10)}: ${loanStatusTexts[status][language]}`,
    })),
  };
}
