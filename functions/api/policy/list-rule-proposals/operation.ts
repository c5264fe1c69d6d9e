import * as z from 'zod';
import { holidayArrangementFormSchema } from '../../../../lib/domain/calendar/holiday-arrangement-schema.ts';
import { proposalStatuses } from '../../../../lib/domain/rule-proposal.ts';
import { amendmentSchema } from '../../../../lib/policy/amendments/amendment.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';
import { proposalIdSchema, proposalSchema } from '../../../common/views/proposal-schema.ts';

export const operation = defineOperation({
  id: 'list-rule-proposals',
  method: 'GET',
  path: '/rule-proposals',
  summary: { zh: '规则修订提议清单', en: 'List the proposed rules' },
  description:
    'Lists the proposed amendments and holiday arrangements with their texts: those that wait for another policy administrator to confirm them, and those that were confirmed or withdrawn, with by whom and when.',
  access: ['policy-administrator', 'auditor', 'administrator'],
  query: z.strictObject({
    ...pageQuery({ limit: 50, maxLimit: 100 }),
    after: proposalIdSchema.optional().describe('The `next` of the page before.'),
    status: z.enum(proposalStatuses).optional().describe('Only proposals in this state; all if absent.'),
  }),
  answers: {
    status: 200,
    description: 'The proposals, by kind and name.',
    schema: z.strictObject({
      proposals: z.array(
        z.strictObject({
          ...proposalSchema.shape,
          amendment: amendmentSchema().optional(),
          holidayArrangement: holidayArrangementFormSchema.optional(),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['invalid-cursor'],
});
