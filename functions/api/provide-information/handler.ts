import { provideInformation } from '../../../lib/domain/case/registration.ts';
import { changeCase } from '../../common/change-case.ts';
import { connectRecords } from '../../common/records.ts';
import { serve } from '../../common/serve.ts';
import { operation } from './operation.ts';

const records = connectRecords();

export const handler = serve(operation, async ({ path, principal, language, now, body }) => ({
  body: await changeCase(records, path.caseId, { principal, language, now }, (state, context) => ({
    decision: provideInformation(state, context),
    words: body,
  })),
}));
