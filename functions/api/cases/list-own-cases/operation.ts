import * as z from 'zod';
import {
  instantSchema,
  localDateSchema,
  phaseSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-own-cases',
  method: 'GET',
  path: '/cases',
  summary: { zh: '我的申请', en: 'My cases' },
  description: 'The cases that the signed-in person has submitted, newest first.',
  access: ['applicant'],
  answers: {
    status: 200,
    description: 'The cases.',
    schema: z.strictObject({
      cases: z.array(
        z.strictObject({
          caseId: caseIdSchema,
          applicationNumber: z.string(),
          phase: phaseSchema,
          phaseText: z.string(),
          submittedAt: instantSchema,
          linked: z
            .boolean()
            .describe('Whether it belongs to this sign-in; another case of a verified person can be linked.'),
          dueDate: localDateSchema.optional().describe('The day on which a decision is due at the latest.'),
        }),
      ),
    }),
  },
  problems: [],
});
