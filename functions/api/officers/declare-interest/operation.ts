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
        'The person is themself, of their household, a relative, or somebody they have an interest in.',
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
      .describe('Of whom a supervisor declares it, who need not have said it; absent for the caller.')
      .meta(
        label('回避人员', 'Officer', {
          options: 'officers',
          help: [
            '主管代为申报时填写；本人申报的不填。',
            'Only where a supervisor declares it of somebody else.',
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
    'A member of staff declares that they are related to the person of a case, or a supervisor declares it of them. From then on they take no step in it: they do not decide, propose, review, transfer or record, and are not given it. The declaration stays. What was theirs goes to another officer of the district by the usual rule, or before its supervisors where nobody else is there.',
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
