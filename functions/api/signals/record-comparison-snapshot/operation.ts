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
    'Says that what was loaded into a comparison source as of a day is all that the source knows of these facts: whoever an earlier file named, and this one does not, is no longer compared with that record. Signals that a case has received stay. Refused where nothing was loaded of a fact as of that day. `npm run comparison -- --snapshot` does this after every line was taken.',
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
    description: 'Records of an earlier day no longer hold.',
    schema: z.strictObject({ asOf: localDateSchema, facts: z.array(comparedFactSchema) }),
  },
  problems: ['comparison-not-loaded', 'date-does-not-exist', 'case-changed'],
});
