import { operation as beginSystemCheck } from './begin-system-check/operation.ts';
import { operation as readSystemHealth } from './read-system-health/operation.ts';

/** In the order in which the document lists them. */
export const operations = [readSystemHealth, beginSystemCheck] as const;
