import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/operations.ts';
import { useAct, useRead } from '../../api/use-api.ts';
import { narrowed } from '../../form/narrow.ts';
import { FormOf } from '../../form/operation-form.tsx';
import { AskFirst } from '../../parts/ask-first.tsx';
import { Basis } from '../../parts/basis.tsx';
import { ClaimQuestion } from '../../parts/claim-question.tsx';
import { Conditions, yuan } from '../../parts/conditions.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { OpenedForm } from '../../parts/opened-form.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useRecorded } from '../../parts/recorded.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { marks } from '../../texts/marks.ts';
import { useDone } from '../case/done.ts';
import { WithCase } from '../case/with-case.tsx';
import { Remedies } from '../parts/remedies.tsx';

const texts = {
  title: { zh: '我能享受哪些政策', en: 'Subsidies I may get' },
  found: { zh: '为您查找到的补贴', en: 'Found for you' },
  foundHelp: {
    zh: '根据数据主动查找，不用填写申请。信息无误的，确认即可；不需要的可以谢绝，不影响您的登记。',
    en: 'We found these from our data, so you do not have to apply. Confirm a subsidy if it is right, or decline it. Your registration is not affected.',
  },
  until: { zh: '请于 {day} 前（含当日）确认。', en: 'Confirm by {day}.' },
  confirm: { zh: '确认', en: 'Confirm' },
  decline: { zh: '谢绝', en: 'Decline' },
  mine: { zh: '我的申领', en: 'My claims' },
  approved: { zh: '批准金额 {amount} 元', en: 'approved: {amount} yuan' },
  paidOn: { zh: '{day} 已发放', en: 'paid on {day}' },
  account: { zh: '填报或更正收款账户', en: 'Enter or correct the account' },
  answer: { zh: '补充说明', en: 'Answer' },
  review: { zh: '申请复核', en: 'Ask for a review' },
  reviewing: {
    zh: '已申请复核，由未参与办理的主管复核。',
    en: 'You asked for a review. A supervisor who took no part in the decision is reviewing it.',
  },
  reviewed: {
    zh: '已复核；仍不服的，可以依法申请行政复议或者提起行政诉讼。',
    en: 'The review is complete. You can still apply for administrative reconsideration or go to court.',
  },
  owed: {
    zh: '已决定追回，尚须退回 {amount} 元。可以一次或者分次退回，具体办法请与经办机构联系。',
    en: 'You have to repay this subsidy. {amount} yuan are still outstanding. You can repay them at once or in instalments. Contact us to ask how.',
  },
  withdraw: { zh: '撤回申领', en: 'Withdraw claim' },
  ends: { zh: '撤回后，这项申领不再办理。', en: 'This ends the claim.' },
  sure: { zh: '确定撤回', en: 'Yes, withdraw it' },
  keep: { zh: '不撤回', en: 'Keep it' },
  employers: { zh: '用人单位申报招用您的情况', en: 'What employers have declared about you' },
  declared: {
    zh: '{employer}申报已招用您（{day} 申报）',
    en: '{employer} declared that it hired you (on {day})',
  },
  contested: { zh: '已反映，正在核查。', en: 'You said that this is wrong. We are checking it.' },
  contest: { zh: '与事实不符，我要反映', en: 'This is wrong' },
  schemes: { zh: '当地的补贴和政策', en: 'Subsidies and policies here' },
  help: {
    zh: '以下情况由系统按已知信息列出，不是决定；看起来不符合的也可以申领，由工作人员核实。',
    en: 'This is based on the data we have and is not a decision. You can claim even if you do not seem to meet a condition. Our staff will check it.',
  },
  closed: { zh: '已于 {day} 截止受理', en: 'closed since {day}' },
  opens: { zh: '{day} 起受理', en: 'opens {day}' },
  byEmployer: { zh: '由用人单位申领。', en: 'Your employer claims this subsidy.' },
  documents: {
    zh: '可能需要的材料仅限：{names}',
    en: 'We may ask for these documents and no others: {names}',
  },
  claim: { zh: '申领', en: 'Claim' },
  plan: {
    zh: '您有个性化援助方案（{day}制定），可以把符合条件的补贴一并申领。',
    en: 'You have an individual plan (made on {day}). You can claim all its subsidies together.',
  },
  together: { zh: '一并申领', en: 'Claim together' },
};

type Claims = Answer<'GET /cases/{caseId}/claims'>;
type Claim = Claims['claims'][number];
type Declared = NonNullable<Claims['byEmployers']>[number];
type Scheme = Answer<'GET /cases/{caseId}/subsidies'>['subsidies'][number];
type Grant = Answer<'GET /cases/{caseId}/found-grants'>['grants'][number];

/** The subsidies that a person may get and why not, those found for them, and the status of their claims. */
export const Subsidies = () => (
  <WithCase title={texts.title}>
    {({ caseId }) => (
      <>
        <JustClaimed caseId={caseId} />
        <Found caseId={caseId} />
        <Mine caseId={caseId} />
        <Schemes caseId={caseId} />
      </>
    )}
  </WithCase>
);

