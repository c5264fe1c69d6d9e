import { withdrawApplication } from '../../../../lib/domain/case/registration/withdraw.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { connectRecords } from '../../../common/cases/records.ts';
import { serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

const records = connectRecords();

export const handler = serve(operation, async (request) => ({
  body: await changeCase(records, request.path.caseId, request, (state, context) => ({
    decision: withdrawApplication(state, context),
  })),
}));
