import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../../api/use-api.ts';
import { AskFirst } from '../../parts/ask-first.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { marks } from '../../texts/marks.ts';
import { ActForm, useBack } from './act-forms.tsx';
import { mandateOf } from './acting.ts';
import { type Case, WithCase } from './with-case.tsx';

const texts = {
  title: { zh: '委托他人办理', en: 'Let somebody act for me' },
  may: {
    zh: '受托人能看到您在这里看到的内容，可以替您补充说明、报告变化、预约联系、评价和提出异议；可以替您申请就业困难人员认定、补贴和创业担保贷款，撤回这些申请，填写补贴的收款账户，请求转介和更正。',
    en: 'They can read everything you can read here. They can answer questions, report changes, book appointments, rate services and object for you. They can apply for help with employment difficulty, subsidies and loans, and withdraw those. They can enter the account for a subsidy, and ask for a referral or a correction.',
  },
  mayNot: {
    zh: '受托人不能替您办理或者撤回失业登记、求职登记和零就业家庭认定，不能替您决定是否转介，不能更改联系方式、取得信息副本、请求限制处理或者删除，也不能再委托他人。您随时可以撤销。',
    en: 'They cannot register you as unemployed or as a job-seeker, apply for help for your household, or withdraw any of these. They cannot decide on a referral, change your contact details, get a copy of your data, ask for a restriction or a deletion, or let others act for you. You can withdraw your permission at any time.',
  },
  leadActing: {
    zh: '您受委托代为办理。不想再代办的，可以放弃委托，放弃后就看不到这件申请了。',
    en: 'You act for somebody else here. You can stop at any time. You will then no longer see their application.',
  },
  giveUp: { zh: '放弃委托', en: 'Stop acting' },
  givesUp: {
    zh: '放弃后，您不能再代为办理；以后需要的，由本人重新委托。',
    en: 'You can no longer act for the person. Only they can give you a new mandate.',
  },
  giveUpNow: { zh: '确定放弃', en: 'Yes, stop acting' },
  keep: { zh: '不改变', en: 'Leave it as it is' },
  given: { zh: '已有的委托', en: 'People who act, or have acted, for you' },
  none: { zh: '没有委托过别人。', en: 'Nobody yet.' },
  period: { zh: '{from} 至 {until}', en: '{from} to {until}' },
  inForce: { zh: '有效', en: 'active' },
  revoked: { zh: '已撤销', en: 'withdrawn' },
  over: { zh: '未生效或者已到期', en: 'not active' },
  revoke: { zh: '撤销', en: 'Withdraw' },
  revokes: {
    zh: '撤销后，对方不能再代您办理；以后可以重新委托。',
    en: 'They can no longer act for you. You can give a new mandate later.',
  },
  revokeNow: { zh: '确定撤销', en: 'Yes, withdraw it' },
  revokedNow: { zh: '委托已撤销。', en: 'The permission is withdrawn.' },
  who: { zh: '受托人的登录账号', en: 'Their account number' },
  whoHelp: {
    zh: '请受托人登录后，在“我的办理”下方的“我的登录账号”里查看，再告诉您。',
    en: 'Ask them for it. They can find it after they sign in, under “My account number” on the “My cases” page.',
  },
  from: { zh: '从哪一天', en: 'From' },
  until: { zh: '到哪一天', en: 'Until' },
  untilHelp: { zh: '委托必须有结束日期。', en: 'You must give an end date.' },
  need: { zh: '请填写', en: 'Enter this' },
  send: { zh: '委托', en: 'Give permission' },
  done: { zh: '委托已登记。', en: 'Your permission is recorded.' },
} satisfies Record<string, Bilingual>;

/** The people who act for the person, and the forms to give or withdraw a mandate. */
export const Mandates = () => (
  <WithCase title={texts.title}>
    {(found) => (
      <div className="stack">
        <Given found={found} />
        <GrantOfPerson key={found.caseId} found={found} />
      </div>
    )}
  </WithCase>
);

