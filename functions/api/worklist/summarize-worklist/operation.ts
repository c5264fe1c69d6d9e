import * as z from 'zod';
import { taskKindSchema } from '../../../../lib/domain/case/case.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { asOfSchema, subjectSchema } from '../../../common/http/schemas.ts';
import { officerNameSchema } from '../../../common/views/officer-view.ts';
import { worklistFilters } from '../../../common/views/worklist-filters.ts';

const count = z.int().nonnegative();

export const operation = defineOperation({
  id: 'summarize-worklist',
  method: 'GET',
  path: '/worklist/summary',
  summary: { zh: '待办统计', en: 'Count the open tasks of a jurisdiction' },
  description:
    'Counts the open tasks that match the filters of the worklist, in total and in parts. Each count is the length of the list that `GET /worklist` returns with the same filters and the filter named beside the count.',
  access: ['officer', 'supervisor'],
  query: z.strictObject(worklistFilters),
  answers: {
    status: 200,
    description: 'The counts.',
    schema: z.strictObject({
      asOf: asOfSchema,
      total: count,
      overdue: count.describe('`overdue=true`'),
      dueToday: count.describe('`due=today`'),
      dueWithin3: count.describe('`due=within-3`'),
      awaitingInformation: count.describe('`awaitingInformation=true`'),
      escalated: count.describe('`escalated=true`'),
      forSupervisor: count.describe('`forSupervisor=true`'),
      unassigned: count.describe('`officer=none`'),
      byKind: z
        .array(z.strictObject({ kind: taskKindSchema, kindText: z.string(), total: count, overdue: count }))
        .describe('By kind (`kind=`), in the order of the kinds, without empty ones.'),
      byOfficer: z
        .array(
          z.strictObject({
            subject: subjectSchema,
            name: officerNameSchema.optional(),
            total: count,
            overdue: count,
          }),
        )
        .max(200)
        .describe(
          'By the officer whose list they are on (`officer=`), most overdue first, then most tasks, 200 at most. The tasks of an officer who is away are on two lists, theirs and their deputy’s.',
        ),
      officersLeftOut: count
        .optional()
        .describe(
          'How many more officers have tasks on their lists than `byOfficer` has room for; absent if it has them all. Ask for one district, or for the list of one officer.',
        ),
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-field'],
});
