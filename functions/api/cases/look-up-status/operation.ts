import * as z from 'zod';
import { instantSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';

const statusLookupSchema = z
  .strictObject({
    applicationNumber: z
      .string()
      .regex(/^[\s-]*(?:[0-9A-Za-z][\s-]*){22}$/)
      .describe('The number on the receipt; spaces and small letters are accepted.')
      .meta(
        label('申请编号', 'Application number', {
          help: ['回执上的22位编号。', 'The 22 characters on the receipt.'],
        }),
      ),
    phoneTail: z
      .string()
      .regex(/^\d{4}$/)
      .describe('The last four digits of the telephone number given with the application.')
      .meta(
        label('电话号码后四位', 'End of the telephone number', {
          help: [
            '申请时所留电话的最后四位数字。',
            'The last four digits of the number given with the application.',
          ],
        }),
      ),
  })
  .meta({ example: { applicationNumber: '500103202611292AT2N4YF', phoneTail: '8000' } });

export const operation = defineOperation({
  id: 'look-up-status',
  method: 'POST',
  path: '/status-lookups',
  summary: { zh: '凭编号查进度', en: 'Look up the status of an application' },
  description:
    'Returns how far a case has come, by its number and the last four digits of a telephone number, without a sign-in. The answer has no name and no reason (I-34), and does not distinguish a wrong pair from a number that does not exist. Each number can be looked up five times per day (in Beijing), whoever asks.',
  access: 'public',
  safe: true,
  body: statusLookupSchema,
  answers: {
    status: 200,
    description: 'The status of the case.',
    schema: z.strictObject({
      phaseText: z.string(),
      dueDate: localDateSchema
        .optional()
        .describe('The last day on which the next step that the person waits for is on time.'),
      provisional: z.boolean().describe('Whether that day may still change when holidays are announced.'),
      nextStep: z.string(),
      asOf: instantSchema,
    }),
  },
  problems: ['status-not-found', 'too-many-tries'],
});