/** The confirmation of a claim that the person made on the page before. */
function JustClaimed({ caseId }: { caseId: string }) {
  const { t } = useText();
  const done = useDone(caseId);
  return (
    done && (
      <Notice tone="ok" urgent>
        <p>{t(done)}</p>
      </Notice>
    )
  );
}

function Found({ caseId }: { caseId: string }) {
  const { t } = useText();
  const found = useRead('GET /cases/{caseId}/found-grants', { path: { caseId } });
  const recorded = useRecorded();
  return (
    <Loaded from={found} lines={1}>
      {({ grants }) => {
        const open = grants.filter(({ status }) => status === 'open');
        if (open.length === 0 && !recorded.notice) return null;
        return (
          <section className="panel stack">
            <h2>{t(texts.found)}</h2>
            {recorded.notice}
            {open.length > 0 && <p className="soft">{t(texts.foundHelp)}</p>}
            {open.map((grant) => (
              <OneFound
                key={grant.number}
                caseId={caseId}
                grant={grant}
                onDone={(act) => recorded.say(`${t(act)} ${grant.scheme.text}`)}
              />
            ))}
          </section>
        );
      }}
    </Loaded>
  );
}

function OneFound({
  caseId,
  grant,
  onDone,
}: {
  caseId: string;
  grant: Grant;
  onDone: (act: Bilingual) => void;
}) {
  const { t, language } = useText();
  const request = { path: { caseId }, body: { grant: grant.number } };
  const confirm = useAct('POST /cases/{caseId}/found-grant-confirmations');
  const decline = useAct('POST /cases/{caseId}/found-grant-refusals');
  const problem = confirm.error ?? decline.error;
  const busy = confirm.isPending || decline.isPending;
  return (
    <article className="stack-tight">
      <h3>{grant.scheme.text}</h3>
      <p>{grant.amount}</p>
      {grant.says !== undefined && <p>{grant.says}</p>}
      {grant.until !== undefined && (
        <p>{t(texts.until, { day: showDate(grant.until, 'dayOfYear', language) })}</p>
      )}
      <Conditions conditions={grant.conditions} />
      <Basis basis={grant.basis} />
      {problem && <ProblemNotice problem={problem} />}
      <div className="row">
        <button
          type="button"
          className="button button-main"
          disabled={busy}
          onClick={() => confirm.mutate({ request }, { onSuccess: () => onDone(texts.confirm) })}
        >
          {t(texts.confirm)}
        </button>
        <button
          type="button"
          className="button button-quiet"
          disabled={busy}
          onClick={() => decline.mutate({ request }, { onSuccess: () => onDone(texts.decline) })}
        >
          {t(texts.decline)}
        </button>
      </div>
    </article>
  );
}

function Mine({ caseId }: { caseId: string }) {
  const { t } = useText();
  const claims = useRead('GET /cases/{caseId}/claims', { path: { caseId } }, { poll: 60 });
  return (
    <Loaded from={claims} lines={1}>
      {({ claims: own, byEmployers = [] }) => (
        <>
          {own.length > 0 && (
            <section className="panel stack">
              <h2>{t(texts.mine)}</h2>
              {own.map((claim) => (
                <OwnClaim key={claim.number} caseId={caseId} claim={claim} />
              ))}
            </section>
          )}
          {byEmployers.length > 0 && (
            <section className="panel stack">
              <h2>{t(texts.employers)}</h2>
              {byEmployers.map((each) => (
                <DeclaredOne key={each.number} caseId={caseId} declared={each} />
              ))}
            </section>
          )}
        </>
      )}
    </Loaded>
  );
}

function OwnClaim({ caseId, claim }: { caseId: string; claim: Claim }) {
  const { t, language } = useText();
  const { number } = claim;
  const undecided = claim.status === 'made' || claim.status === 'checked';
  const owed = claim.recoveries.find(({ status }) => status === 'owed');
  const paying = claim.payment?.status === 'queued' || claim.payment?.status === 'bounced';
  const recorded = useRecorded();
  const form = { caseId, claim: number, onDone: recorded.say };
  return (
    <article className="stack-tight">
      <h3>
        {claim.scheme.text} <span className="tag">{claim.statusText}</span>
      </h3>
      {recorded.notice}
      {claim.amountFen !== undefined && <p>{t(texts.approved, { amount: yuan(claim.amountFen) })}</p>}
      {claim.payment?.paidOn && (
        <p>{t(texts.paidOn, { day: showDate(claim.payment.paidOn, 'dayOfYear', language) })}</p>
      )}
      {owed && <p>{t(texts.owed, { amount: yuan(owed.amountFen - owed.repaidFen) })}</p>}
      <Remedies all={claim.remedies} />
      {claim.informationRequest && <ClaimQuestion asked={claim.informationRequest} />}
      {claim.informationRequest?.open && (
        <Form {...form} operationId="provide-claim-information" label={t(texts.answer)} />
      )}
      <details>
        <summary>{claim.basis.article || claim.basis.title}</summary>
        <Conditions conditions={claim.conditions} />
      </details>
      {(undecided || paying) && <Form {...form} operationId="give-claim-account" label={t(texts.account)} />}
      {claim.status === 'refused' && claim.review !== undefined && (
        <p>{t(claim.review === 'open' ? texts.reviewing : texts.reviewed)}</p>
      )}
      {claim.status === 'refused' && claim.review === undefined && (
        <Form {...form} operationId="ask-for-claim-review" label={t(texts.review)} />
      )}
      {undecided && (
        <Withdraw caseId={caseId} claim={number} onDone={() => recorded.say(t(texts.withdraw))} />
      )}
    </article>
  );
}

