import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ApiProblem } from '../../api/problem.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useRead } from '../../api/use-api.ts';
import { formTexts } from '../../form/texts.ts';
import { SignedIn } from '../../frame/signed-in.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Slow } from '../../parts/slow.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { ApplicantPage } from '../parts/applicant-page.tsx';
import { type Fault, faultsOf, idOf } from './checks.ts';
import { changeForm, type Draft, openDraft, useDraft } from './draft.ts';
import { Refused } from './refused.tsx';
import { useSubmit } from './submit.ts';
import { Submitted } from './submitted.tsx';
import { Summary } from './summary.tsx';

const texts = {
  title: { zh: '求职登记', en: 'Register as a job-seeker' },
  home: { zh: '首页', en: 'Start page' },
  lead: {
    zh: '不符合失业登记条件、或者不想登记失业，但想找工作或者参加培训的，可以办理求职登记：提交后当即生效，有专人联系并提供服务。',
    en: 'You can register as a job-seeker if you want work or training but cannot, or do not want to, register as unemployed. It takes effect as soon as you submit it. An officer will contact you and offer services.',
  },
  fill: {
    zh: '请先填写地点和本人信息，再回到本页。',
    en: 'First enter the place and the personal details, then come back to this page.',
  },
  goFill: { zh: '去填写', en: 'Enter the details' },
  truth: { zh: '我承诺所填内容真实', en: 'I confirm that the information is true' },
  submit: { zh: '办理求职登记', en: 'Register' },
  again: { zh: '重试', en: 'Try again' },
  opening: { zh: '正在打开', en: 'Opening' },
} satisfies Record<string, Bilingual>;

/** The registration as a job-seeker, with the answers of the application form. */
export const JobSeeker = () => (
  <SignedIn area="applicant">
    <Opened />
  </SignedIn>
);

function Opened() {
  const { t } = useText();
  const draft = useDraft();
  const [problem, setProblem] = useState<ApiProblem>();
  useEffect(() => {
    openDraft().catch(setProblem);
  }, []);
  if (draft?.submitted) return <Submitted />;
  if (draft) return <Registration draft={draft} />;
  return (
    <ApplicantPage title={texts.title}>
      {problem ? <ProblemNotice problem={problem} /> : <p role="status">{t(texts.opening)}</p>}
    </ApplicantPage>
  );
}

function Registration({ draft }: { draft: Draft }) {
  const { t } = useText();
  const navigate = useNavigate();
  const { submit, problem, pending } = useSubmit(draft, 'job-seeker');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const regions = useRead('GET /regions', {});
  const { form } = draft;
  const region = regions.data?.body.regions.find(({ districts }) =>
    districts.some(({ code }) => code === form.district),
  )?.region;
  const guide = useRead(
    'GET /regions/{region}/services',
    { path: { region: region ?? '' } },
    { enabled: region !== undefined },
  );
  const minimumAge = guide.data?.body.minimumAge;
  const go = (page: number) => void navigate({ to: '/apply', search: (before) => ({ ...before, page }) });
  const missing = [1, 2]
    .flatMap((page) => faultsOf(page, form, { minimumAge }, serviceNow()))
    .filter(({ pointer }) => pointer !== '/placeBasis');
  const send = () => {
    const found = faultsOf(5, form, { minimumAge }, serviceNow());
    setFaults(found);
    if (found.length === 0) void submit();
  };
  return (
    <ApplicantPage title={texts.title} back={{ to: '/', text: t(texts.home) }}>
      <p>{t(texts.lead)}</p>
      <ErrorSummary errors={faults.map(({ pointer, text }) => ({ id: idOf(pointer), text: t(text) }))} />
      {missing.length > 0 ? (
        <Notice>
          <p>{t(texts.fill)}</p>
          <button type="button" className="button button-main" onClick={() => go(form.dataNotice ? 1 : 0)}>
            {t(texts.goFill)}
          </button>
        </Notice>
      ) : (
        <>
          <Summary
            form={form}
            catalogue={guide.data?.body}
            regions={regions.data?.body.regions}
            go={go}
            pages={[1, 2, 4]}
          />
          {problem &&
            (problem.errors.length > 0 ? (
              <Notice tone="danger" urgent>
                {problem.errors.map(({ pointer, detail }) => (
                  <p key={pointer}>{detail}</p>
                ))}
              </Notice>
            ) : (
              <Refused
                problem={problem}
                helped={form.assistance !== undefined}
                minimumAge={minimumAge}
                go={go}
              />
            ))}
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
              {t(texts.truth)}
            </label>
            <Slow waiting={pending} text={formTexts.slow} />
            <button
              type="button"
              className="button button-main button-wide"
              disabled={pending}
              onClick={send}
            >
              {t(problem?.passing ? texts.again : texts.submit)}
            </button>
          </div>
        </>
      )}
    </ApplicantPage>
  );
}
