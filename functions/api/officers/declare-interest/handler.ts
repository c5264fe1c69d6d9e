import { declareInterest } from '../../../../lib/domain/case/assignment/declare-interest.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { relation, officer = request.principal.subject } = request.body;
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: declareInterest(state, { subject: officer, relation }, context),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
