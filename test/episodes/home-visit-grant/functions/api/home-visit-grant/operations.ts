import { operation as applyForHomeVisitGrant } from './apply-for-home-visit-grant/operation.ts';
import { operation as checkHomeVisitGrant } from './check-home-visit-grant/operation.ts';
import { operation as decideHomeVisitGrant } from './decide-home-visit-grant/operation.ts';

/** In the order in which the document lists them. */
export const operations = [applyForHomeVisitGrant, checkHomeVisitGrant, decideHomeVisitGrant] as const;
