import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ApiProblem } from '../../api/problem.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useRead } from '../../api/use-api.ts';
import { SignedIn } from '../../frame/signed-in.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useSettings } from '../../settings/settings.ts';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import type { Bilingual } from '../../texts/language.ts';
import { ApplicantPage } from '../parts/applicant-page.tsx';
import { Begin } from './begin.tsx';
import { type Fault, faultsOf, idOf } from './checks.ts';
import { changeForm, type Draft, openDraft, saveDraft, saveUnsaved, useDraft } from './draft.ts';
import { PlacePage } from './page-place.tsx';
import type { PageProps } from './page-props.ts';
import { AskingContext, belongs, questionId } from './questions.tsx';
import { SavedLine, TwoDevices } from './saved-line.tsx';
import { Submitted } from './submitted.tsx';

const texts = {
  title: { zh: '失业登记申请', en: 'Apply to register as unemployed' },
  step: { zh: '第 {page} 步，共 5 步', en: 'Step {page} of 5' },
  next: { zh: '下一步', en: 'Next' },
  back: { zh: '上一步', en: 'Back' },
  leave: { zh: '保存并退出', en: 'Save and exit' },
  opening: { zh: '正在打开申请表', en: 'Opening the form' },
  notSubmitted: { zh: '未提交', en: 'Not submitted yet' },
  onlyNumber: {
    zh: '只需身份证件号码。谁也不能向您索要其他证明。',
    en: 'You only need your identity number. Nobody may ask you for other documents.',
  },
} satisfies Record<string, Bilingual>;

/** The names of the five pages. */
export const pageNames: readonly Bilingual[] = [
  { zh: '地点', en: 'Place' },
  { zh: '本人', en: 'Person' },
  { zh: '失业情况', en: 'Unemployment' },
  { zh: '就业意愿', en: 'Work you want' },
  { zh: '核对', en: 'Check your answers' },
];

/** The application: five pages, each saved before the next. */
export const Apply = () => (
  <SignedIn area="applicant">
    <Opened />
  </SignedIn>
);

function Opened() {
  const { t } = useText();
  const session = useSession();
  const draft = useDraft();
  const [problem, setProblem] = useState<ApiProblem>();
  const [tries, setTries] = useState(0);
  const subject = session?.subject;
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened anew for another person, and when it is tried again
  useEffect(() => {
    setProblem(undefined);
    openDraft().catch(setProblem);
  }, [subject, tries]);
  useEffect(() => {
    // A page that cannot be loaded now is requested again when somebody opens it.
    for (const load of Object.values(later)) load().catch(() => undefined);
  }, []);
  if (draft?.submitted) return <Submitted />;
  if (draft) return <Pages draft={draft} />;
  return (
    <ApplicantPage title={texts.title}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={() => setTries(tries + 1)} />
      ) : (
        <p className="faint" role="status">
          {t(texts.opening)}
        </p>
      )}
    </ApplicantPage>
  );
}

/**
 * Shows the page in the address, or else the page on which the person stopped. An application that has not begun starts at the
 * beginning, whatever the address says: the address may belong to an application that has been submitted since.
 */
function Pages({ draft }: { draft: Draft }) {
  const { page: asked } = useSearch({ from: '/apply' });
  const page = draft.page === 0 ? 0 : (asked ?? (draft.savedAt === undefined ? 0 : -1));
  if (page < 1) return <Begin draft={draft} />;
  return <OnePage key={page} draft={draft} page={Math.min(page, 5)} />;
}

/** The later pages. They load as soon as the form is open, so that they work offline. */
const later = {
  person: () => import('./page-person.tsx'),
  unemployment: () => import('./page-unemployment.tsx'),
  wishes: () => import('./page-wishes.tsx'),
  review: () => import('./page-review.tsx'),
};
const pages: readonly ComponentType<PageProps>[] = [
  PlacePage,
  lazy(() => later.person().then(({ PersonPage }) => ({ default: PersonPage }))),
  lazy(() => later.unemployment().then(({ UnemploymentPage }) => ({ default: UnemploymentPage }))),
  lazy(() => later.wishes().then(({ WishesPage }) => ({ default: WishesPage }))),
  lazy(() => later.review().then(({ ReviewPage }) => ({ default: ReviewPage }))),
];

