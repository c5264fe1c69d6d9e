import * as z from 'zod';
import { taskKindSchema } from '../../../../lib/domain/case/case.ts';
import {
  channelSchema,
  codeSchema,
  escalationLevelSchema,
  instantSchema,
  localDateSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { touches } from '../../../../lib/domain/case/model/deadlines.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  agencySchema,
  asOfSchema,
  caseIdSchema,
  choiceSchema,
  nextPageSchema,
  pageQuery,
  placeSchema,
} from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';
import { colleagueSchema } from '../../../common/views/colleague-view.ts';
import { officerNameSchema, takerFields } from '../../../common/views/officer-view.ts';
import { worklistFilters } from '../../../common/views/worklist-filters.ts';

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
  provisional: z
    .boolean()
    .describe(
      'Whether the due date may still change, because it crosses a year whose holidays the State Council has not announced.',
    ),
  overdue: z.boolean(),
  workingDaysLeft: z.int(),
  escalatedTo: escalationLevelSchema.optional(),
  awaitingInformation: z.boolean(),
  forSupervisor: z.boolean().optional().describe('Whether only a supervisor may end it.'),
  officer: z
    .string()
    .optional()
    .describe('The officer responsible for the case, once the person is registered.'),
  officerName: officerNameSchema.optional(),
  ...takerFields,
  version: z.int().describe('The version of the case.'),
  assisted: z.boolean().describe('Whether somebody else submitted it for the person (代办).'),
  touched: z
    .enum(touches)
    .describe(
      'Whether anybody has begun: `started` if somebody tried to reach the person, asked for something or began with the plan; `answered` if the person has answered since.',
    ),
  attempts: z
    .int()
    .nonnegative()
    .optional()
    .describe('How often the person was not reached; only for tasks to reach the person.'),
  agency: agencySchema.optional().describe('The agency that has the case, if it is not the district’s own.'),
  groups: z
    .array(choiceSchema)
    .describe('The key groups to which the person was found to belong (YN-1.2.2 重点对象).'),
  openedBy: z.array(colleagueSchema).describe('Who else has the case open right now, longest first.'),
  basis: basisSchema,
});

export const operation = defineOperation({
  id: 'list-worklist',
  method: 'GET',
  path: '/worklist',
  summary: { zh: '待办列表', en: 'List the open tasks of a jurisdiction' },
  description:
    'Lists the open tasks of a jurisdiction, page by page, soonest legal due date first, so that overdue tasks come first. `summarize-worklist` counts them with the same filters.',
  access: ['officer', 'supervisor'],
  query: z.strictObject({
    ...worklistFilters,
    group: codeSchema
      .optional()
      .describe(
        'Only tasks about persons in this key group, as the plan task lists them (YN-1.2.2). Groups are sealed, so a page is filtered after it was read: it may hold fewer tasks than `limit`, or none, and more follow while there is a `next`.',
      ),
    ...pageQuery({ limit: 20, maxLimit: 100 }),
  }),
  answers: {
    status: 200,
    description: 'A page of tasks.',
    schema: z.strictObject({
      asOf: asOfSchema,
      tasks: z.array(entrySchema),
      next: nextPageSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-field'],
});
