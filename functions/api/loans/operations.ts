import { operation as applyForLoan } from './apply-for-loan/operation.ts';
import { operation as checkLoan } from './check-loan/operation.ts';
import { operation as endLoan } from './end-loan/operation.ts';
import { operation as exportLoan } from './export-loan/operation.ts';
import { operation as extendLoan } from './extend-loan/operation.ts';
import { operation as handOverLoan } from './hand-over-loan/operation.ts';
import { operation as recordLoanAnswer } from './record-loan-answer/operation.ts';
import { operation as recordLoanPayment } from './record-loan-payment/operation.ts';
import { operation as recordLoanReceipt } from './record-loan-receipt/operation.ts';
import { operation as withdrawLoanApplication } from './withdraw-loan-application/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  applyForLoan,
  withdrawLoanApplication,
  checkLoan,
  handOverLoan,
  exportLoan,
  recordLoanReceipt,
  recordLoanAnswer,
  recordLoanPayment,
  extendLoan,
  endLoan,
] as const;
