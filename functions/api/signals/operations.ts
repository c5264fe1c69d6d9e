import { operation as handleSignal } from './handle-signal/operation.ts';
import { operation as listComparisonRuns } from './list-comparison-runs/operation.ts';
import { operation as loadComparisonRecords } from './load-comparison-records/operation.ts';
import { operation as recordComparisonSnapshot } from './record-comparison-snapshot/operation.ts';
import { operation as reportChange } from './report-change/operation.ts';
import { operation as withdrawChange } from './withdraw-change/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  loadComparisonRecords,
  listComparisonRuns,
  recordComparisonSnapshot,
  reportChange,
  withdrawChange,
  handleSignal,
] as const;
