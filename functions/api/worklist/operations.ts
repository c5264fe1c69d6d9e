import { operation as listDigests } from './list-digests/operation.ts';
import { operation as listOverdue } from './list-overdue/operation.ts';
import { operation as listWorklist } from './list-worklist/operation.ts';
import { operation as readTask } from './read-task/operation.ts';

/** In the order in which the document lists them. */
export const operations = [listWorklist, readTask, listOverdue, listDigests] as const;
