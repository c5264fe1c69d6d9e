import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  casePathSchema,
  localMonthParameter,
  nextPageSchema,
  pageQuery,
} from '../../../common/http/schemas.ts';
import { monthViewSchema } from '../../../common/views/registration-schema.ts';

export const operation = defineOperation({
  id: 'list-months',
  method: 'GET',
  path: '/cases/{caseId}/months',
  summary: { zh: '回访月份', en: 'List the follow-up months of a case' },
  description: 'Lists the months for which a follow-up is owed in a case, earliest first, page by page.',
  access: [
    'applicant',
    'representative',
    'officer',
    'supervisor',
    'unit-administrator',
    'auditor',
    'administrator',
  ],
  pathParameters: casePathSchema,
  query: z.strictObject({
    ...pageQuery({ limit: 50, maxLimit: 200 }),
    after: localMonthParameter.optional(),
  }),
  answers: {
    status: 200,
    description: 'A page of months.',
    schema: z.strictObject({
      months: z.array(monthViewSchema),
      next: nextPageSchema,
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction', 'invalid-cursor'],
});
