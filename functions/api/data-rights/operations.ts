import { operation as copyRecord } from './copy-record/operation.ts';
import { operation as decideDeletion } from './decide-deletion/operation.ts';
import { operation as destroyRecords } from './destroy-records/operation.ts';
import { operation as liftRestriction } from './lift-restriction/operation.ts';
import { operation as listRetention } from './list-retention/operation.ts';
import { operation as requestDeletion } from './request-deletion/operation.ts';
import { operation as restrictProcessing } from './restrict-processing/operation.ts';
import { operation as showDataNotice } from './show-data-notice/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  showDataNotice,
  copyRecord,
  restrictProcessing,
  liftRestriction,
  requestDeletion,
  decideDeletion,
  listRetention,
  destroyRecords,
] as const;
