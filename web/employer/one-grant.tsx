import { useNavigate, useParams } from '@tanstack/react-router';
import type { Answer } from '../api/operations.ts';
import { useAct, useRead } from '../api/use-api.ts';
import { narrowed } from '../form/narrow.ts';
import { FormOf } from '../form/operation-form.tsx';
import { Basis } from '../parts/basis.tsx';
import { Conditions } from '../parts/conditions.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useRecorded } from '../parts/recorded.tsx';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import { EmployerPage } from './employer-page.tsx';

const texts = {
  title: { zh: '为本单位查找到的补贴', en: 'A subsidy found for you' },
  lead: {
    zh: '{day}查找到。以下信息来自数据比对，未列出的条件由工作人员核实；确认后按申领审核、审批。',
    en: 'We found this in our data on {day}. Our staff check the conditions that are not listed. Once you confirm it, we check and decide it as a claim.',
  },
  until: { zh: '请于 {day} 前（含当日）确认。', en: 'Confirm by {day}.' },
  gone: {
    zh: '没有这项补贴，或者已不在列表中。',
    en: 'This subsidy does not exist or is no longer offered.',
  },
  confirm: { zh: '确认并补充信息', en: 'Confirm and add what our data does not show' },
  decline: { zh: '谢绝', en: 'Decline' },
};

type Grant = Answer<'GET /employer/grants'>['grants'][number];

/** A subsidy found for the employer: the reasons, the missing data, and the choice to confirm or decline it. */
export function OneGrant() {
  const { grantId } = useParams({ from: '/employer/grants/$grantId' });
  return (
    <EmployerPage title={texts.title}>
      <Read grantId={grantId} />
    </EmployerPage>
  );
}

function Read({ grantId }: { grantId: string }) {
  const { t } = useText();
  const grants = useRead('GET /employer/grants', { query: { limit: 50 } });
  const recorded = useRecorded();
  return (
    <>
      {recorded.notice}
      <Loaded from={grants}>
        {({ grants: all }) => {
          const grant = all.find((each) => each.grantId === grantId);
          if (grant) return <Parts grant={grant} onDeclined={() => recorded.say(t(texts.decline))} />;
          return (
            !recorded.notice && (
              <Notice tone="warn">
                <p>{t(texts.gone)}</p>
              </Notice>
            )
          );
        }}
      </Loaded>
    </>
  );
}

function Parts({ grant, onDeclined }: { grant: Grant; onDeclined: () => void }) {
  const { t, language } = useText();
  const { grantId, scheme, person, foundAt, until, status, statusText, conditions, amount, basis } = grant;
  return (
    <>
      <section className="panel stack-tight">
        <p className="lead">
          <strong>
            {scheme.text} · {person}
          </strong>
        </p>
        <p>
          {statusText} · {amount}
        </p>
        <p className="soft">{t(texts.lead, { day: showDate(foundAt, 'dayOfYear', language) })}</p>
        {until !== undefined && <p>{t(texts.until, { day: showDate(until, 'dayOfYear', language) })}</p>}
        <Conditions conditions={conditions} />
        <Basis basis={basis} />
      </section>
      {status === 'open' && <Confirm grant={grant} key={grantId} onDeclined={onDeclined} />}
    </>
  );
}

function Confirm({ grant: { grantId, asks }, onDeclined }: { grant: Grant; onDeclined: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const form = useRead('GET /forms/{operationId}', { path: { operationId: 'confirm-employer-grant' } });
  const decline = useAct('POST /employer/grants/{grantId}/refusal');
  return (
    <section className="panel stack">
      <h2>{t(texts.confirm)}</h2>
      <Loaded from={form}>
        {(found) => (
          <FormOf
            form={narrowed(found, [], asks)}
            path={{ grantId }}
            onDone={({ body }) => {
              const { claimId } = body as Answer<'POST /employer/grants/{grantId}/confirmation'>;
              void navigate({ to: '/employer/claims/$claimId', params: { claimId } });
            }}
          />
        )}
      </Loaded>
      {decline.error && <ProblemNotice problem={decline.error} />}
      <button
        type="button"
        className="button button-quiet"
        disabled={decline.isPending}
        onClick={() =>
          decline.mutate({ request: { path: { grantId }, body: {} } }, { onSuccess: onDeclined })
        }
      >
        {t(texts.decline)}
      </button>
    </section>
  );
}
