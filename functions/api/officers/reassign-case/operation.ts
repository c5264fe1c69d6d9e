import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { agencySchema, casePathSchema, subjectSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const reassignmentSchema = z
  .strictObject({
    officer: subjectSchema
      .nullable()
      .describe(
        'Who takes over the case: a subject, `me` for oneself, or null for the district’s officer with the fewest open cases. An officer can only take an unassigned case, with `me`. For an undecided application, the person handling it; `none` gives it back.',
      )
      .meta(
        label('工作人员', 'Officer', {
          options: 'officers',
          none: ['由系统按工作量安排', 'Whoever has the fewest cases'],
        }),
      ),
    agency: agencySchema
      .nullable()
      .optional()
      .describe(
        'The agency of the directory that gets the case, such as one below the county (YN-1.3.4), or null for the district’s own; its officers then have it on their list. If absent, the agency does not change.',
      )
      .meta(
        label('办理机构', 'Agency', {
          options: 'agencies',
          none: ['本县（区）经办机构', 'The agency of the district'],
          help: ['不填即不变。', 'Stays as it is unless given.'],
        }),
      ),
  })
  .meta({ example: { officer: 'officer-2' } });

export const operation = defineOperation({
  id: 'reassign-case',
  method: 'POST',
  path: '/cases/{caseId}/officer',
  summary: { zh: '指派工作人员', en: 'Assign a case to an officer' },
  description:
    'Assigns a case to another officer, who must be entered for its district and present today. Open tasks move with the case. An officer can take an unassigned case with `me`, but cannot assign cases to others. An undecided application has no contact person yet: this names the officer handling it, so that it is on their worklist and colleagues see it. That locks nothing, moves no time limit, and ends with the decision.',
  access: ['officer', 'supervisor', 'unit-administrator'],
  pathParameters: casePathSchema,
  body: reassignmentSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'officer-not-available',
    'nobody-takes-cases',
    'officer-unchanged',
    'supervisor-needed',
    'case-has-officer',
    'application-taken',
    'separation-of-duties',
    'unknown-agency',
    'case-changed',
  ],
});
