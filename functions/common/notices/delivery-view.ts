import type * as z from 'zod';
import type { StoredNotice } from '../../../lib/store/notice-items.ts';
import type { deliverySchema } from './notice-schemas.ts';

/** Returns the delivery status of a notice, without the individual reports. */
export function deliveryView(notice: StoredNotice): z.infer<typeof deliverySchema> {
  const { status, attempts, channel, sentAt, failedAt, deliveredAt, lapsed, heldBackUntil } = notice;
  return {
    status,
    attempts,
    ...(channel && { channel }),
    ...(sentAt !== undefined && { sentAt }),
    ...(failedAt !== undefined && { failedAt }),
    ...(deliveredAt !== undefined && { deliveredAt }),
    ...(lapsed && { lapsed }),
    ...(heldBackUntil !== undefined &&
      (status === 'issued' || status === 'failed') &&
      !lapsed && { heldBackUntil }),
  };
}
