import { useState } from 'react';
import { useAct } from '../../api/use-api.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { ActForm, useBack } from './act-forms.tsx';
import { type Case, WithCase } from './with-case.tsx';

const texts = {
  title: { zh: '委托他人办理', en: 'Have somebody act for me' },
  lead: {
    zh: '受托人可以查看办理情况、补充说明、报告变化、提出异议；不能替您申请、撤回、更正信息或者再委托。您随时可以撤销。',
    en: 'They read the case, answer questions, report changes and object; they do not apply, withdraw, correct data or pass it on. You can take it back at any time.',
  },
  given: { zh: '已有的委托', en: 'Who acts, or has acted, for you' },
  none: { zh: '没有委托过别人。', en: 'Nobody so far.' },
  period: { zh: '{from} 至 {until}', en: '{from} to {until}' },
  inForce: { zh: '有效', en: 'in force' },
  revoked: { zh: '已撤销', en: 'taken back' },
  over: { zh: '未生效或者已到期', en: 'not in force' },
  revoke: { zh: '撤销', en: 'Take it back' },
  revokedNow: { zh: '委托已撤销。', en: 'It is taken back.' },
  who: { zh: '受托人的登录账号', en: 'Their sign-in' },
  whoHelp: { zh: '请受托人告诉您。不含空格。', en: 'Ask them for it. Without spaces.' },
  from: { zh: '从哪一天', en: 'From' },
  until: { zh: '到哪一天', en: 'Until' },
  untilHelp: { zh: '委托必须有结束日期。', en: 'A mandate always ends.' },
  need: { zh: '请填写', en: 'Please fill this in' },
  send: { zh: '委托', en: 'Give the mandate' },
  done: { zh: '委托已登记。', en: 'It is recorded.' },
} satisfies Record<string, Bilingual>;

/** Who acts for the person, and giving or taking back a mandate. */
export const Mandates = () => (
  <WithCase title={texts.title}>
    {(found) => (
      <div className="stack">
        <Given found={found} />
        <Grant key={found.caseId} found={found} />
      </div>
    )}
  </WithCase>
);

function Given({ found }: { found: Case }) {
  const { t, language } = useText();
  const { mandates = [], caseId } = found;
  const back = useBack(caseId);
  const revoke = useAct('POST /cases/{caseId}/mandates/{mandateId}/revocation');
  return (
    <>
      <p className="soft">{t(texts.lead)}</p>
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
              {!revokedAt && (
                <button
                  type="button"
                  className="button button-danger"
                  disabled={revoke.isPending}
                  onClick={() =>
                    revoke.mutate(
                      { request: { path: { caseId, mandateId } } },
                      { onSuccess: () => void back(texts.revokedNow) },
                    )
                  }
                >
                  {t(texts.revoke)}
                </button>
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
  const { t } = useText();
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
        return text ? [{ id: field, text: `${t(names[field])}：${text}` }] : [];
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
