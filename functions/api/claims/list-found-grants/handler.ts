import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { foundGrantsOf, grantStatus } from '../../../../lib/domain/case/proactive/state.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { schemeAt } from '../../../common/claims/dealing.ts';
import { askedBesides, foundConditions } from '../../../common/claims/found-view.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { amountText } from '../../../episodes/claim/claim-texts.ts';
import { grantStatusTexts } from '../../../episodes/proactive/grant-texts.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path, principal, language, now }) => {
    const { state } = await loadPermittedCase(records, path.caseId, principal);
    const rules = await currentRules(records.table);
    const grants = foundGrantsOf(state).filter(({ to }) => to === 'person');
    return {
      body: {
        grants: grants.flatMap((grant) => {
          const terms = schemeAt(rules, state, grant.scheme, now);
          if (!terms) return [];
          const { number, foundAt, until } = grant;
          const status = grantStatus(state, grant, beijingDate(now));
          const { training } = grant.stated;
          return [
            {
              number,
              scheme: { code: terms.code, text: terms[language] },
              foundAt,
              ...(until !== undefined && { until }),
              status,
              statusText: grantStatusTexts[status][language],
              amount: amountText(terms)[language],
              conditions: foundConditions(grant, terms, language),
              asks: [...askedBesides(grant, terms)],
              ...(training && {
                says: `${training.institution} · ${training.course} · ${training.completedOn}`,
              }),
              basis: describeCitation(terms.citation, language, terms.basis),
            },
          ];
        }),
        asOf: toInstant(now),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
