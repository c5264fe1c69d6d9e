import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, optionalTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

/** The decision of an officer. Each outcome takes only the fields that belong to it. */
export const decisionSchema = z
  .discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('approve'),
      overruledEvidence: z
        .array(
          z.strictObject({
            check: z
              .string()
              .max(40)
              .meta(label('比对项目', 'Finding', { options: 'screening.evidence' })),
            because: freeTextSchema(500).meta(label('不采信的理由', 'Why it is overruled')),
          }),
        )
        .max(10)
        .default([])
        .describe('For each finding that contradicts the registration: why the officer overrules it.')
        .meta(
          label('对比对结果的说明', 'Findings that are overruled', {
            help: [
              '比对结果与申请不符而仍准予登记的，逐项说明。',
              'For each finding that contradicts the registration, why it is overruled.',
            ],
          }),
        ),
    }),
    z.strictObject({
      outcome: z.literal('refuse'),
      reason: z
        .string()
        .max(60)
        .describe('One of the refusal reasons that the task lists.')
        .meta(label('不予登记的情形', 'Reason', { options: 'refusalReasons' })),
      explanation: freeTextSchema()
        .describe('The reasons in this case, shown to the person; stored encrypted.')
        .meta(label('具体理由', 'Explanation', { help: ['会告知本人。', 'The person reads it.'] })),
    }),
    z.strictObject({
      outcome: z.literal('ask-for-information'),
      items: z
        .array(z.string().max(200))
        .min(1)
        .max(20)
        .describe('Everything that is missing, in one request.')
        .meta(
          label('需补充的事项', 'What is missing', {
            options: 'informationItems',
            help: [
              '一次性告知全部事项，不得要求证明材料。',
              'Everything at once; no document may be asked for.',
            ],
          }),
        ),
      message: optionalTextSchema(1000)
        .default('')
        .describe('Told to the person; stored encrypted.')
        .meta(label('给本人的话', 'Message to the person')),
    }),
  ])
  .meta({ example: { outcome: 'approve', overruledEvidence: [] } })
  .meta(
    label('审核意见', 'Decision', {
      choices: {
        approve: { zh: '准予登记', en: 'Approve' },
        refuse: { zh: '不予登记', en: 'Refuse' },
        'ask-for-information': { zh: '请本人补充说明', en: 'Ask for information' },
      },
    }),
  );

export const operation = defineOperation({
  id: 'decide-application',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/decision',
  summary: { zh: '审核申请', en: 'Decide an application' },
  description:
    'Approves the application, refuses it with reason, law and remedy, or asks the person for information. A request for information never stops the legal clock, and must not ask for documents (人社厅发〔2020〕79号). Nobody decides their own application, that of their household or of a declared relative, or, if the unit has a second person, one that they entered at the counter.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: decisionSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'unknown-refusal-reason',
    'under-minimum-age',
    'of-age',
    'unknown-information-item',
    'forbidden-document',
    'forbidden-ground',
    'information-already-requested',
    'contradicting-evidence',
    'separation-of-duties',
    'case-changed',
  ],
});
