import { operation as checkEligibility } from './check-eligibility/operation.ts';
import { operation as listRegions } from './list-regions/operation.ts';
import { operation as readDataNotice } from './read-data-notice/operation.ts';
import { operation as readForm } from './read-form/operation.ts';
import { operation as readOpenapi } from './read-openapi/operation.ts';
import { operation as readServiceCatalogue } from './read-service-catalogue/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  readServiceCatalogue,
  checkEligibility,
  readDataNotice,
  listRegions,
  readForm,
  readOpenapi,
] as const;
