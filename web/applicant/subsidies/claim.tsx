import { useNavigate, useParams } from '@tanstack/react-router';
import { useRead } from '../../api/use-api.ts';
import { narrowed } from '../../form/narrow.ts';
import { FormOf } from '../../form/operation-form.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { note } from '../case/done.ts';
import { WithCase } from '../case/with-case.tsx';

const texts = {
  title: { zh: '申领补贴', en: 'Claim a subsidy' },
  lead: {
    zh: '能够通过数据比对核实的，不用您提供证明。收款账户可以现在填写，也可以以后填写。',
    en: 'You do not have to prove what we can check with our data. You can enter the account now or later.',
  },
  done: { zh: '已收到您的补贴申领。', en: 'We have received your claim.' },
  gone: { zh: '当地没有这个补贴项目。', en: 'This subsidy is not available here.' },
};

/** A person's claim: the form of the operation, with the fields that the scheme asks for. */
export function ClaimSubsidy() {
  const { scheme } = useParams({ from: '/cases/$caseId/subsidies/$scheme' });
  return (
    <WithCase title={texts.title}>{({ caseId }) => <ClaimForm caseId={caseId} scheme={scheme} />}</WithCase>
  );
}

function ClaimForm({ caseId, scheme }: { caseId: string; scheme: string }) {
  const { t } = useText();
  const navigate = useNavigate();
  const schemes = useRead('GET /cases/{caseId}/subsidies', { path: { caseId } });
  const form = useRead('GET /forms/{operationId}', { path: { operationId: 'claim-subsidy' } });
  return (
    <Loaded from={schemes}>
      {({ subsidies }) => {
        const chosen = subsidies.find(({ code }) => code === scheme);
        if (!chosen)
          return (
            <Notice tone="warn">
              <p>{t(texts.gone)}</p>
            </Notice>
          );
        return (
          <>
            <p className="lead">{chosen.name}</p>
            <p className="soft">{t(texts.lead)}</p>
            <Loaded from={form}>
              {(found) => (
                <FormOf
                  form={narrowed(found, ['scheme', 'employerCreditCode'], chosen.asks)}
                  caseId={caseId}
                  initial={{ scheme }}
                  onDone={() => {
                    note(caseId, texts.done);
                    void navigate({ to: '/cases/$caseId/subsidies', params: { caseId } });
                  }}
                />
              )}
            </Loaded>
          </>
        );
      }}
    </Loaded>
  );
}
