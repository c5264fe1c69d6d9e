import * as z from 'zod';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { comparedFactSchema } from '../../../../lib/domain/comparison.ts';
import { defineOperation } from '../../../common/http/operation.ts';

const sourceNameSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** A line of a file: whom it is about, and what the source says of them. */
export const comparisonLineSchema = z.strictObject({
  identityNumber: z.string().max(40),
  fact: comparedFactSchema,
  detail: z.string().max(200).optional(),
});

/** The most lines of one request. */
export const linesAtATime = 250;

export const comparisonSchema = z
  .strictObject({
    asOf: localDateSchema.describe('The Beijing day on which the source knew this.'),
    records: z.array(comparisonLineSchema).min(1).max(linesAtATime),
  })
  .meta({
    example: {
      asOf: '2026-11-19',
      records: [{ identityNumber: '11010519491231002X', fact: 'insured-employment' }],
    },
  });

const count = (description: string) => z.int().nonnegative().describe(description);

export const loadedSchema = z.strictObject({
  lines: count('Lines of the request.'),
  matched: count('Lines about somebody with an open application or registration.'),
  signals: count('Signals that open registrations received: once a source, fact and month.'),
  unknown: count('Lines about nobody with an open application or registration; kept until there is one.'),
  rejected: z
    .array(
      z.strictObject({
        line: z.int().positive().describe('Its place among the lines, from 1.'),
        code: z.string().describe('What is wrong with it; never what it says.'),
      }),
    )
    .describe('Lines that were left out.'),
});

export const operation = defineOperation({
  id: 'load-comparison-records',
  method: 'POST',
  path: '/comparison-sources/{source}/records',
  summary: { zh: '导入比对数据', en: 'Load comparison records' },
  description:
    'Fills a comparison source from a file, up to 250 lines at a time (`npm run comparison` splits a CSV or XLSX file). Identity numbers are hashed with a key and not kept. What a line says of a registered person becomes a signal on the case, as evidence for a human. Loading a file twice changes nothing.',
  access: ['administrator'],
  pathParameters: z.strictObject({ source: sourceNameSchema }),
  body: comparisonSchema,
  answers: { status: 200, description: 'What became of the lines.', schema: loadedSchema },
  problems: ['date-in-future', 'case-changed'],
});
