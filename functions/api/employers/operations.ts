import { operation as askForEmployerReview } from './ask-for-employer-review/operation.ts';
import { operation as claimForHire } from './claim-for-hire/operation.ts';
import { operation as confirmEmployerGrant } from './confirm-employer-grant/operation.ts';
import { operation as declineEmployerGrant } from './decline-employer-grant/operation.ts';
import { operation as giveEmployerAccount } from './give-employer-account/operation.ts';
import { operation as listEmployerClaims } from './list-employer-claims/operation.ts';
import { operation as listEmployerGrants } from './list-employer-grants/operation.ts';
import { operation as listEmployerSubsidies } from './list-employer-subsidies/operation.ts';
import { operation as provideEmployerInformation } from './provide-employer-information/operation.ts';
import { operation as readEmployerClaim } from './read-employer-claim/operation.ts';
import { operation as withdrawEmployerClaim } from './withdraw-employer-claim/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  listEmployerSubsidies,
  claimForHire,
  listEmployerClaims,
  readEmployerClaim,
  withdrawEmployerClaim,
  provideEmployerInformation,
  giveEmployerAccount,
  askForEmployerReview,
  listEmployerGrants,
  confirmEmployerGrant,
  declineEmployerGrant,
] as const;
