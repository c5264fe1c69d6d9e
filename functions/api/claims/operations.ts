import { operation as answerClaimObjection } from './answer-claim-objection/operation.ts';
import { operation as askForClaimInformation } from './ask-for-claim-information/operation.ts';
import { operation as askForClaimReview } from './ask-for-claim-review/operation.ts';
import { operation as checkClaim } from './check-claim/operation.ts';
import { operation as claimFromPlan } from './claim-from-plan/operation.ts';
import { operation as claimSubsidy } from './claim-subsidy/operation.ts';
import { operation as confirmFoundGrant } from './confirm-found-grant/operation.ts';
import { operation as contestClaim } from './contest-claim/operation.ts';
import { operation as decideClaim } from './decide-claim/operation.ts';
import { operation as decideClaimRecovery } from './decide-claim-recovery/operation.ts';
import { operation as decideClaimReview } from './decide-claim-review/operation.ts';
import { operation as declineFoundGrant } from './decline-found-grant/operation.ts';
import { operation as dropClaimQuestion } from './drop-claim-question/operation.ts';
import { operation as giveClaimAccount } from './give-claim-account/operation.ts';
import { operation as listClaims } from './list-claims/operation.ts';
import { operation as listFoundGrants } from './list-found-grants/operation.ts';
import { operation as listSubsidies } from './list-subsidies/operation.ts';
import { operation as objectToClaim } from './object-to-claim/operation.ts';
import { operation as proposeClaimRecovery } from './propose-claim-recovery/operation.ts';
import { operation as provideClaimInformation } from './provide-claim-information/operation.ts';
import { operation as questionClaim } from './question-claim/operation.ts';
import { operation as recordClaimRepayment } from './record-claim-repayment/operation.ts';
import { operation as withdrawClaim } from './withdraw-claim/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  listSubsidies,
  claimSubsidy,
  claimFromPlan,
  listClaims,
  withdrawClaim,
  giveClaimAccount,
  askForClaimInformation,
  provideClaimInformation,
  checkClaim,
  decideClaim,
  objectToClaim,
  answerClaimObjection,
  askForClaimReview,
  decideClaimReview,
  questionClaim,
  contestClaim,
  dropClaimQuestion,
  proposeClaimRecovery,
  decideClaimRecovery,
  recordClaimRepayment,
  listFoundGrants,
  confirmFoundGrant,
  declineFoundGrant,
] as const;
