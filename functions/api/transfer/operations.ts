import { operation as transferRegistration } from './transfer-registration/operation.ts';

/** In the order in which the document lists them. */
export const operations = [transferRegistration] as const;
