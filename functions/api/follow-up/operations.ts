import { operation as attemptFollowUp } from './attempt-follow-up/operation.ts';
import { operation as completeFollowUp } from './complete-follow-up/operation.ts';
import { operation as readCoverage } from './read-coverage/operation.ts';

/** In the order in which the document lists them. */
export const operations = [attemptFollowUp, completeFollowUp, readCoverage] as const;
