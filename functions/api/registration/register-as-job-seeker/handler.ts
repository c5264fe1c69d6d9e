import { registerAsJobSeeker } from '../../../../lib/domain/case/job-seeker/register.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { chooseOfficer } from '../../../common/cases/choose-officer.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { caseId } = request.path;
    const { state: found } = await loadPermittedCase(records, caseId, request.principal);
    const [rules, named] = await Promise.all([
      currentRules(records.table, request),
      chooseOfficer(records.table, found, request),
    ]);
    return {
      body: await changeCase(records, caseId, request, async (state, context, loaded) => {
        // Everybody who is registered as unemployed is served as a job-seeker by that (I-51).
        if (state.phase === 'refused' && (await records.cases.isRegisteredElsewhere(loaded)))
          throw new Problem('registered-as-unemployed-already');
        return {
          decision: registerAsJobSeeker(
            state,
            named,
            rules.lifecycleAt(state, context.now),
            rules.calendar,
            context,
          ),
        };
      }).catch((error: unknown) => {
        // The place taken is that of a job-seeker.
        throw error instanceof Problem && error.code === 'already-active'
          ? new Problem('already-job-seeker')
          : error;
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
