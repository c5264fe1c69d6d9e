import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Answer } from '../api/operations.ts';
import { useRead } from '../api/use-api.ts';
import { narrowed } from '../form/narrow.ts';
import { FormOf } from '../form/operation-form.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useText } from '../settings/use-text.ts';
import { EmployerPage } from './employer-page.tsx';

const texts = {
  title: { zh: '为招用人员申领补贴', en: 'Claim for a person you hired' },
  lead: {
    zh: '按劳动合同填写一名招用人员的姓名和证件号码。系统只用于核对登记信息，不向单位反馈其个人情况；本人会收到告知。',
    en: 'Enter the name and identity number of one person as in the contract. We use them to find the registration. We tell you nothing about the person, and we tell the person about your claim.',
  },
  missing: {
    zh: '请从首页选择地区和补贴项目。',
    en: 'Choose a region and a subsidy on the home page.',
  },
};

/** A claim for one person: the form of the operation, with the fields that the scheme asks for. */
export function NewClaim() {
  const { region, scheme } = useSearch({ from: '/employer/claim' });
  return (
    <EmployerPage title={texts.title}>
      {region && scheme ? <ClaimForm region={region} scheme={scheme} /> : <Missing />}
    </EmployerPage>
  );
}

function Missing() {
  const { t } = useText();
  return (
    <Notice tone="warn">
      <p>{t(texts.missing)}</p>
    </Notice>
  );
}

function ClaimForm({ region, scheme }: { region: string; scheme: string }) {
  const { t } = useText();
  const navigate = useNavigate();
  const schemes = useRead('GET /employer/subsidies', { query: { region } });
  const form = useRead('GET /forms/{operationId}', { path: { operationId: 'claim-for-hire' } });
  return (
    <Loaded from={schemes}>
      {({ subsidies }) => {
        const chosen = subsidies.find(({ code }) => code === scheme);
        if (!chosen) return <Missing />;
        return (
          <>
            <p className="lead">{chosen.name}</p>
            <p className="soft">{t(texts.lead)}</p>
            <Loaded from={form}>
              {(found) => (
                <FormOf
                  form={narrowed(found, ['region', 'scheme'], chosen.asks)}
                  initial={{ region, scheme }}
                  onDone={({ body }) => {
                    const { claimId } = body as Answer<'POST /employer/claims'>;
                    void navigate({ to: '/employer/claims/$claimId', params: { claimId } });
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
