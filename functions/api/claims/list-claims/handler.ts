import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { isAgainst } from '../../../../lib/domain/case/claim/against.ts';
import { isContestable } from '../../../../lib/domain/case/claim/contest.ts';
import { type Claim, claimsOf, isHolding } from '../../../../lib/domain/case/claim/state.ts';
import { isForPerson, isStaff } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import type { LoadedCase } from '../../../../lib/store/stored.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { claimView } from '../../../common/claims/claim-view.ts';
import { knownFor, termsNow } from '../../../common/claims/dealing.ts';
import { informationOf } from '../../../common/claims/information-view.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { remediesView } from '../../../common/views/remedies-view.ts';
import { districtName } from '../../../common/wording/district-name.ts';
import { operation } from './operation.ts';

/** How many cases with the same telephone number are examined. */
const lookedAt = 20;

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path, principal, language, now }) => {
    const loaded = await loadPermittedCase(records, path.caseId, principal);
    const rules = await currentRules(records.table);
    const shown = claimsOf(loaded.state).filter(({ by }) => by === 'person' || !isForPerson(principal.role));
    const alike =
      isStaff(principal.role) && shown.some(isHolding) ? await samePersonElsewhere(records, loaded) : [];
    const information = await informationOf(records, loaded, shown, language);
    return {
      body: {
        claims: await Promise.all(
          shown.map(async (claim) => {
            const madeAt = Date.parse(claim.madeAt);
            const isDecided = claim.decidedAt !== undefined;
            const terms = isDecided ? claim.terms : termsNow(rules, loaded.state, claim, now);
            const known = await knownFor(records, loaded, claim.stated, madeAt);
            const asked = information.get(claim.number);
            return {
              ...claimView(claim, terms, known, beijingDate(madeAt), language),
              ...(asked && { informationRequest: asked }),
              ...(claim.by === 'person' &&
                isAgainst(claim) && {
                  remedies: remediesView(
                    loaded.state.district,
                    rules.packAt(loaded.state.region, now),
                    language,
                    false,
                  ),
                }),
              ...(alike.length > 0 && {
                possibleDuplicates: alike.map((each) => duplicateView(each, claim, language)),
              }),
            };
          }),
        ),
        ...(isForPerson(principal.role) && {
          byEmployers: claimsOf(loaded.state).flatMap((claim) =>
            claim.by === 'employer' ? [declaredView(claim)] : [],
          ),
        }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** Other cases whose person has the same name, birth date and telephone number under another identity document. */
async function samePersonElsewhere(records: CaseRecords, loaded: LoadedCase): Promise<readonly LoadedCase[]> {
  const { name, birthDate, phone } = await records.cases.person(loaded);
  const others = await records.cases.withSamePhone(loaded, lookedAt);
  const alike = await Promise.all(
    others.map(async (each) => {
      const person = await records.cases.person(each);
      return person.name === name && person.birthDate === birthDate && person.phone === phone ? [each] : [];
    }),
  );
  return alike.flat();
}

/** What employers have declared about the person, for the person to read. */
function declaredView(claim: Claim) {
  const { number, madeAt, stated, claimant } = claim;
  const code = claimant.kind === 'employer' ? claimant.creditCode : '';
  return {
    number,
    employer: stated.employer?.name ?? code,
    ...(stated.contract && { contractFrom: stated.contract.from }),
    ...(stated.contract?.until && { contractUntil: stated.contract.until }),
    madeAt,
    contestable: isContestable(claim),
    contested: claim.question === 'open',
  };
}

const duplicateView = ({ state }: LoadedCase, claim: Claim, language: Language) => ({
  applicationNumber: state.applicationNumber,
  district: state.district,
  districtName: districtName(state.district, language),
  sameScheme: claimsOf(state).some((each) => isHolding(each) && each.terms.code === claim.terms.code),
});
