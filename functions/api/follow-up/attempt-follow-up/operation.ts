import * as z from 'zod';
import { attemptMeans } from '../../../../lib/domain/case/follow-up/events.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseSchema, taskPathSchema } from '../../../common/http/schemas.ts';

export const attemptSchema = z
  .strictObject({
    means: z.enum(attemptMeans).describe('By what the person was tried.'),
    note: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .describe('What was tried and what came of it: evidence of the attempt. Stored encrypted.'),
  })
  .meta({ example: { means: 'phone', note: '上午十时拨打两次，无人接听。' } });

export const operation = defineOperation({
  id: 'attempt-follow-up',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/follow-up-attempts',
  summary: { zh: '记录未联系上的回访', en: 'Record an attempt at a follow-up' },
  description:
    'Records that the person was tried in vain. An attempt never satisfies the month; enough of them within the month, by different means, excuse it, and six such months in a row propose a closure (DOMAIN I-07, I-18).',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: attemptSchema,
  answers: { status: 200, description: 'The case as it stands now.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'not-possible-now',
    'no-obligation-for-month',
    'month-already-followed-up',
    'case-changed',
  ],
});
