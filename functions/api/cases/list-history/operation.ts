import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  casePathSchema,
  nextPageSchema,
  numberCursorSchema,
  pageQuery,
} from '../../../common/http/schemas.ts';
import { historyEntrySchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'list-history',
  method: 'GET',
  path: '/cases/{caseId}/history',
  summary: { zh: '办理记录', en: 'List the history of a case' },
  description:
    'Lists the events of a case from the beginning, page by page, in the same form as `read-case` shows the newest ones.',
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
    after: numberCursorSchema.optional(),
  }),
  answers: {
    status: 200,
    description: 'A page of events.',
    schema: z.strictObject({
      history: z.array(historyEntrySchema),
      next: nextPageSchema,
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction', 'invalid-cursor'],
});
