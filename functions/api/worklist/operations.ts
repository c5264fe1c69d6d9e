import { operation as listCaseload } from './list-caseload/operation.ts';
import { operation as listDigests } from './list-digests/operation.ts';
import { operation as listOverdue } from './list-overdue/operation.ts';
import { operation as listWorklist } from './list-worklist/operation.ts';
import { operation as readTask } from './read-task/operation.ts';
import { operation as summarizeWorklist } from './summarize-worklist/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  listWorklist,
  summarizeWorklist,
  readTask,
  listCaseload,
  listOverdue,
  listDigests,
] as const;
