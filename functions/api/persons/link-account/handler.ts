import { linkAccount } from '../../../../lib/domain/case/person/identity.ts';
import { effectsOfProof } from '../../../../lib/domain/case/registration/proven-spell.ts';
import { changePersonsCase } from '../../../common/cases/change-person.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const rules = await currentRules(records.table);
    return {
      body: await changePersonsCase(records, request.path.caseId, request, (state, context) =>
        linkAccount(
          state,
          rules.lifecycleAt(state, context.now),
          effectsOfProof(state, rules.lifecycleAt(state, context.now), rules.calendar, context.now),
          context,
        ),
      ),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
