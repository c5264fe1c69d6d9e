import { separationRefusal } from '../../../../lib/domain/case/assignment/separation.ts';
import { mayReport } from '../../../../lib/domain/case/notices/delivery.ts';
import type { StoredNotice } from '../../../../lib/store/notice-items.ts';
import { reportDelivery } from '../../../../lib/store/notices.ts';
import { problemOf, requireAccess } from '../../../common/cases/case-access.ts';
import { throwCaseChanged } from '../../../common/cases/case-changed.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites, requireVersion } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { deliveryView } from '../../../common/notices/delivery-view.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    const { caseId, noticeId } = path;
    const { state } = requireAccess(await records.cases.load(caseId), principal);
    const before = await answerBefore(records.table, operation, request);
    if (before) return { body: before };
    requireVersion(state, request);
    const barred = separationRefusal(state, 'any-other', { actor: principal });
    if (barred) throw problemOf(barred);
    const { providerReference, ...rest } = body;
    const { role, subject } = principal;
    if (!mayReport(role, body.channel))
      throw Problem.ofFields([{ pointer: '/channel', code: 'invalid-field' }]);
    const report = {
      ...rest,
      ...(providerReference !== undefined && { providerReference }),
      by: { role, subject },
    };
    const answerOf = (notice: StoredNotice) => ({ noticeId, delivery: deliveryView(notice) });
    const reported = await reportDelivery(records.table, caseId, noticeId, report, now, (changed) =>
      rememberingWrites(records.table, request.identity, { answer: answerOf(changed) }),
    ).catch(throwCaseChanged);
    if (!reported) throw new Problem('notice-not-found');
    if (!reported.ok) {
      const { reason } = reported.failure;
      throw reason === 'too-many-delivery-reports'
        ? new Problem(reason)
        : Problem.ofFields([{ pointer: '/at', code: reason }]);
    }
    return { body: answerOf(reported.value) };
  };

export const handler = serve(operation, () => handle(connectCases()));
