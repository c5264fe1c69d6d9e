import { destroyRecords } from '../../../../lib/domain/case/data-rights/retention.ts';
import { requireRecords, requireRelation } from '../../../common/cases/case-access.ts';
import { applyChange } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { caseId } = request.path;
    const rules = await currentRules(records.table, request);
    const { loaded } = await applyChange(
      records,
      caseId,
      request,
      async (state, context, before) => {
        requireRecords(before);
        const neededElsewhere = await records.cases.isNeededElsewhere(before);
        const lifecycle = rules.lifecycleAt(state, context.now);
        return {
          decision: destroyRecords(state, request.body.appraisal, neededElsewhere, lifecycle, context),
        };
      },
      { permit: requireRelation },
    );
    const { destroyed } = loaded.state;
    if (!destroyed) throw new Problem('case-changed');
    return { body: { caseId, recordClass: destroyed.recordClass, destroyedAt: destroyed.at } };
  };

export const handler = serve(operation, () => handle(connectCases()));
