import { mayReport } from '../../../../lib/domain/case/notices/delivery.ts';
import { reportDelivery } from '../../../../lib/store/notices.ts';
import { VersionConflictError } from '../../../../lib/store/version-conflict-error.ts';
import { permitted } from '../../../common/cases/case-access.ts';
import { connectCases } from '../../../common/cases/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { serve } from '../../../common/http/serve.ts';
import { deliveryView } from '../../../common/notices/delivery-view.ts';
import { operation } from './operation.ts';

const records = connectCases();

export const handler = serve(operation, async ({ path, body, principal, now }) => {
  const { caseId, noticeId } = path;
  permitted(await records.cases.load(caseId), principal);
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
    (error: unknown) => {
      throw error instanceof VersionConflictError ? new Problem('case-changed') : error;
    },
  );
  if (!reported) throw new Problem('notice-not-found');
  if (!reported.ok) {
    const { reason } = reported.failure;
    throw reason === 'too-many-delivery-reports'
      ? new Problem(reason)
      : Problem.ofFields([{ pointer: '/at', code: reason }]);
  }
  return { body: { noticeId, delivery: deliveryView(reported.value) } };
});
