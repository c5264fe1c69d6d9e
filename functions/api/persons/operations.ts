import { operation as confirmIdentity } from './confirm-identity/operation.ts';
import { operation as correctPerson } from './correct-person/operation.ts';
import { operation as linkAccount } from './link-account/operation.ts';
import { operation as listReveals } from './list-reveals/operation.ts';
import { operation as readAccessLog } from './read-access-log/operation.ts';
import { operation as revealPersonalData } from './reveal-personal-data/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  correctPerson,
  confirmIdentity,
  linkAccount,
  revealPersonalData,
  readAccessLog,
  listReveals,
] as const;
