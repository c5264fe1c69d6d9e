import * as z from 'zod';
import { plausibleMonthSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { digestSchema } from '../../../../lib/store/digests.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-digests',
  method: 'GET',
  path: '/digests',
  summary: { zh: '每日提要', en: 'List the daily digests' },
  description:
    'Lists the digests that a district received in a month, newest first: how much was overdue and how much was due by the next working day, by kind. There is one digest for each working day with something to report; it is also published as `Digest.Issued`.',
  access: ['officer', 'supervisor', 'unit-administrator', 'auditor', 'administrator'],
  query: z.strictObject({
    district: districtSchema,
    month: plausibleMonthSchema.optional().describe('The month, `YYYY-MM`; the current month if absent.'),
  }),
  answers: {
    status: 200,
    description: 'The digests of a month.',
    schema: z.strictObject({ digests: z.array(digestSchema) }),
  },
  problems: ['outside-jurisdiction', 'region-not-served'],
});
