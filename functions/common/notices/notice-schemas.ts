import * as z from 'zod';
import { noticeTemplateNames } from '../../../lib/domain/case/case.ts';
import { recipientKinds } from '../../../lib/domain/case/kernel/notice.ts';
import { instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { deliveryChannelSchema, deliveryStatusSchema } from '../../../lib/domain/case/notices/delivery.ts';
import { caseIdSchema } from '../http/schemas.ts';

/** The id of a notice: the number of its event, and its template. */
export const noticeIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}-[a-z-]{1,60}$/)
  .describe('The notice: the number of its event in the case, and its template.');

export const noticePathSchema = z.strictObject({ caseId: caseIdSchema, noticeId: noticeIdSchema });

/** The delivery status of a notice. Sent is not delivered. */
export const deliverySchema = z
  .strictObject({
    status: deliveryStatusSchema,
    attempts: z.int().nonnegative().describe('The number of times it was sent.'),
    channel: deliveryChannelSchema.optional(),
    sentAt: instantSchema.optional(),
    failedAt: instantSchema.optional(),
    deliveredAt: instantSchema.optional(),
    lapsed: z
      .literal(true)
      .optional()
      .describe(
        'Present when the notice is no longer to be sent: the registration was closed for a reason that is exempt from notice.',
      ),
    heldBackUntil: instantSchema
      .optional()
      .describe(
        'The notice was held back until then: its number is unconfirmed, and has had the daily maximum of messages for such a number (I-52).',
      ),
  })
  .meta({ id: 'Delivery' });

/** A notice as its reader sees it, with its texts. */
export const noticeViewSchema = z.strictObject({
  noticeId: noticeIdSchema,
  issuedAt: instantSchema,
  to: z.enum(recipientKinds),
  template: z.enum(noticeTemplateNames),
  templateVersion: z.int().positive().describe('The version of the texts, kept with the notice.'),
  title: z.string(),
  paragraphs: z.array(z.string()),
  delivery: deliverySchema,
});
export type NoticeView = z.infer<typeof noticeViewSchema>;
