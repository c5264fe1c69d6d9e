import * as z from 'zod';
import { deliveryReportSchema } from '../../../../lib/domain/case/notices/delivery.ts';
import { texts } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { deliverySchema, noticeIdSchema, noticePathSchema } from '../../../common/notices/notice-schemas.ts';

export const operation = defineOperation({
  id: 'report-delivery',
  method: 'POST',
  path: '/cases/{caseId}/notices/{noticeId}/delivery',
  summary: { zh: '反馈送达情况', en: 'Report the delivery of a notice' },
  description:
    'Reports that a notice was sent, was delivered or has failed, each when it is known, in any order and any number of times. Repeating a report changes nothing, and a delivered notice stays delivered. If a gateway fails, an officer tells the person and reports that. An adapter reports sms, app and work-message; staff report phone, counter and letter.',
  access: ['delivery-adapter', 'officer', 'supervisor'],
  pathParameters: noticePathSchema,
  body: deliveryReportSchema.meta({
    example: {
      status: 'sent',
      channel: 'sms',
      at: '2026-11-20T02:00:00.000Z',
      providerReference: 'M-20261120-1',
    },
  }),
  labels: {
    status: texts('送达情况', 'What has become of it', { choices: 'delivery' }),
    channel: texts('送达方式', 'How', { choices: 'deliveryChannel' }),
    at: texts('时间', 'When'),
    providerReference: texts('发送编号', 'Reference of the provider', {
      help: [
        '发送平台给出的编号，不填电话号码。',
        'As the provider numbers the message; never a telephone number.',
      ],
    }),
  },
  answers: {
    status: 200,
    description: 'The delivery of the notice after this report.',
    schema: z.strictObject({ noticeId: noticeIdSchema, delivery: deliverySchema }),
  },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'notice-not-found',
    'date-in-future',
    'delivery-before-issue',
    'too-many-delivery-reports',
    'case-changed',
  ],
});
