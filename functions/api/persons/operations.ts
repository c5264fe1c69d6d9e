import { operation as answerCorrection } from './answer-correction/operation.ts';
import { operation as confirmIdentity } from './confirm-identity/operation.ts';
import { operation as correctPerson } from './correct-person/operation.ts';
import { operation as grantMandate } from './grant-mandate/operation.ts';
import { operation as linkAccount } from './link-account/operation.ts';
import { operation as listReveals } from './list-reveals/operation.ts';
import { operation as readAccessLog } from './read-access-log/operation.ts';
import { operation as requestCorrection } from './request-correction/operation.ts';
import { operation as revealPersonalData } from './reveal-personal-data/operation.ts';
import { operation as revokeMandate } from './revoke-mandate/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  correctPerson,
  requestCorrection,
  answerCorrection,
  confirmIdentity,
  linkAccount,
  grantMandate,
  revokeMandate,
  revealPersonalData,
  readAccessLog,
  listReveals,
] as const;
