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
  title: z.string().describe('The heading of the notice itself. Read the text with `list-notices`.'),
  read: z.boolean(),
});

export const operation = defineOperation({
  id: 'list-notifications',
  method: 'GET',
  path: '/notifications',
  summary: { zh: '我的消息', en: 'List my notices' },
  description:
    'Lists the notices to the caller, newest first. An applicant gets those of their cases; staff get those sent to them, such as a case newly assigned to them. Due and overdue work is in the digests instead. Includes the number of unread notices, for a bell.',
  access: ['applicant', 'officer', 'supervisor'],
  query: z.strictObject({
    ...pageQuery({ limit: 20, maxLimit: 50 }),
    after: cursorSchema.optional(),
  }),
  answers: {
    status: 200,
    description: 'A page of notices.',
    schema: z.strictObject({
      unread: z.int().nonnegative().describe('The number of unread notices, 99 at most.'),
      readThrough: instantSchema.optional().describe('The instant up to which they are marked as read.'),
      notifications: z.array(notificationSchema),
      next: nextPageSchema,
      asOf: instantSchema,
    }),
  },
  problems: ['invalid-cursor'],
});
