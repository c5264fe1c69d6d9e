import { makeClaim } from '../../../../lib/domain/case/claim/make.ts';
import { isForPerson } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { knownForNew, schemeAt } from '../../../common/claims/dealing.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Records): Handler<typeof operation> =>
  async (request) => {
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context, loaded) => {
        const { scheme, employerCreditCode, stated, payee } = request.body;
        // A representative claims for the person.
        const byEmployer = employerCreditCode !== undefined && !isForPerson(context.actor.role);
        const terms = schemeAt(rules, state, scheme, context.now);
        return {
          decision: makeClaim(
            state,
            scheme,
            terms,
            {
              claimant: byEmployer
                ? { kind: 'employer', creditCode: employerCreditCode }
                : { kind: 'person' },
              stated,
              payee,
            },
            await knownForNew(records, loaded, terms, stated, context.now),
            rules.lifecycleAt(state, context.now),
            rules.calendar,
            context,
          ),
        };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
