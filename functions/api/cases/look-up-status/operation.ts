import * as z from 'zod';
import { instantSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';

const statusLookupSchema = z
  .strictObject({
    applicationNumber: z
      .string()
      .regex(/^[\s-]*(?:[0-9A-Za-z][\s-]*){22}$/)
      .describe('The number of the receipt; spaces and small letters are accepted.'),
    phoneTail: z
      .string()
      .regex(/^\d{4}$/)
      .describe('The last four digits of the telephone number that was given with the application.'),
  })
  .meta({ example: { applicationNumber: '500103202611292AT2N4YF', phoneTail: '8000' } });

export const operation = defineOperation({
  id: 'look-up-status',
  method: 'POST',
  path: '/status-lookups',
  summary: { zh: '凭编号查进度', en: 'How far my application has come' },
  description:
    'How far a case has come, without signing in, by its number and the end of a telephone number. No name and no reason is answered (I-34). A wrong pair and a number that does not exist are answered alike. A number can be asked for five times a day (in Beijing), whoever asks.',
  access: 'public',
  safe: true,
  body: statusLookupSchema,
  answers: {
    status: 200,
    description: 'How far it has come.',
    schema: z.strictObject({
      phaseText: z.string(),
      dueDate: localDateSchema
        .optional()
        .describe(
          'The last day on which the agency is on time with the next step that the person waits for.',
        ),
      provisional: z.boolean().describe('Whether that day can move when holidays are announced.'),
      nextStep: z.string(),
      asOf: instantSchema,
    }),
  },
  problems: ['status-not-found', 'too-many-tries'],
});
