import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtSchema } from '../../../common/http/schemas.ts';
import { noticePathSchema } from '../../../common/notices/notice-schemas.ts';

export const operation = defineOperation({
  id: 'read-notice-message',
  method: 'GET',
  path: '/cases/{caseId}/notices/{noticeId}/message',
  summary: { zh: '取发送内容', en: 'Read the message to send for a notice' },
  description:
    'Returns the short text of a notice and where to send it. The text contains no reason, category or benefit (I-34). The phone number is given only while the notice is to be sent: not after delivery, and not if the notice has lapsed because the registration was closed for a reason that is exempt from notice. People are messaged only in office hours; outside them no number is given, and the problem says from when it is (`notBefore`). A number that somebody has only stated gets at most three messages a day from one sign-in, and ten in all; the rest is held back, and staff see it in the outbox (I-52). Every call is logged.',
  access: ['delivery-adapter'],
  pathParameters: noticePathSchema,
  answers: {
    status: 200,
    description: 'The message to send.',
    schema: z.strictObject({
      text: z.string(),
      to: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('person'),
          phone: z.string().describe('With its country code: +86...'),
        }),
        z.strictObject({
          kind: z.literal('officer'),
          subject: z.string().describe('The officer’s sign-in, as in the agency’s directory.'),
        }),
        z.strictObject({ kind: z.literal('district-supervisors'), district: districtSchema }),
      ]),
    }),
  },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'notice-not-found',
    'notice-already-delivered',
    'notice-lapsed',
    'notice-not-yet',
    'notice-held-back',
  ],
});
