import { mayReport } from '../../../../lib/domain/case/notices/delivery.ts';
import { reportDelivery } from '../../../../lib/store/notices.ts';
import { requireAccess } from '../../../common/cases/case-access.ts';
import { throwCaseChanged } from '../../../common/cases/case-changed.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { deliveryView } from '../../../common/notices/delivery-view.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path, body, principal, now }) => {
    const { caseId, noticeId } = path;
    requireAccess(await records.cases.load(caseId), principal);
    const { providerReference, ...rest } = body;
    const { role, subject } = principal;
    if (!mayReport(role, body.channel))
      throw Problem.ofFields([{ pointer: '/channel', code: 'invalid-field' }]);
    const report = {
      ...rest,
      ...(providerReference !== undefined && { providerReference }),
      by: { role, subject },
    };
    const reported = await reportDelivery(records.table, caseId, noticeId, report, now).catch(
      throwCaseChanged,
    );
    if (!reported) throw new Problem('notice-not-found');
    if (!reported.ok) {
      const { reason } = reported.failure;
      throw reason === 'too-many-delivery-reports'
        ? new Problem(reason)
        : Problem.ofFields([{ pointer: '/at', code: reason }]);
    }
    return { body: { noticeId, delivery: deliveryView(reported.value) } };
  };

export const handler = serve(operation, () => handle(connectCases()));
