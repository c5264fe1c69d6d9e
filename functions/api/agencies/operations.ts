import { operation as readAgency } from './read-agency/operation.ts';
import { operation as saveAgency } from './save-agency/operation.ts';

/** In the order in which the document lists them. */
export const operations = [readAgency, saveAgency] as const;
