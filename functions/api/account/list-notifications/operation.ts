import * as z from 'zod';
import { noticeTemplateNames } from '../../../../lib/domain/case/case.ts';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, cursorSchema, nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';
import { noticeIdSchema } from '../../../common/notices/notice-schemas.ts';

const notificationSchema = z.strictObject({
  caseId: caseIdSchema,
  applicationNumber: z.string(),
  noticeId: noticeIdSchema,
  issuedAt: instantSchema,
  template: z.enum(noticeTemplateNames),
  title: z.string().describe('As the notice itself is headed. The text is read with `list-notices`.'),
  read: z.boolean(),
});

export const operation = defineOperation({
  id: 'list-notifications',
  method: 'GET',
  path: '/notifications',
  summary: { zh: '我的消息', en: 'What was told to me' },
  description:
    'The notices to the caller, newest first: of an applicant those of their cases, of staff what they were sent, such as a case that is theirs now (what is due or overdue is in the digests). With the number of those that they have not marked as read, for a bell.',
  access: ['applicant', 'officer', 'supervisor'],
  query: z.strictObject({
    ...pageQuery({ limit: 20, maxLimit: 50 }),
    after: cursorSchema.optional(),
  }),
  answers: {
    status: 200,
    description: 'A page of notices.',
    schema: z.strictObject({
      unread: z.int().nonnegative().describe('How many are not marked as read, 99 at most.'),
      readThrough: instantSchema.optional().describe('Up to when they are marked as read.'),
      notifications: z.array(notificationSchema),
      next: nextPageSchema,
      asOf: instantSchema,
    }),
  },
  problems: ['invalid-cursor'],
});
