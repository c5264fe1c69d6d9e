import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { noticeViewSchema } from '../../../common/notices/notice-schemas.ts';
import { axisSchema } from '../../../common/views/axis-schema.ts';
import { caseChoicesSchema } from '../../../common/views/case-choices-schema.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { taskDetailsSchema } from '../../../common/views/task-details-schema.ts';

/** The parts that can be read together with a case: everything on the one screen that staff work with. */
export const includable = ['tasks', 'choices', 'notices', 'axis'] as const;
export type Includable = (typeof includable)[number];

/** How many of the newest notices and items of the axis come with a case. */
export const includedNotices = 20;
export const includedAxisItems = 200;

const includeSchema = z
  .string()
  .max(100)
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(includable)).refine((parts) => new Set(parts).size === parts.length));

export const operation = defineOperation({
  id: 'read-case',
  method: 'GET',
  path: '/cases/{caseId}',
  summary: { zh: '查看办理进度', en: 'Read a case' },
  description:
    'Returns a case with its history, its deadlines and the article behind each. Applicants see their own cases, officers and supervisors those of their jurisdiction, and administrators any case without personal data. With `include`, staff get other parts of the case screen in the same answer: `tasks` (as `taskDetails`, see `read-task`), `choices` (`read-choices`), the newest `notices` (`list-notices`) and `axis` (`read-axis`). Each part needs the same permission as its own operation.',
  access: [
    'applicant',
    'representative',
    'officer',
    'supervisor',
    'unit-administrator',
    'auditor',
    'administrator',
  ],
  pathParameters: casePathSchema,
  query: z.strictObject({
    include: includeSchema
      .optional()
      .describe('Any of `tasks`, `choices`, `notices` and `axis`, separated by commas; for staff.')
      .meta({ type: 'string', example: 'tasks,choices,notices,axis' }),
  }),
  answers: {
    status: 200,
    description: 'The case, with the included parts.',
    schema: caseSchema.extend({
      taskDetails: taskDetailsSchema.optional(),
      choices: caseChoicesSchema.optional(),
      notices: z.array(noticeViewSchema).optional(),
      axis: axisSchema.optional(),
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction', 'role-not-allowed', 'invalid-field'],
});