function OnePage({ draft, page }: { draft: Draft; page: number }) {
  const { t } = useText();
  const navigate = useNavigate();
  const { elder } = useSettings();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [question, setQuestion] = useState(0);
  const places = useRef<readonly (readonly string[])[]>([]);
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
  const catalogue = region === undefined ? undefined : guide.data?.body;
  const chosen = catalogue?.unemploymentReasons.find(({ code }) => code === draft.form.unemployment?.reason);
  const rules = { required: chosen?.requires, minimumAge: catalogue?.minimumAge };
  const form = { ...draft.form, ...(region !== undefined && { region }) };
  useEffect(() => {
    const save = () => {
      if (document.visibilityState === 'hidden') saveUnsaved(page);
    };
    document.addEventListener('visibilitychange', save);
    return () => document.removeEventListener('visibilitychange', save);
  }, [page]);
  const go = async (to: number) => {
    void saveDraft(Math.max(1, to));
    await navigate({ to: '/apply', search: (before) => ({ ...before, page: to }) });
    window.scrollTo(0, 0);
  };
  /** Treats the next question like a new page: the focus and the scroll position go to its start. */
  const turnTo = (index: number) => {
    flushSync(() => setQuestion(index));
    document.getElementById(questionId)?.focus();
    window.scrollTo(0, 0);
  };
  const next = () => {
    // The first page shows the notice on personal data if it differs from the one before.
    if (page === 1 && catalogue) changeForm((before) => ({ ...before, dataNotice: catalogue.dataNotice }));
    const found = faultsOf(page, form, rules, serviceNow());
    const here = elder && page < 5 ? places.current[question] : undefined;
    if (here === undefined || question >= places.current.length - 1) {
      setFaults(found);
      if (found.length === 0) void go(page + 1);
      return;
    }
    const wrong = found.filter(({ pointer }) => belongs(pointer, here));
    setFaults(wrong);
    if (wrong.length > 0) return;
    turnTo(question + 1);
  };
  const back = () => {
    if (elder && question > 0) turnTo(question - 1);
    else void go(page - 1);
  };
  const leave = async () => {
    if (await saveDraft(page)) await navigate({ to: '/' });
  };
  // Corrected fields lose their mark. The summary stays, so that the person keeps the focus while they write.
  const still = page === 5 ? undefined : faultsOf(page, form, rules, serviceNow());
  const shown = still
    ? faults.filter(({ pointer }) => still.some((fault) => fault.pointer === pointer))
    : faults;
  const Content = pages[page - 1] ?? PlacePage;
  const props: PageProps = {
    form,
    faults: shown,
    setFaults,
    catalogue,
    rules,
    regions: regions.data?.body.regions,
    go,
    draft,
  };
  return (
    <ApplicantPage
      title={texts.title}
      aside={page === 5 ? <span className="tag tag-warn">{t(texts.notSubmitted)}</span> : undefined}
    >
      <Steps page={page} />
      {draft.other ? <TwoDevices draft={draft} /> : <SavedLine draft={draft} page={page} />}
      <ErrorSummary
        errors={
          shown.length === 0 ? [] : faults.map(({ pointer, text }) => ({ id: idOf(pointer), text: t(text) }))
        }
      />
      {guide.error && <ProblemNotice problem={guide.error} onRetry={() => void guide.refetch()} />}
      {regions.error && <ProblemNotice problem={regions.error} onRetry={() => void regions.refetch()} />}
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        <Suspense fallback={<div className="panel skeleton" />}>
          <AskingContext value={{ index: question, ask: setQuestion, places }}>
            <Content {...props} />
          </AskingContext>
        </Suspense>
        {page < 5 && (
          <div className="form-actions">
            <button type="submit" className="button button-main">
              {t(texts.next)}
            </button>
            <button type="button" className="button" onClick={() => void leave()}>
              {t(texts.leave)}
            </button>
            {(page > 1 || (elder && question > 0)) && (
              <button type="button" className="button button-quiet" onClick={back}>
                {t(texts.back)}
              </button>
            )}
          </div>
        )}
      </form>
      {page < 5 && (
        <Notice>
          <p>{t(texts.onlyNumber)}</p>
        </Notice>
      )}
    </ApplicantPage>
  );
}

/** The position among the five pages. */
const Steps = ({ page }: { page: number }) => {
  const { t } = useText();
  const name = pageNames[page - 1];
  return (
    <div className="steps">
      <p>
        <span className="soft">{t(texts.step, { page })}</span>
        <strong>{name && t(name)}</strong>
      </p>
      <div className="steps-bar" aria-hidden="true">
        {pageNames.map((each, index) => (
          <span key={each.en} data-done={index < page || undefined} />
        ))}
      </div>
    </div>
  );
};
