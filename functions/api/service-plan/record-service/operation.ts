import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { offerChannels, serviceSchema } from '../../../../lib/domain/case/service-plan/services.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, contactMeansSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { helperField } from '../../../common/views/helper-fields.ts';

export const serviceRecordSchema = z
  .strictObject({
    type: codeSchema
      .describe(
        'One of the services that the plan task lists. Every service that an agency gives can be recorded, whether or not it is in the plan.',
      )
      .meta(label('服务项目', 'Service', { options: 'planChoices.serviceTypes' })),
    on: plausibleDateSchema
      .describe('The Beijing day of the service or offer; not before the day of the plan.')
      .meta(
        label('服务日期', 'Day', { help: ['不早于制定服务计划之日。', 'Not before the day of the plan.'] }),
      ),
    outcome: serviceSchema.shape.outcome
      .describe('`offered`: not answered yet.')
      .meta(label('结果', 'Outcome', { choices: 'serviceOutcome' })),
    refusalReason: codeSchema
      .optional()
      .describe(
        'For a refusal only: one of the reasons that the plan task lists. Not answering is not a refusal.',
      )
      .meta(
        label('未接受的原因', 'Reason for declining', {
          options: 'planChoices.refusalReasons',
          help: [
            '只有“未接受”才填写；没有答复不算未接受。',
            'Only if it was declined; not answering is not a refusal.',
          ],
        }),
      ),
    answers: z
      .int()
      .positive()
      .optional()
      .describe('The number of the offer that this answers, so that the two are not counted twice.')
      .meta(
        label('对应的提供记录', 'Offer that was answered', {
          options: 'openOffers',
          help: [
            '本次答复的是此前哪一条“待答复”的记录，避免重复计算。',
            'Which offer this answers, so that it is not counted twice.',
          ],
        }),
      ),
    means: contactMeansSchema
      .extract(offerChannels)
      .optional()
      .describe('How it was offered.')
      .meta(label('提供方式', 'How it was offered', { choices: 'means', options: 'planChoices.offerMeans' })),
    internship: z
      .boolean()
      .optional()
      .describe(
        'Whether it is an internship, which the circular may reserve for an age group. Required for an activity of somebody outside that age group.',
      )
      .meta(
        label('是否就业见习', 'Is an internship', {
          help: [
            '见习有年龄范围的，年龄以外的人员必须填写。',
            'Required for somebody outside the ages of internship.',
          ],
        }),
      ),
    helper: helperField.optional(),
    fairId: z
      .string()
      .regex(/^\d{6}-\d{4}-\d{2}-\d{2}$/)
      .optional()
      .describe('The recruitment fair at which it was given; of the same district and day.')
      .meta(
        label('招聘会', 'Recruitment fair', {
          options: 'recruitmentFairs',
          help: ['同县（区）同日的专场招聘会。', 'Of the same district and day.'],
        }),
      ),
    freeText: z
      .strictObject({
        offered: freeTextSchema(500)
          .optional()
          .describe('What was offered.')
          .meta(label('提供的内容', 'What was offered')),
        where: freeTextSchema(200).optional().meta(label('地点', 'Where')),
        employer: freeTextSchema(200).optional().meta(label('用人单位', 'Employer')),
        note: freeTextSchema().optional().meta(label('备注', 'Note')),
      })
      .optional()
      .describe('Stored encrypted.')
      .meta(label('具体内容', 'Details')),
  })
  .meta({
    example: {
      type: 'job-match',
      on: '2026-11-25',
      outcome: 'refused',
      refusalReason: 'distance',
      means: 'phone',
      freeText: { offered: '软件测试岗位', where: '渝北区', employer: '某某科技有限公司' },
    },
  });

export const operation = defineOperation({
  id: 'record-service',
  method: 'POST',
  path: '/cases/{caseId}/services',
  summary: { zh: '记录服务', en: 'Record a service' },
  description:
    'Records a service and its outcome. The progress of the plan is computed from these records. The third consecutive refusal, without good reason, of something that the plan promises leads to a closure proposal, which a supervisor decides; refusing optional services never does, nor does silence (N3, I-17). The same refusal of the same offer is recorded once.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: serviceRecordSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'no-plan',
    'helper-not-provided-for',
    'helper-needs-agreement',
    'date-in-future',
    'unknown-service',
    'service-outside-plan',
    'age-outside-internship',
    'internship-not-said',
    'offer-does-not-fit',
    'silence-is-no-refusal',
    'refusal-needs-reason',
    'refusal-already-recorded',
    'unknown-reason-for-refusal',
    'fair-does-not-fit',
    'processing-restricted',
    'date-does-not-exist',
    'case-changed',
  ],
});