/** Only the person can give a mandate. */
function GrantOfPerson({ found }: { found: Case }) {
  const session = useSession();
  return mandateOf(found, session?.subject) ? null : <Grant found={found} />;
}

function Given({ found }: { found: Case }) {
  const { t, language } = useText();
  const { mandates = [], caseId } = found;
  const own = mandateOf(found, useSession()?.subject);
  const back = useBack(caseId);
  const navigate = useNavigate();
  const ended = () => (own ? navigate({ to: '/cases' }) : back(texts.revokedNow));
  const revoke = useAct('POST /cases/{caseId}/mandates/{mandateId}/revocation');
  return (
    <>
      {(own ? [texts.leadActing] : [texts.may, texts.mayNot]).map((text) => (
        <p key={text.en} className="soft">
          {t(text)}
        </p>
      ))}
      <section className="panel stack-tight">
        <h2>{t(texts.given)}</h2>
        {revoke.error && <ProblemNotice problem={revoke.error} />}
        {mandates.length === 0 && <p className="soft">{t(texts.none)}</p>}
        <ul className="plain history">
          {mandates.map(({ mandateId, representative, from, until, revokedAt, inForce }) => (
            <li key={mandateId} className="row row-apart">
              <div>
                <div>
                  {representative}{' '}
                  <span className={inForce ? 'tag tag-ok' : 'tag'}>
                    {t(inForce ? texts.inForce : revokedAt ? texts.revoked : texts.over)}
                  </span>
                </div>
                <div className="faint">
                  {t(texts.period, {
                    from: showDate(from, 'dayOfYear', language),
                    until: showDate(until, 'dayOfYear', language),
                  })}
                </div>
              </div>
              {!revokedAt && (own === undefined || own.mandateId === mandateId) && (
                <AskFirst
                  label={own ? texts.giveUp : texts.revoke}
                  question={own ? texts.givesUp : texts.revokes}
                  yes={own ? texts.giveUpNow : texts.revokeNow}
                  no={texts.keep}
                  busy={revoke.isPending}
                  onYes={() =>
                    revoke.mutate(
                      { request: { path: { caseId, mandateId } } },
                      { onSuccess: () => void ended() },
                    )
                  }
                />
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

const fields = ['representative', 'from', 'until'] as const;

function Grant({ found }: { found: Case }) {
  const { t, language } = useText();
  const { caseId } = found;
  const back = useBack(caseId);
  const [values, setValues] = useState({ representative: '', from: '', until: '' });
  const [tried, setTried] = useState(false);
  const grant = useAct('POST /cases/{caseId}/mandates');
  const names = { representative: texts.who, from: texts.from, until: texts.until };
  const helps = { representative: texts.whoHelp, from: undefined, until: texts.untilHelp };
  const errorOf = (field: (typeof fields)[number]) =>
    tried && values[field] === ''
      ? t(texts.need)
      : grant.error?.errors.find(({ pointer }) => pointer === `/${field}`)?.detail;
  const submit = () => {
    setTried(true);
    if (fields.every((field) => values[field] !== ''))
      grant.mutate(
        { request: { path: { caseId }, body: values } },
        { onSuccess: () => void back(texts.done) },
      );
  };
  return (
    <ActForm
      caseId={caseId}
      send={texts.send}
      problem={grant.error?.errors.length ? null : grant.error}
      pending={grant.isPending}
      errors={fields.flatMap((field) => {
        const text = errorOf(field);
        return text ? [{ id: field, text: `${t(names[field])}${marks[language].colon}${text}` }] : [];
      })}
      onSend={submit}
    >
      {fields.map((field) => (
        <Field
          key={field}
          id={field}
          label={t(names[field])}
          help={helps[field] && t(helps[field])}
          error={errorOf(field)}
        >
          {(control) => (
            <input
              {...control}
              type={field === 'representative' ? 'text' : 'date'}
              className="short"
              autoComplete="off"
              value={values[field]}
              onChange={({ target }) => setValues({ ...values, [field]: target.value.trim() })}
            />
          )}
        </Field>
      ))}
    </ActForm>
  );
}
