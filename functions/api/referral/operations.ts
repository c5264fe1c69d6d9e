import { operation as answerReferral } from './answer-referral/operation.ts';
import { operation as declineReferralRequest } from './decline-referral-request/operation.ts';
import { operation as exportReferral } from './export-referral/operation.ts';
import { operation as handOverReferral } from './hand-over-referral/operation.ts';
import { operation as listHandOvers } from './list-hand-overs/operation.ts';
import { operation as proposeReferral } from './propose-referral/operation.ts';
import { operation as recordReferralAnswer } from './record-referral-answer/operation.ts';
import { operation as recordReferralReceipt } from './record-referral-receipt/operation.ts';
import { operation as requestReferral } from './request-referral/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  requestReferral,
  declineReferralRequest,
  proposeReferral,
  answerReferral,
  handOverReferral,
  exportReferral,
  recordReferralReceipt,
  recordReferralAnswer,
  listHandOvers,
] as const;