/** A form about a claim that opens on request. */
function Form({
  label,
  caseId,
  claim,
  operationId,
  onDone,
}: {
  label: string;
  caseId: string;
  claim: number;
  operationId: string;
  onDone: (label: string) => void;
}) {
  const form = useRead('GET /forms/{operationId}', { path: { operationId } });
  return (
    <OpenedForm label={label} onDone={() => onDone(label)}>
      {(done) => (
        <Loaded from={form} lines={1}>
          {(found) => (
            <FormOf form={narrowed(found, ['claim'], [])} caseId={caseId} initial={{ claim }} onDone={done} />
          )}
        </Loaded>
      )}
    </OpenedForm>
  );
}

function Withdraw({ caseId, claim, onDone }: { caseId: string; claim: number; onDone: () => void }) {
  const act = useAct('POST /cases/{caseId}/claim-withdrawals');
  return (
    <div className="stack-tight">
      {act.error && <ProblemNotice problem={act.error} />}
      <AskFirst
        label={texts.withdraw}
        question={texts.ends}
        yes={texts.sure}
        no={texts.keep}
        busy={act.isPending}
        onYes={() => act.mutate({ request: { path: { caseId }, body: { claim } } }, { onSuccess: onDone })}
      />
    </div>
  );
}

function DeclaredOne({ caseId, declared }: { caseId: string; declared: Declared }) {
  const { t, language } = useText();
  const { number, employer, madeAt, contestable, contested } = declared;
  const recorded = useRecorded();
  return (
    <article className="stack-tight">
      {recorded.notice}
      <p>{t(texts.declared, { employer, day: showDate(madeAt, 'dayOfYear', language) })}</p>
      {contested && (
        <Notice>
          <p>{t(texts.contested)}</p>
        </Notice>
      )}
      {contestable && (
        <Form
          caseId={caseId}
          claim={number}
          operationId="contest-claim"
          label={t(texts.contest)}
          onDone={recorded.say}
        />
      )}
    </article>
  );
}

function Schemes({ caseId }: { caseId: string }) {
  const { t, language } = useText();
  const schemes = useRead('GET /cases/{caseId}/subsidies', { path: { caseId } });
  return (
    <section className="stack">
      <h2>{t(texts.schemes)}</h2>
      <p className="soft">{t(texts.help)}</p>
      <Loaded from={schemes}>
        {({ subsidies, plan }) => (
          <>
            {plan && (
              <div className="panel stack-tight">
                <p>{t(texts.plan, { day: showDate(plan.madeOn, 'dayOfYear', language) })}</p>
                <div className="row">
                  <Link to="/cases/$caseId/plan-claims" params={{ caseId }} className="button button-main">
                    {t(texts.together)}
                  </Link>
                </div>
              </div>
            )}
            <ul className="plain stack">
              {subsidies.map((scheme) => (
                <li key={scheme.code}>
                  <OneScheme caseId={caseId} scheme={scheme} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  );
}

function OneScheme({ caseId, scheme }: { caseId: string; scheme: Scheme }) {
  const { t, language } = useText();
  const {
    code,
    name,
    kind,
    claimants,
    open,
    opens,
    closes,
    amount,
    conditions,
    documents,
    note,
    basis,
    standing,
  } = scheme;
  const isOver = !open && closes !== undefined;
  const ofPerson = claimants.includes('person');
  const day = (value: string) => showDate(value, 'dayOfYear', language);
  return (
    <article className="panel stack-tight">
      <h3>
        {name} <span className="tag">{standing.text}</span>
      </h3>
      <p>{amount}</p>
      {isOver && <p className="soft">{t(texts.closed, { day: day(closes) })}</p>}
      {!open && !isOver && opens !== undefined && (
        <p className="soft">{t(texts.opens, { day: day(opens) })}</p>
      )}
      {note !== undefined && <p className="soft">{note}</p>}
      {kind === 'claimable' && <Conditions conditions={conditions} />}
      {documents.length > 0 && (
        <p className="faint">
          {t(texts.documents, {
            names: documents.map(({ text }) => text).join(marks[language].list),
          })}
        </p>
      )}
      <Basis basis={basis} />
      {kind === 'claimable' && !ofPerson && <p className="soft">{t(texts.byEmployer)}</p>}
      {open && ofPerson && (
        <div className="row">
          <Link to="/cases/$caseId/subsidies/$scheme" params={{ caseId, scheme: code }} className="button">
            {t(texts.claim)}
          </Link>
        </div>
      )}
    </article>
  );
}
