import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { axisSchema } from '../../../common/views/axis-schema.ts';

export const operation = defineOperation({
  id: 'read-axis',
  method: 'GET',
  path: '/cases/{caseId}/axis',
  summary: { zh: '案件时间轴', en: 'Read the timeline of a case' },
  description:
    'Returns the events, deadlines, months and (for administrators) workflow executions of a case on one timeline, in the order in which the events added them. Shows them as of now or as of an instant; for an instant, only the history up to it is used.',
  access: ['officer', 'supervisor', 'auditor', 'administrator'],
  pathParameters: casePathSchema,
  query: z.strictObject({
    at: instantSchema.optional().describe('The instant to show; now if absent.'),
  }),
  answers: { status: 200, description: 'The timeline.', schema: axisSchema },
  problems: ['case-not-found', 'outside-jurisdiction', 'before-the-case', 'invalid-field'],
});
