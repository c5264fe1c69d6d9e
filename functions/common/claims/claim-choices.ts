import { assess } from '../../../lib/domain/case/claim/assess.ts';
import { type ClaimSlice, claimsOf } from '../../../lib/domain/case/claim/state.ts';
import { foundGrantsOf, type ProactiveSlice } from '../../../lib/domain/case/proactive/state.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { schemesOf } from '../../../lib/policy/schemes/of-pack.ts';
import { claimStatusTexts } from '../../episodes/claim/claim-texts.ts';
import { conditionText } from '../../episodes/claim/criterion-texts.ts';
import { schemeTexts } from '../../episodes/claim/scheme-texts.ts';
import { distinct } from '../views/distinct.ts';

type Named = Bilingual & { readonly code: string };
interface Choice {
  readonly code: string;
  readonly text: string;
}

/** Somebody of whom every condition is asked that an officer may have to find, also the one about their retirement. */
const retired = { retiresOn: '1900-01-01' };

/** The lists that the forms of claims offer to choose from, so that nobody has to know a code. */
export function claimChoices(state: ClaimSlice & ProactiveSlice, pack: Pack, language: Language) {
  const schemes = schemesOf(pack);
  const claims = claimsOf(state);
  const undecided = claims.filter(({ status }) => status === 'made' || status === 'checked');
  const choice = (each: Named): Choice => ({ code: each.code, text: each[language] });
  const excluded = [...schemes, ...claims.map(({ terms }) => terms)].flatMap(({ excludes }) => excludes);
  return {
    subsidies: schemes.filter(({ kind }) => kind === 'claimable').map(choice),
    excludingSubsidies: distinct([...schemes, ...excluded].map(choice)),
    claims: claims.map(({ number, terms, status }) => ({
      code: String(number),
      text: `${number}. ${terms[language]}: ${claimStatusTexts[status][language]}`,
    })),
    foundGrants: foundGrantsOf(state).map(({ number, scheme }) => ({
      code: String(number),
      text: `${number}. ${schemes.find(({ code }) => code === scheme)?.[language] ?? scheme}`,
    })),
    claimFacts: distinct(
      undecided.flatMap(({ terms }) =>
        terms.asks.map((code) => ({ code, text: schemeTexts.asked[code][language] })),
      ),
    ),
    claimDocuments: distinct(undecided.flatMap(({ terms }) => terms.documents.map(choice))),
    claimCriteria: distinct(
      undecided.flatMap(({ terms, stated, madeAt }) =>
        assess(terms, stated, retired, [], madeAt).map((each) => ({
          code: each.code,
          text: conditionText(each, terms)[language],
        })),
      ),
    ),
  };
}
