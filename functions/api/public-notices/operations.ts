import { operation as findPublicNotice } from './find-public-notice/operation.ts';
import { operation as listPublicNotices } from './list-public-notices/operation.ts';

/** In the order in which the document lists them. */
export const operations = [listPublicNotices, findPublicNotice] as const;
