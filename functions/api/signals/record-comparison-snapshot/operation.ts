import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { codeSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { comparedFactSchema } from '../../../../lib/domain/comparison.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'record-comparison-snapshot',
  method: 'POST',
  path: '/comparison-sources/{source}/snapshots',
  summary: { zh: '确认比对数据为全量', en: 'Record a snapshot of a comparison source' },
  description:
    'Declares that the lines loaded into a comparison source as of a day are all that the source knows of these facts. Somebody who is in an earlier file but not in this one is no longer compared with the earlier record. Signals that a case has already received stay. Refused if nothing was loaded for a fact as of that day. `npm run comparison -- --snapshot` does this after every line was accepted.',
  access: ['administrator'],
  pathParameters: z.strictObject({ source: codeSchema }),
  body: z
    .strictObject({
      asOf: plausibleDateSchema
        .describe('The day of the lines that were loaded.')
        .meta(label('数据日期', 'As of')),
      facts: z
        .array(comparedFactSchema)
        .min(1)
        .max(20)
        .meta(label('比对事项', 'Facts', { choices: 'comparedFact' })),
    })
    .meta({ example: { asOf: '2026-11-19', facts: ['insured-employment'] } }),
  answers: {
    status: 200,
    description: 'Records of an earlier day are no longer used.',
    schema: z.strictObject({ asOf: localDateSchema, facts: z.array(comparedFactSchema) }),
  },
  problems: ['comparison-not-loaded', 'date-does-not-exist', 'case-changed'],
});
