import * as z from 'zod';
import { relations } from '../../../../lib/domain/case/assignment/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, subjectSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const interestSchema = z
  .strictObject({
    relation: z
      .enum(relations)
      .describe(
        'The relation: the person is the member of staff, of their household, a relative, or somebody in whom they have another interest.',
      )
      .meta(
        label('与当事人的关系', 'Relation', {
          choices: {
            self: { zh: '本人', en: 'The person themself' },
            household: { zh: '同户家庭成员', en: 'Of the same household' },
            relative: { zh: '亲属', en: 'Relative' },
            'other-interest': { zh: '其他利害关系', en: 'Another interest' },
          },
        }),
      ),
    officer: subjectSchema
      .optional()
      .describe(
        'The member of staff, if a supervisor declares it for them; they need not have said so. Absent for the caller.',
      )
      .meta(
        label('回避人员', 'Officer', {
          options: 'officers',
          help: [
            '主管代为申报时填写；本人申报的不填。',
            'Only if a supervisor declares it for somebody else.',
          ],
        }),
      ),
  })
  .meta({ example: { relation: 'relative' } });

export const operation = defineOperation({
  id: 'declare-interest',
  method: 'POST',
  path: '/cases/{caseId}/interest-declarations',
  summary: { zh: '申报回避', en: 'Declare an interest in a case' },
  description:
    'Declares that a member of staff is related to the person of a case; they declare it themself, or a supervisor does. From then on they take no step in the case: they do not decide, propose, review, transfer or record, and are not assigned to it. The declaration stays. Their work in the case goes to another officer of the district by the usual rule, or to its supervisors if there is nobody else.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: interestSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'supervisor-needed',
    'interest-already-declared',
    'separation-of-duties',
    'case-changed',
  ],
});
