import * as z from 'zod';
import { endReasons } from '../../../../lib/domain/case/job-seeker/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const endSchema = z
  .strictObject({
    reason: z
      .enum(endReasons)
      .describe('The person themself can give `own-wish` or `in-work`.')
      .meta(label('终止原因', 'Reason', { choices: 'endReason' })),
  })
  .meta({ example: { reason: 'own-wish' } });

export const operation = defineOperation({
  id: 'end-job-seeker-registration',
  method: 'POST',
  path: '/cases/{caseId}/job-seeker-registration-end',
  summary: { zh: '终止求职登记', en: 'End a registration as a job-seeker' },
  description:
    'Ends a registration as a job-seeker, at the person’s wish or because of a fact (I-51). It ends by itself when the person is registered as unemployed.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: endSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'end-reason-not-yours',
    'case-changed',
  ],
});
