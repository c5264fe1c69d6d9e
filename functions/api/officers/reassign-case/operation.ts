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
        'Who takes the case over: a subject, `me` for oneself, or null for the officer of its district with the fewest open cases. An officer can only take a case that nobody has: `me`. Of an application that has not been decided, who sees to it; `none` to give it back.',
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
        'The agency of the directory to which the case goes, such as one below the county (YN-1.3.4), or null for the district’s own; its officers then have it on their list. Left out, it stays where it is.',
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
  summary: { zh: '指派工作人员', en: 'Give a case to an officer' },
  description:
    'Gives a case to another officer, who must be entered for its district and present today. Open tasks move with the case. An officer takes a case that nobody has with `me`, and gives none to others. An application that has not been decided has no contact person yet: here it is said who sees to it, so that it is on their worklist and colleagues see it. That is no lock, moves no time limit, and ends with the decision.',
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
