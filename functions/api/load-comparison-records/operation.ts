import * as z from 'zod';
import { localDateSchema } from '../../../lib/domain/case/vocabulary.ts';
import { comparedFactSchema } from '../../../lib/domain/comparison.ts';
import { defineOperation } from '../../common/operation.ts';

const sourceNameSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);

export const comparisonSchema = z
  .strictObject({
    asOf: localDateSchema.describe('The Beijing day on which the source knew this.'),
    records: z
      .array(
        z.strictObject({
          identityNumber: z.string().max(40),
          fact: comparedFactSchema,
          detail: z.string().max(200).optional(),
        }),
      )
      .min(1)
      .max(250),
  })
  .meta({
    example: {
      asOf: '2026-11-19',
      records: [{ identityNumber: '11010519491231002X', fact: 'insured-employment' }],
    },
  });

export const operation = defineOperation({
  id: 'load-comparison-records',
  method: 'POST',
  path: '/comparison-sources/{source}/records',
  summary: { zh: '导入比对数据', en: 'Load comparison records' },
  description:
    'Fills a comparison source from a file, up to 250 rows at a time (`npm run comparison` splits a CSV). Identity numbers are hashed with a key and not kept. All rows are taken or none.',
  access: ['administrator'],
  pathParameters: z.strictObject({ source: sourceNameSchema }),
  body: comparisonSchema,
  answers: {
    status: 200,
    description: 'The records are loaded.',
    schema: z.strictObject({ loaded: z.int() }),
  },
  problems: [
    'identity-number-length',
    'identity-number-characters',
    'identity-number-full-width',
    'identity-number-fifteen-digits',
    'identity-number-lost-precision',
    'identity-number-region',
    'identity-number-date',
    'identity-number-future',
    'identity-number-checksum',
    'date-in-future',
  ],
});
