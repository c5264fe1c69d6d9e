import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  casePathSchema,
  nextPageSchema,
  numberCursorSchema,
  pageQuery,
} from '../../../common/http/schemas.ts';
import { serviceViewSchema } from '../../../common/views/registration-schema.ts';

export const operation = defineOperation({
  id: 'list-services',
  method: 'GET',
  path: '/cases/{caseId}/services',
  summary: { zh: '服务记录', en: 'List the services of a case' },
  description: 'Lists the recorded services of a case, earliest first, page by page.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  query: z.strictObject({
    ...pageQuery({ limit: 50, maxLimit: 200 }),
    after: numberCursorSchema.optional(),
  }),
  answers: {
    status: 200,
    description: 'A page of services.',
    schema: z.strictObject({
      services: z.array(serviceViewSchema),
      next: nextPageSchema,
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction', 'invalid-cursor'],
});
