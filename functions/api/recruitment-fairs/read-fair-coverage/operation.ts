import * as z from 'zod';
import { localDateSchema, localMonthSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { fairMonthStatuses } from '../../../../lib/domain/recruitment-fair.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtSchema, placeSchema } from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';

const count = z.int().nonnegative();

export const operation = defineOperation({
  id: 'read-fair-coverage',
  method: 'GET',
  path: '/recruitment-fairs',
  summary: { zh: '专场招聘会覆盖情况', en: 'Read the coverage of the recruitment fairs' },
  description:
    'Returns the recruitment fairs of a jurisdiction as a table of districts and months, with the totals of each month: held, still open, or overdue. A district counts from the month of its first registration or fair, at most 24 months back. Empty if the circular requires no fairs (WH-4.2).',
  access: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
  query: z.strictObject({
    district: districtSchema.optional().describe('Only this district; the whole jurisdiction if absent.'),
  }),
  answers: {
    status: 200,
    description: 'The table and its totals.',
    schema: z.strictObject({
      districts: z.array(
        z.strictObject({
          district: placeSchema,
          months: z.array(
            z.strictObject({
              month: localMonthSchema,
              status: z.enum(fairMonthStatuses),
              required: z.int().positive(),
              held: count,
              dueDate: localDateSchema,
            }),
          ),
          basis: basisSchema,
        }),
      ),
      totals: z.array(
        z.strictObject({ month: localMonthSchema, owed: count, held: count, open: count, overdue: count }),
      ),
    }),
  },
  problems: ['outside-jurisdiction'],
});
