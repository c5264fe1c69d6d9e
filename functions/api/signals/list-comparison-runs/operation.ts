import * as z from 'zod';
import { codeSchema, instantSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { matchingRunSchema } from '../../../../lib/store/matching-runs.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-comparison-runs',
  method: 'GET',
  path: '/comparison-runs',
  summary: { zh: '数据比对记录', en: 'List the runs of comparisons' },
  description:
    'Lists every run of a comparison, newest first: who requested it, for which source and day, from which file (its hash), how many lines it had, with what results, and under which rules (Data Security Law, arts 38 to 40). No personal data.',
  access: ['administrator'],
  query: z.strictObject({
    ...pageQuery({ limit: 50, maxLimit: 200 }),
    after: z.ulid().optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'A page of runs.',
    schema: z.strictObject({
      runs: z.array(matchingRunSchema),
      sources: z
        .array(
          z.strictObject({
            source: codeSchema,
            asOf: localDateSchema.describe('The day of its newest run.'),
            lastAt: instantSchema,
            runs: z.int().positive(),
            lines: z.int().nonnegative(),
            matched: z.int().nonnegative().describe('Lines about known people.'),
          }),
        )
        .optional()
        .describe('The totals of each source over the newest 1,000 runs; on the first page only.'),
      next: nextPageSchema,
    }),
  },
  problems: ['invalid-field', 'invalid-cursor'],
});
