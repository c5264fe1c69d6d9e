import { operation as freezeRedriveBatch } from './freeze-redrive-batch/operation.ts';
import { operation as listExecutionEvents } from './list-execution-events/operation.ts';
import { operation as listExecutions } from './list-executions/operation.ts';
import { operation as listRedriveBatches } from './list-redrive-batches/operation.ts';
import { operation as listRedrives } from './list-redrives/operation.ts';
import { operation as readExecution } from './read-execution/operation.ts';
import { operation as readRedriveBatch } from './read-redrive-batch/operation.ts';
import { operation as redriveExecution } from './redrive-execution/operation.ts';
import { operation as startRedriveBatch } from './start-redrive-batch/operation.ts';
import { operation as stopRedriveBatch } from './stop-redrive-batch/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  listExecutions,
  readExecution,
  listExecutionEvents,
  redriveExecution,
  listRedrives,
  listRedriveBatches,
  freezeRedriveBatch,
  readRedriveBatch,
  startRedriveBatch,
  stopRedriveBatch,
] as const;
