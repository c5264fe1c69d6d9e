import { operation as requestTransfer } from './request-transfer/operation.ts';
import { operation as transferRegistration } from './transfer-registration/operation.ts';

/** In the order in which the document lists them. */
export const operations = [requestTransfer, transferRegistration] as const;
