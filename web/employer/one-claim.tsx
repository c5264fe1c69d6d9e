import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '../api/operations.ts';
import { useAct, useRead } from '../api/use-api.ts';
import { OperationForm } from '../form/operation-form.tsx';
import { AskFirst } from '../parts/ask-first.tsx';
import { Basis } from '../parts/basis.tsx';
import { ClaimQuestion } from '../parts/claim-question.tsx';
import { Conditions, yuan } from '../parts/conditions.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { OpenedForm } from '../parts/opened-form.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useRecorded } from '../parts/recorded.tsx';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import type { Bilingual } from '../texts/language.ts';
import { EmployerPage } from './employer-page.tsx';

const texts = {
  title: { zh: '补贴申领', en: 'Claim' },
  scheme: { zh: '补贴项目', en: 'Scheme' },
  person: { zh: '招用人员', en: 'Person hired' },
  contract: { zh: '劳动合同', en: 'Contract' },
  open: { zh: '无固定期限', en: 'open-ended' },
  made: { zh: '申领时间', en: 'Claimed' },
  amount: { zh: '批准金额（元）', en: 'Approved, in yuan' },
  paid: { zh: '拨付日期', en: 'Paid' },
  account: { zh: '收款账户', en: 'Account' },
  noAccount: { zh: '尚未填报', en: 'not entered yet' },
  found: { zh: '由数据查找并经单位确认', en: 'found from data and confirmed' },
  conditions: { zh: '与本单位有关的条件', en: 'Conditions for employers' },
  'provide-information': { zh: '补充说明', en: 'Answer' },
  'give-account': { zh: '填报或更正收款账户', en: 'Enter or correct the account' },
  'ask-for-review': { zh: '申请复核', en: 'Ask for a review' },
  withdraw: { zh: '撤回申领', en: 'Withdraw claim' },
  ends: { zh: '撤回后，这项申领不再办理。', en: 'This ends the claim.' },
  sure: { zh: '确定撤回', en: 'Yes, withdraw it' },
  keep: { zh: '不撤回', en: 'Keep it' },
} satisfies Record<string, Bilingual>;

type Claim = Answer<'GET /employer/claims/{claimId}'>;

/** The acts with a form, and the operations that declare the forms. */
const forms = [
  ['provide-information', 'provide-employer-information'],
  ['give-account', 'give-employer-account'],
  ['ask-for-review', 'ask-for-employer-review'],
] as const;

/** A claim of the employer: its status, the next step and the possible acts. */
export function OneClaim() {
  const { claimId } = useParams({ from: '/employer/claims/$claimId' });
  return (
    <EmployerPage title={texts.title}>
      <Read claimId={claimId} />
    </EmployerPage>
  );
}

function Read({ claimId }: { claimId: string }) {
  const claim = useRead('GET /employer/claims/{claimId}', { path: { claimId } }, { poll: 30 });
  return <Loaded from={claim}>{(found) => <Parts claim={found} />}</Loaded>;
}

function Parts({ claim }: { claim: Claim }) {
  const { t, language } = useText();
  const { claimId, scheme, person, contractFrom, contractUntil, madeAt, acts, conditions, basis } = claim;
  const day = (value: string) => showDate(value, 'dayOfYear', language);
  const recorded = useRecorded();
  return (
    <>
      {recorded.notice}
      <section className="panel stack">
        <p className="lead">
          <strong>{claim.statusText}</strong>
        </p>
        <p>{claim.nextStep}</p>
        {claim.appeal && <p className="soft">{claim.appeal}</p>}
        <dl className="facts">
          <Fact name={t(texts.scheme)}>
            {scheme.text} {claim.found && <span className="tag">{t(texts.found)}</span>}
          </Fact>
          <Fact name={t(texts.person)}>{person}</Fact>
          {contractFrom && (
            <Fact name={t(texts.contract)}>
              {day(contractFrom)} — {contractUntil ? day(contractUntil) : t(texts.open)}
            </Fact>
          )}
          <Fact name={t(texts.made)}>{showDate(madeAt, 'momentOfYear', language)}</Fact>
          {claim.amountFen !== undefined && (
            <Fact name={t(texts.amount)}>
              <span className="number">{yuan(claim.amountFen)}</span>
            </Fact>
          )}
          {claim.paidOn && <Fact name={t(texts.paid)}>{day(claim.paidOn)}</Fact>}
          <Fact name={t(texts.account)}>
            <span className="number">{claim.account ?? t(texts.noAccount)}</span>
          </Fact>
        </dl>
        <Basis basis={basis} />
      </section>
      {claim.informationRequest && <ClaimQuestion asked={claim.informationRequest} />}
      {conditions.length > 0 && (
        <section className="panel stack-tight">
          <h2>{t(texts.conditions)}</h2>
          <Conditions conditions={conditions} />
        </section>
      )}
      {forms.map(
        ([act, operationId]) =>
          acts.includes(act) && (
            <OpenedForm
              key={act}
              className="panel"
              label={t(texts[act])}
              onDone={() => recorded.say(t(texts[act]))}
            >
              {(done) => <OperationForm operationId={operationId} path={{ claimId }} onDone={done} />}
            </OpenedForm>
          ),
      )}
      {acts.includes('withdraw') && (
        <Withdraw claimId={claimId} onDone={() => recorded.say(t(texts.withdraw))} />
      )}
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

function Withdraw({ claimId, onDone }: { claimId: string; onDone: () => void }) {
  const act = useAct('POST /employer/claims/{claimId}/withdrawal');
  return (
    <section className="stack-tight">
      {act.error && <ProblemNotice problem={act.error} />}
      <AskFirst
        label={texts.withdraw}
        question={texts.ends}
        yes={texts.sure}
        no={texts.keep}
        busy={act.isPending}
        onYes={() => act.mutate({ request: { path: { claimId } } }, { onSuccess: onDone })}
      />
    </section>
  );
}
