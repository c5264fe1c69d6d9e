import * as z from 'zod';
import { recordClassSchema } from '../../../../lib/domain/case/data-rights/events.ts';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, choiceSchema, placeSchema } from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';

export const operation = defineOperation({
  id: 'list-retention',
  method: 'GET',
  path: '/retention',
  summary: { zh: '查看保存期限届满的档案', en: 'List the records whose retention period is over' },
  description:
    'Lists the cases in the jurisdiction whose records may be destroyed, by class, with anything that prevents it. No personal data. A request looks at a limited number of ended cases, so that a page may be empty and still have a `next`.',
  access: ['supervisor', 'auditor'],
  query: z.strictObject({
    after: z
      .string()
      .max(120)
      .regex(/^\d{1,2}(@[0-9A-Za-z:.#-]{1,100})?$/)
      .optional()
      .describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'A page of the list.',
    schema: z.strictObject({
      classes: z
        .array(choiceSchema.extend({ years: z.int().positive(), basis: basisSchema }))
        .describe('The region’s classes of records, and for how many years each is kept.'),
      due: z.array(
        z.strictObject({
          caseId: caseIdSchema,
          applicationNumber: z.string(),
          district: placeSchema,
          recordClass: recordClassSchema,
          endedOn: localDateSchema,
          keptUntil: localDateSchema,
          stillNeeded: z
            .boolean()
            .describe('Whether something is pending, so that they cannot be destroyed yet.'),
        }),
      ),
      next: z.string().optional().describe('Send this as `after` to get the next page.'),
    }),
  },
  problems: ['invalid-cursor', 'outside-jurisdiction'],
});
