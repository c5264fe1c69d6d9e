import * as z from 'zod';
import { codeSchema, instantSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { matchingRunSchema } from '../../../../lib/store/matching-runs.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-comparison-runs',
  method: 'GET',
  path: '/comparison-runs',
  summary: { zh: '数据比对记录', en: 'The runs of comparisons' },
  description:
    'Every run of a comparison, newest first: who asked for it, of which source and day, from which file (its hash), how many lines it had and what became of them, and by which rules (Data Security Law, arts 38 to 40). It says nothing of a person.',
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
            matched: z.int().nonnegative().describe('Lines about somebody who is known.'),
          }),
        )
        .optional()
        .describe('Each source in sum over the newest 1,000 runs; with the first page.'),
      next: nextPageSchema,
    }),
  },
  problems: ['invalid-field', 'invalid-cursor'],
});
