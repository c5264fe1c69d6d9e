import { operation as answerHardshipCandidate } from './answer-hardship-candidate/operation.ts';
import { operation as answerHardshipNoticeObjection } from './answer-hardship-notice-objection/operation.ts';
import { operation as applyForHardship } from './apply-for-hardship/operation.ts';
import { operation as checkHardship } from './check-hardship/operation.ts';
import { operation as decideHardship } from './decide-hardship/operation.ts';
import { operation as decideHardshipObjection } from './decide-hardship-objection/operation.ts';
import { operation as endHardshipNotice } from './end-hardship-notice/operation.ts';
import { operation as exitHardship } from './exit-hardship/operation.ts';
import { operation as makeAssistancePlan } from './make-assistance-plan/operation.ts';
import { operation as objectToHardship } from './object-to-hardship/operation.ts';
import { operation as objectToHardshipNotice } from './object-to-hardship-notice/operation.ts';
import { operation as publishHardshipNotice } from './publish-hardship-notice/operation.ts';
import { operation as withdrawHardship } from './withdraw-hardship/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  applyForHardship,
  withdrawHardship,
  answerHardshipCandidate,
  checkHardship,
  publishHardshipNotice,
  objectToHardshipNotice,
  answerHardshipNoticeObjection,
  endHardshipNotice,
  decideHardship,
  makeAssistancePlan,
  exitHardship,
  objectToHardship,
  decideHardshipObjection,
] as const;
