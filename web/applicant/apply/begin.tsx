import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useRead } from '../../api/use-api.ts';
import { Field } from '../../parts/field.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { showNumber } from '../../texts/numbers.ts';
import { ApplicantPage } from '../parts/applicant-page.tsx';
import { StatementList } from '../parts/statements.tsx';
import { changeForm, type Draft, discardDraft, saveDraft } from './draft.ts';

const texts = {
  title: { zh: '失业登记申请', en: 'Apply to register as unemployed' },
  home: { zh: '首页', en: 'Start page' },
  resume: { zh: '您有一份没有提交的申请', en: 'You have an unsubmitted application' },
  resumeHelp: {
    zh: '{moment} 保存，停在第 {page} 步，{until}前有效。它还没有提交。',
    en: 'Saved {moment} at step {page}. We keep it until {until}. You have not submitted it.',
  },
  goOn: { zh: '继续填写', en: 'Continue' },
  discard: { zh: '删除，重新填写', en: 'Delete it and start again' },
  sure: { zh: '删除后不能恢复。', en: 'You cannot undo this.' },
  yes: { zh: '确认删除', en: 'Delete it' },
  keep: { zh: '不删除', en: 'Keep it' },
  region: { zh: '准备在哪里登记', en: 'Where do you want to register?' },
  choose: { zh: '请选择', en: 'Choose one' },
  prefilled: {
    zh: '已按上一次办理（{number}）填好姓名、电话等，请逐页核对。',
    en: 'We have filled in your name, phone number and other details from your last case ({number}). Check each page.',
  },
  noticeLead: {
    zh: '填写之前，请先了解您的个人信息怎样处理。',
    en: 'Before you start, read how we use your personal data.',
  },
  begin: { zh: '我知道了，开始填写', en: 'I have read this. Start' },
  version: { zh: '告知版本', en: 'Version of this notice' },
} satisfies Record<string, Bilingual>;

/** The page before the first: an application that the person began earlier, or the notice on personal data. */
export function Begin({ draft }: { draft: Draft }) {
  return draft.savedAt === undefined ? <DataNotice draft={draft} /> : <Resume draft={draft} />;
}

function Resume({ draft }: { draft: Draft }) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const { savedAt = '', keptUntil = '', page } = draft;
  const goOn = () =>
    void navigate({ to: '/apply', search: (before) => ({ ...before, page: Math.max(1, page) }) });
  const discard = () =>
    discardDraft().catch((error: unknown) => {
      if (error instanceof ApiProblem) setProblem(error);
      else throw error;
    });
  return (
    <ApplicantPage title={texts.title} back={{ to: '/', text: t(texts.home) }}>
      <section className="panel stack">
        <h2>{t(texts.resume)}</h2>
        <p>
          {t(texts.resumeHelp, {
            moment: showDate(savedAt, 'moment', language),
            page: Math.max(1, page),
            until: showDate(keptUntil, 'day', language),
          })}
        </p>
        {problem && <ProblemNotice problem={problem} onRetry={() => void discard()} />}
        {asked ? (
          <div className="stack-tight" role="alert">
            <p>{t(texts.sure)}</p>
            <div className="row">
              <button type="button" className="button button-danger" onClick={() => void discard()}>
                {t(texts.yes)}
              </button>
              <button type="button" className="button" onClick={() => setAsked(false)}>
                {t(texts.keep)}
              </button>
            </div>
          </div>
        ) : (
          <div className="row">
            <button type="button" className="button button-main" onClick={goOn}>
              {t(texts.goOn)}
            </button>
            <button type="button" className="button" onClick={() => setAsked(true)}>
              {t(texts.discard)}
            </button>
          </div>
        )}
      </section>
    </ApplicantPage>
  );
}

/** The region's notice on personal data (PIPL art. 17). The application is sent with its version. */
function DataNotice({ draft }: { draft: Draft }) {
  const { t } = useText();
  const navigate = useNavigate();
  const regions = useRead('GET /regions', {});
  const region =
    draft.form.region ??
    regions.data?.body.regions.find(({ districts }) =>
      districts.some(({ code }) => code === draft.form.district),
    )?.region;
  const guide = useRead(
    'GET /regions/{region}/services',
    { path: { region: region ?? '' } },
    { enabled: region !== undefined },
  );
  const begin = (dataNotice: string) => {
    changeForm((before) => ({ ...before, dataNotice, ...(region !== undefined && { region }) }));
    void saveDraft(1);
    void navigate({ to: '/apply', search: (before) => ({ ...before, page: 1 }) });
  };
  return (
    <ApplicantPage title={texts.title} back={{ to: '/', text: t(texts.home) }}>
      <Loaded from={regions}>
        {({ regions: all }) => (
          <Field label={t(texts.region)}>
            {(control) => (
              <select
                {...control}
                value={region ?? ''}
                onChange={({ target }) =>
                  changeForm(({ district, agency, ...before }) => ({ ...before, region: target.value }))
                }
              >
                <option value="" disabled>
                  {t(texts.choose)}
                </option>
                {all.map((each) => (
                  <option key={each.region} value={each.region}>
                    {each.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </Loaded>
      {draft.prefilledFrom !== undefined && (
        <Notice>
          <p>{t(texts.prefilled, { number: showNumber(draft.prefilledFrom) })}</p>
        </Notice>
      )}
      {region !== undefined && (
        <Loaded from={guide} lines={8}>
          {({ sections, dataNotice }) => {
            const section = sections.find(({ code }) => code === 'your-data');
            return (
              <section className="panel stack">
                <p className="soft">{t(texts.noticeLead)}</p>
                <h2>{section?.title}</h2>
                {section && <StatementList statements={section.statements} />}
                <p className="faint">
                  {t(texts.version)} <code>{dataNotice.replace(/^data-notice-/, '')}</code>
                </p>
                <button
                  type="button"
                  className="button button-main button-wide"
                  onClick={() => begin(dataNotice)}
                >
                  {t(texts.begin)}
                </button>
              </section>
            );
          }}
        </Loaded>
      )}
      <p className="alone">
        <Link to="/">{t(texts.home)}</Link>
      </p>
    </ApplicantPage>
  );
}
