import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { axisSchema } from '../../../common/views/axis-schema.ts';

export const operation = defineOperation({
  id: 'read-axis',
  method: 'GET',
  path: '/cases/{caseId}/axis',
  summary: { zh: '案件时间轴', en: 'A case on one axis of time' },
  description:
    'The events, deadlines, months and, for administrators, workflow executions of a case on one axis, in the order of the events by which they came, as they are now or as they were at an instant: then the history is read up to it, and nothing else is known.',
  access: ['officer', 'supervisor', 'auditor', 'administrator'],
  pathParameters: casePathSchema,
  query: z.strictObject({
    at: instantSchema.optional().describe('The instant as of which it is shown; now if absent.'),
  }),
  answers: { status: 200, description: 'The axis.', schema: axisSchema },
  problems: ['case-not-found', 'outside-jurisdiction', 'before-the-case', 'invalid-field'],
});
