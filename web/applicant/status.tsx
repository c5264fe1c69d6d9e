import { type FormEvent, useEffect, useState } from 'react';
import { useAct } from '../api/use-api.ts';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useText } from '../settings/use-text.ts';
import { signIn } from '../sign-in/session.ts';
import { showDate, showDue } from '../texts/dates.ts';
import { copied } from '../texts/numbers.ts';
import { ApplicantPage } from './parts/applicant-page.tsx';

const texts = {
  title: { zh: '查进度', en: 'Check the status' },
  lead: {
    zh: '不用登录。结果里没有姓名，也没有原因；登录后能看到全部内容。',
    en: 'You do not need to sign in. The answer does not show names or reasons. Sign in to see everything.',
  },
  number: { zh: '申请编号', en: 'Application number' },
  numberHelp: {
    zh: '在回执和通知里，22位数字和字母；空格和小写字母不影响。',
    en: 'You find it on your receipt and in every message. It has 22 digits and letters. You can use spaces and small letters.',
  },
  tail: { zh: '手机号后四位', en: 'Last 4 digits of the phone number' },
  tailHelp: { zh: '申请时留的联系电话。', en: 'The number in the application.' },
  go: { zh: '查询', en: 'Check' },
  numberFault: { zh: '申请编号应为22位数字和字母', en: 'The number must have 22 digits and letters' },
  tailFault: { zh: '请填写四位数字', en: 'Enter 4 digits' },
  result: { zh: '办理进度', en: 'Status' },
  due: { zh: '下一步最迟', en: 'Next step by' },
  next: { zh: '接下来', en: 'What happens next' },
  asOf: { zh: '截至 {moment}', en: 'as of {moment}' },
  signIn: { zh: '登录查看全部', en: 'Sign in to see everything' },
  tries: {
    zh: '每个编号每天可以查五次。',
    en: 'You can check each number 5 times a day.',
  },
};

/** The status of an application by its number. The number may be in the address, after the #. */
export function Status() {
  const { t, language } = useText();
  const [number, setNumber] = useState('');
  const [tail, setTail] = useState('');
  const [tried, setTried] = useState(false);
  const lookUp = useAct('POST /status-lookups');
  useEffect(() => {
    const given = copied(location.hash.slice(1).replaceAll('%20', ''));
    if (/^[0-9A-Za-z]{22}$/.test(given)) setNumber(given);
  }, []);
  const faults = {
    number: /^[0-9A-Za-z]{22}$/.test(copied(number)) ? undefined : t(texts.numberFault),
    tail: /^\d{4}$/.test(copied(tail)) ? undefined : t(texts.tailFault),
  };
  const errors = tried
    ? [
        ...(faults.number ? [{ id: 'number', text: faults.number }] : []),
        ...(faults.tail ? [{ id: 'tail', text: faults.tail }] : []),
      ]
    : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.number || faults.tail) return;
    lookUp.mutate({ request: { body: { applicationNumber: copied(number), phoneTail: copied(tail) } } });
  };
  const found = lookUp.data?.body;
  return (
    <ApplicantPage title={texts.title}>
      <p className="soft">{t(texts.lead)}</p>
      <ErrorSummary errors={errors} />
      {lookUp.error && <ProblemNotice problem={lookUp.error} />}
      {found && !lookUp.isPending && (
        <section className="panel stack-tight" role="status">
          <h2>{t(texts.result)}</h2>
          <p className="lead">{found.phaseText}</p>
          <dl className="facts">
            {found.dueDate && (
              <>
                <dt>{t(texts.due)}</dt>
                <dd>
                  <time
                    dateTime={found.dueDate}
                    className={found.provisional ? 'deadline-provisional' : undefined}
                  >
                    {showDue(found.dueDate, found.provisional, language, new Date(found.asOf))}
                  </time>
                </dd>
              </>
            )}
            <dt>{t(texts.next)}</dt>
            <dd>{found.nextStep}</dd>
          </dl>
          <p className="faint">{t(texts.asOf, { moment: showDate(found.asOf, 'moment', language) })}</p>
          <button type="button" className="button" onClick={() => void signIn('/app/cases')}>
            {t(texts.signIn)}
          </button>
        </section>
      )}
      <form className="panel stack" noValidate onSubmit={submit}>
        <Field
          id="number"
          label={t(texts.number)}
          help={t(texts.numberHelp)}
          error={tried ? faults.number : undefined}
        >
          {(control) => (
            <input
              {...control}
              className="code"
              value={number}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
              onChange={({ target }) => setNumber(target.value)}
            />
          )}
        </Field>
        <Field
          id="tail"
          label={t(texts.tail)}
          help={t(texts.tailHelp)}
          error={tried ? faults.tail : undefined}
        >
          {(control) => (
            <input
              {...control}
              className="short"
              inputMode="numeric"
              autoComplete="off"
              maxLength={4}
              value={tail}
              onChange={({ target }) => setTail(target.value)}
            />
          )}
        </Field>
        <button type="submit" className="button button-main button-wide" disabled={lookUp.isPending}>
          {t(texts.go)}
        </button>
        <p className="faint">{t(texts.tries)}</p>
      </form>
    </ApplicantPage>
  );
}
