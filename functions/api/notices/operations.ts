import { operation as listNotices } from './list-notices/operation.ts';
import { operation as listOutbox } from './list-outbox/operation.ts';
import { operation as readLetter } from './read-letter/operation.ts';
import { operation as readNoticeMessage } from './read-notice-message/operation.ts';
import { operation as reportDelivery } from './report-delivery/operation.ts';

/** In the order in which the document lists them. */
export const operations = [listNotices, listOutbox, readLetter, readNoticeMessage, reportDelivery] as const;
