import { useEffect } from 'react';
import { serviceNow } from '../../api/service-time.ts';
import { formTexts } from '../../form/texts.ts';
import { Notice } from '../../parts/notice.tsx';
import { Slow } from '../../parts/slow.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { type Fault, faultsOf, idOf, pageOfPointer } from './checks.ts';
import { changeForm } from './draft.ts';
import type { PageProps } from './page-props.ts';
import { Refused } from './refused.tsx';
import { useSubmit } from './submit.ts';
import { Summary } from './summary.tsx';

const texts = {
  notYet: {
    zh: '还没有提交。核对无误后，在本页最下面提交；提交当日收件，从下一个工作日起计算法定期限。',
    en: 'You have not submitted this yet. Check your answers, then submit at the end of this page. We receive it the same day. The legal time limit starts on the next working day.',
  },
  recipient: { zh: '结果和通知发给谁', en: 'Where we send the result' },
  toSelf: {
    zh: '发到 {phone}（本人）。短信里不写原因和待遇。',
    en: 'We send messages to {phone} (your number). They do not mention reasons or benefits.',
  },
  toPerson: {
    zh: '发到 {phone}，即上面填写的“{name}”的联系电话；不发给代办人。短信里不写原因和待遇。',
    en: 'We send messages to {phone}, the phone number you entered for {name}. We do not send them to you. They do not mention reasons or benefits.',
  },
  truth: { zh: '我承诺所填内容真实', en: 'I confirm that the information is true' },
  truthFor: {
    zh: '我承诺已与本人核对，所填内容真实',
    en: 'I have checked the information with the person and confirm that it is true',
  },
  submit: { zh: '提交申请', en: 'Submit application' },
  again: { zh: '重试', en: 'Try again' },
  sending: { zh: '正在提交', en: 'Submitting' },
  back: { zh: '上一步', en: 'Back' },
} satisfies Record<string, Bilingual>;

/** Page 5: all answers, where the result goes, and the submission. */
export function ReviewPage({ draft, form, faults, setFaults, catalogue, rules, regions, go }: PageProps) {
  const { t } = useText();
  const { submit, problem, pending } = useSubmit(draft, 'unemployed');
  useEffect(() => {
    // Shows the faults that the server found like those that the page found.
    if (problem)
      setFaults(problem.errors.map(({ pointer, detail }) => ({ pointer, text: { zh: detail, en: detail } })));
  }, [problem, setFaults]);
  const checked = () => {
    const found = [1, 2, 3, 4, 5].flatMap((page) => faultsOf(page, form, rules, serviceNow()));
    setFaults(found);
    if (found.length === 0) void submit();
  };
  const { name = '', phone = '' } = form.applicant ?? {};
  return (
    <>
      <Notice tone="warn">
        <p>{t(texts.notYet)}</p>
      </Notice>
      <Elsewhere faults={faults} go={go} />
      <Summary form={form} catalogue={catalogue} regions={regions} go={(page) => void go(page)} />
      <section className="panel stack-tight">
        <h2>{t(texts.recipient)}</h2>
        <p>{t(form.assistance ? texts.toPerson : texts.toSelf, { name, phone })}</p>
      </section>
      {problem && problem.errors.length === 0 && (
        <Refused
          problem={problem}
          helped={form.assistance !== undefined}
          minimumAge={rules.minimumAge}
          go={(page) => void go(page)}
        />
      )}
      <div className="panel stack">
        <label className="choice">
          <input
            id={idOf('/truthCommitment')}
            type="checkbox"
            checked={form.truthCommitment ?? false}
            onChange={({ target }) =>
              changeForm((before) => ({ ...before, truthCommitment: target.checked }))
            }
          />
          {t(form.assistance ? texts.truthFor : texts.truth)}
        </label>
        <Slow waiting={pending} text={formTexts.slow} />
        <button
          type="button"
          className="button button-main button-wide"
          disabled={pending}
          aria-busy={pending}
          onClick={checked}
        >
          {t(pending ? texts.sending : problem?.passing ? texts.again : texts.submit)}
        </button>
        <button type="button" className="button button-quiet" onClick={() => void go(4)}>
          {t(texts.back)}
        </button>
      </div>
    </>
  );
}

const elsewhere = { zh: '去第 {page} 步更正：{text}', en: 'Correct this at step {page}: {text}' };

/** The faults on other pages, each with a button that leads there. */
function Elsewhere({ faults, go }: { faults: readonly Fault[]; go: (page: number) => Promise<void> }) {
  const { t } = useText();
  const there = faults.filter(({ pointer }) => pageOfPointer(pointer) < 5);
  if (there.length === 0) return null;
  return (
    <ul className="plain stack-tight">
      {there.map(({ pointer, text }) => (
        <li key={pointer}>
          <button
            type="button"
            id={idOf(pointer)}
            className="button button-danger"
            onClick={() => void go(pageOfPointer(pointer))}
          >
            {t(elsewhere, { page: pageOfPointer(pointer), text: t(text) })}
          </button>
        </li>
      ))}
    </ul>
  );
}
