import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { plannedRecognition } from '../../../../lib/domain/case/claim/from-plan.ts';
import { standingOf } from '../../../../lib/domain/case/claim/standing.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { subsidyView } from '../../../common/claims/claim-view.ts';
import { knownFor, schemesAt } from '../../../common/claims/dealing.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { standingTexts } from '../../../episodes/claim/claim-texts.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path, principal, language, now }) => {
    const loaded = await loadPermittedCase(records, path.caseId, principal);
    const rules = await currentRules(records.table);
    const known = await knownFor(records, loaded, {}, now);
    const today = beijingDate(now);
    const madeOn = plannedRecognition(loaded.state, today)?.plan?.madeOn;
    return {
      body: {
        subsidies: schemesAt(rules, loaded.state, now).map((terms) => {
          const { standing } = standingOf(loaded.state, terms, known, today);
          return {
            ...subsidyView(terms, known, today, language),
            standing: { code: standing, text: standingTexts[standing][language] },
          };
        }),
        ...(madeOn !== undefined && { plan: { madeOn } }),
        asOf: toInstant(now),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
