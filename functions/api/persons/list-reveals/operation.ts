import * as z from 'zod';
import { plausibleMonthSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { revealCountSchema } from '../../../../lib/store/reveals.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtSchema, nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-reveals',
  method: 'GET',
  path: '/reveals',
  summary: { zh: '查看完整个人信息的次数', en: 'List how often personal data were revealed' },
  description:
    'Lists, by day, how often each member of staff revealed personal data in cases of a district, and searched for a person there. The access log of each case shows what was revealed and why.',
  access: ['supervisor', 'auditor'],
  query: z.strictObject({
    district: districtSchema,
    month: plausibleMonthSchema.optional().describe('The month, `YYYY-MM`; the current month if absent.'),
    ...pageQuery({ limit: 100, maxLimit: 500 }),
    after: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}#[^\s#/]{1,255}$/)
      .optional()
      .describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'A page of the counts of a month, by day and member of staff.',
    schema: z.strictObject({
      reveals: z.array(revealCountSchema.extend({ name: z.string().optional() })),
      next: nextPageSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served', 'invalid-cursor'],
});
