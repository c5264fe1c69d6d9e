import { ulid } from 'ulid';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { noSums } from '../../../../lib/domain/payments/run.ts';
import { freezeRun, runIdOf } from '../../../../lib/store/payment-runs.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, writeOnce } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { divisionOf } from '../../../common/payments/division.ts';
import { payableClaims } from '../../../common/payments/payable-claims.ts';
import { runView } from '../../../common/payments/run-view.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { body, principal, language, now } = request;
    const before = await answerBefore(records.table, operation, request);
    if (before) return { body: before };
    const { claims, next } = await payableClaims(records, body, request);
    const listed = claims.filter(({ leftOut }) => leftOut === undefined);
    if (listed.length === 0) throw new Problem('nothing-to-pay', next === undefined ? {} : { next });
    const jurisdiction = divisionOf(principal, body.division);
    const { purpose, scheme, fund } = body;
    const head = {
      runId: runIdOf(jurisdiction, ulid(now)),
      jurisdiction,
      purpose,
      ...(scheme !== undefined && { scheme }),
      ...(fund !== undefined && { fund }),
      by: principal.subject,
      at: toInstant(now),
    };
    const listedFen = listed.reduce((sum, { fen }) => sum + fen, 0);
    const answer = runView({ ...head, sums: { ...noSums, listed: listed.length, listedFen } }, language);
    const items = listed.map(({ caseId, number, district }) => ({ caseId, number, district }));
    // If the same request arrived at the same time, only the run that it has made exists.
    const made = await writeOnce(records.table, operation, request, answer, (alongside) =>
      freezeRun(records.table, head, items, listedFen, alongside),
    );
    return { body: made };
  };

export const handler = serve(operation, () => handle(connectRecords()));
