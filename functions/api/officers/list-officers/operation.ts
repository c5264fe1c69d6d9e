import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtSchema, nextPageSchema, pageQuery, subjectSchema } from '../../../common/http/schemas.ts';
import { officerSchema } from '../../../common/views/officer-view.ts';

export const operation = defineOperation({
  id: 'list-officers',
  method: 'GET',
  path: '/officers',
  summary: { zh: '工作人员名册', en: 'List the officers' },
  description:
    'Lists the officers of a district or of the whole jurisdiction: where they work, how many open cases they are responsible for, and who stands in for whom today.',
  access: ['officer', 'supervisor', 'unit-administrator', 'auditor', 'administrator'],
  query: z.strictObject({
    ...pageQuery({ limit: 100, maxLimit: 200 }),
    after: subjectSchema.optional().describe('The `next` of the page before.'),
    district: districtSchema
      .optional()
      .describe('Only officers who work there; those of the whole jurisdiction if absent.'),
  }),
  answers: {
    status: 200,
    description: 'The officers, by name.',
    schema: z.strictObject({ officers: z.array(officerSchema), next: nextPageSchema }),
  },
  problems: ['outside-jurisdiction', 'invalid-field', 'invalid-cursor'],
});
