import * as z from 'zod';
import { loanRequestSchema } from '../../../../lib/domain/case/guaranteed-loan/events.ts';
import { loanKinds } from '../../../../lib/domain/case/guaranteed-loan/tasks.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, optionalTextSchema } from '../../../common/http/schemas.ts';
import { yuanSchema } from '../../../common/http/yuan.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'apply-for-loan',
  method: 'POST',
  path: '/cases/{caseId}/loans',
  summary: { zh: '申请创业担保贷款', en: 'Apply for a guaranteed loan' },
  description:
    'Applies for a guaranteed loan, online or at the counter, up to the region’s maximum (SX-5.4: 300,000 yuan). No counter-guarantee is needed up to and including the amount in the notice. The agency checks within a time limit, and a bank on its list decides. No documents are asked for here.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      kind: z
        .enum(loanKinds)
        .meta(label('贷款类型', 'Kind of loan', { choices: 'loanKind', options: 'loanKinds' })),
      group: codeSchema.describe('One of the groups that the region names.').meta(
        label('贷款对象类别', 'Group', {
          options: 'loanGroups',
          choices: {
            'registered-unemployed': { zh: '登记失业人员', en: 'Registered as unemployed' },
            'employment-difficulty': {
              zh: '就业困难人员（含残疾人）',
              en: 'With employment difficulty, including disabled persons',
            },
            'other-eligible': { zh: '其他符合条件的人员', en: 'Another eligible person' },
          },
        }),
      ),
      amount: yuanSchema.meta(
        label('申请金额（元）', 'Amount, in yuan', {
          help: [
            '以元为单位，最多两位小数，如 100000 或者 100000.01。',
            'In yuan, with at most two decimals: 100000 or 100000.01.',
          ],
        }),
      ),
      headcount: loanRequestSchema.shape.headcount
        .describe('For a small firm: how many people it has hired (SX-5.5).')
        .meta(
          label('实际吸纳就业人数', 'People hired', {
            help: ['只有小微企业贷款才填写。', 'For a small firm only.'],
          }),
        ),
      partners: loanRequestSchema.shape.partners
        .describe('For a partnership: how many people start the business, including the person.')
        .meta(
          label('合伙人数', 'Partners', {
            help: ['只有合伙创业贷款才填写，含本人。', 'For a partnership only, including the person.'],
          }),
        ),
      purpose: optionalTextSchema(500)
        .optional()
        .describe('Stored encrypted.')
        .meta(label('贷款用途', 'Purpose of the loan')),
    })
    .meta({
      example: {
        kind: 'individual',
        group: 'registered-unemployed',
        amount: '100000',
        purpose: '开办小吃店。',
      },
    }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'not-an-amount',
    'loan-kind-not-offered',
    'unknown-loan-group',
    'loan-above-maximum',
    'loan-needs-headcount',
    'loan-needs-partners',
    'loan-details-do-not-fit',
    'loan-under-way',
    'separation-of-duties',
    'case-changed',
  ],
});
