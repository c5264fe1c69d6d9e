import { operation as acknowledgePayments } from './acknowledge-payments/operation.ts';
import { operation as enterPaymentRun } from './enter-payment-run/operation.ts';
import { operation as exportPaymentFile } from './export-payment-file/operation.ts';
import { operation as freezePaymentRun } from './freeze-payment-run/operation.ts';
import { operation as listPaymentRuns } from './list-payment-runs/operation.ts';
import { operation as previewPaymentRun } from './preview-payment-run/operation.ts';
import { operation as readPaymentRun } from './read-payment-run/operation.ts';
import { operation as reconcilePayments } from './reconcile-payments/operation.ts';

/** In the order in which the document lists them. */
export const operations = [
  previewPaymentRun,
  freezePaymentRun,
  enterPaymentRun,
  listPaymentRuns,
  readPaymentRun,
  exportPaymentFile,
  acknowledgePayments,
  reconcilePayments,
] as const;
