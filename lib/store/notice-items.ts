import * as z from 'zod';
import {
  type CaseEvent,
  type CaseState,
  hasLapsed,
  noticesOf,
  noticeTemplateNames,
} from '../domain/case/case.ts';
import { recipientSchema } from '../domain/case/kernel/notice.ts';
import { instantSchema, regionSchema } from '../domain/case/kernel/vocabulary.ts';
import {
  deliveryChannelSchema,
  deliveryOf,
  deliveryStatusSchema,
  keptReportSchema,
} from '../domain/case/notices/delivery.ts';
import { indexKeys, keys, lists, shardOf } from './keys.ts';
import type { Item } from './table.ts';
import { toldPartition, toldPlace } from './told-list.ts';

/** A notice as stored, with all its delivery reports. */
export const noticeSchema = z.object({
  caseId: z.string(),
  noticeId: z.string(),
  sequence: z.int().positive(),
  template: z.enum(noticeTemplateNames),
  templateVersion: z.int().positive(),
  to: recipientSchema,
  region: regionSchema,
  district: z.string(),
  issuedAt: instantSchema,
  status: deliveryStatusSchema,
  attempts: z.int().nonnegative(),
  channel: deliveryChannelSchema.optional(),
  sentAt: instantSchema.optional(),
  failedAt: instantSchema.optional(),
  deliveredAt: instantSchema.optional(),
  /** It is no longer to be sent, so nobody waits for its delivery. */
  lapsed: z.literal(true).optional(),
  /** It is not sent before this instant: the number has had enough messages, and nobody has confirmed whose it is. */
  heldBackUntil: instantSchema.optional(),
  reports: z.array(keptReportSchema),
});
/** A notice with its delivery status. */
export type StoredNotice = z.infer<typeof noticeSchema>;

/** The notices of an event, written with it: a notice exists exactly when its event does. */
export function noticeItems(event: CaseEvent, after: CaseState): Item[] {
  const { caseId, version, region, district } = after;
  return noticesOf(event, version, after).map(({ at: issuedAt, ...notice }) =>
    noticeItemOf({
      ...notice,
      caseId,
      region,
      district,
      issuedAt,
      reports: [],
      ...deliveryOf([]),
      // After the person's death, none is sent.
      ...(hasLapsed({ ...notice, issuedAt }, after) && { lapsed: true as const }),
    }),
  );
}

/**
 * The index keys of a notice. A notice to staff stays in the list of what they were told. An undelivered notice is also listed
 * in the outbox of its district and among all undelivered ones, unless it has lapsed.
 */
export function noticeItemOf(notice: StoredNotice): Item {
  const { caseId, noticeId, district, issuedAt, status, lapsed } = notice;
  const { outbox, undeliveredNotices } = lists;
  const told = toldPartition(notice.to);
  return {
    PK: keys.case(caseId),
    SK: keys.notice(noticeId),
    ...notice,
    ...(told && indexKeys(told, toldPlace(notice))),
    ...(status !== 'delivered' &&
      !lapsed && {
        ...indexKeys(outbox.partition(district), outbox.sort(issuedAt, caseId, noticeId)),
        ...indexKeys(
          undeliveredNotices.partition(shardOf(caseId)),
          undeliveredNotices.sort(issuedAt, caseId, noticeId),
        ),
      }),
  };
}

/** The condition that a notice is unchanged since it was read: no new report, not lapsed, not restored. */
export const unchangedSince = ({ reports, lapsed }: StoredNotice) => ({
  expression: `size(reports) = :known AND attribute_${lapsed ? 'exists' : 'not_exists'}(lapsed)`,
  values: { ':known': reports.length },
});
