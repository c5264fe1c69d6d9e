import { ulid } from 'ulid';
import { paymentKey } from '../../../../lib/domain/case/claim/pay.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { paymentFile } from '../../../../lib/domain/payments/payment-file.ts';
import { waitingIn } from '../../../../lib/domain/payments/run.ts';
import { exportWrite, runItems } from '../../../../lib/store/payment-runs.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { log } from '../../../common/http/log.ts';
import { Problem } from '../../../common/http/problems.ts';
import { recordOnce } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { requireRun, withClaims } from '../../../common/payments/run-view.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    const { table } = records;
    const run = await requireRun(table, path.runId, principal);
    if (waitingIn(run.sums) > 0) throw new Problem('payment-run-not-entered');
    const sent = (await runItems(table, run.runId)).filter(({ result }) => result === 'sent');
    const payments = (await withClaims(records, sent)).flatMap(({ item, claim }) =>
      claim?.payee && item.attempt !== undefined
        ? [
            {
              key: paymentKey(item.caseId, item.number, item.attempt),
              payee: claim.payee,
              amountFen: claim.amountFen ?? 0,
              purpose: run.purpose,
            },
          ]
        : [],
    );
    if (payments.length === 0) throw new Problem('nothing-to-pay');
    const made = {
      exportId: ulid(now),
      by: principal.subject,
      at: toInstant(now),
      reason: body.reason,
      payments: payments.length,
    };
    const { exportId } = made;
    if (await recordOnce(table, request, { exportId }, [exportWrite(table, run.runId, made)]))
      log.info('PAYMENT_FILE_EXPORTED', {
        runId: run.runId,
        to: principal.subject,
        payments: payments.length,
      });
    return {
      body: {
        fileName: `${run.runId}.csv`,
        payments: payments.length,
        fen: payments.reduce((sum, { amountFen }) => sum + amountFen, 0),
        content: paymentFile(payments),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
