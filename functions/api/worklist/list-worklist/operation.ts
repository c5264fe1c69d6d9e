import * as z from 'zod';
import { taskKindSchema } from '../../../../lib/domain/case/case.ts';
import {
  channelSchema,
  codeSchema,
  escalationLevelSchema,
  instantSchema,
  localDateSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  agencySchema,
  caseIdSchema,
  choiceSchema,
  districtSchema,
  nextPageSchema,
  pageQuery,
  placeSchema,
  subjectSchema,
} from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';

const entrySchema = z.strictObject({
  caseId: caseIdSchema,
  taskId: z.string(),
  kind: taskKindSchema,
  kindText: z.string(),
  applicationNumber: z.string(),
  applicant: z.string().describe('The name, masked.'),
  district: placeSchema,
  channel: channelSchema,
  openedAt: instantSchema,
  dueAt: instantSchema,
  dueDate: localDateSchema,
  overdue: z.boolean(),
  workingDaysLeft: z.int(),
  escalatedTo: escalationLevelSchema.optional(),
  awaitingInformation: z.boolean(),
  forSupervisor: z.boolean().optional().describe('Only a supervisor may end it.'),
  officer: z.string().optional().describe('Who is responsible for the case, once the person is registered.'),
  agency: agencySchema
    .optional()
    .describe('The agency that has the case, where it is not the district’s own.'),
  groups: z
    .array(choiceSchema)
    .describe('The key groups to which the person was found to belong (YN-1.2.2 重点对象).'),
  basis: basisSchema,
});

export const operation = defineOperation({
  id: 'list-worklist',
  method: 'GET',
  path: '/worklist',
  summary: { zh: '待办列表', en: 'The worklist' },
  description: 'The open tasks of a jurisdiction, soonest legal due date first, a page at a time.',
  access: ['officer', 'supervisor'],
  query: z.strictObject({
    district: districtSchema.optional().describe('Only this district; the whole jurisdiction if absent.'),
    kind: taskKindSchema.optional(),
    officer: z
      .union([z.literal('me'), subjectSchema])
      .optional()
      .describe(
        'Only what an officer has to do today, for their own cases and for those of officers whose deputy they are.',
      ),
    agency: agencySchema
      .optional()
      .describe('Only what an agency of the directory has: that it was applied for at, or was given since.'),
    group: codeSchema
      .optional()
      .describe(
        'Only tasks about persons of this key group, as the plan task lists them (YN-1.2.2). What a person belongs to is sealed, so a page is looked through after it was read: it may hold fewer than `limit`, also none, and more follow while there is a `next`.',
      ),
    overdue: z
      .enum(['true', 'false'])
      .optional()
      .describe('Only overdue tasks, or only those that are not overdue.'),
    escalated: z
      .enum(['true', 'false'])
      .optional()
      .describe('Only tasks that were escalated, or only those that were not.'),
    ...pageQuery({ limit: 20, maxLimit: 100 }),
  }),
  answers: {
    status: 200,
    description: 'A page of tasks.',
    schema: z.strictObject({
      tasks: z.array(entrySchema),
      next: nextPageSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-field'],
});
