import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Body } from '../../api/operations.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useAct, useRead } from '../../api/use-api.ts';
import { formTexts } from '../../form/texts.ts';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { Field, FieldGroup, Radios } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Slow } from '../../parts/slow.tsx';
import { useText } from '../../settings/use-text.ts';
import { dayOf } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { acts, type OwnAct } from './acts.ts';
import { note } from './done.ts';
import { NotNow } from './not-now.tsx';
import type { Case } from './with-case.tsx';

const texts = {
  words: { zh: '请用自己的话写几句', en: 'Write a few words' },
  retry: { zh: '重试', en: 'Try again' },
  what: { zh: '有什么变化', en: 'What has changed' },
  choose: { zh: '请选择一项', en: 'Choose one' },
  since: { zh: '从哪一天起', en: 'Date of the change' },
  day: { zh: '请填写日期', en: 'Enter the date' },
  notYet: {
    zh: '日期不能在今天之后；还没有发生的变化，请在发生以后报告。',
    en: 'The date cannot be in the future. Report a change after it has happened.',
  },
  why: { zh: '为什么终止', en: 'Why' },
  ownWish: { zh: '本人不再需要', en: 'I no longer need it' },
  inWork: { zh: '已经就业', en: 'I have found work' },
} satisfies Record<string, Bilingual>;

/** The parts of every act: problems above, the button below, and a way back without acting. */
export function ActForm({
  caseId,
  send,
  problem,
  pending,
  errors,
  onSend,
  children,
}: {
  caseId: string;
  send: Bilingual;
  problem: ApiProblem | null;
  pending: boolean;
  errors: readonly { id: string; text: string }[];
  onSend: () => void;
  children?: ReactNode;
}) {
  const { t } = useText();
  return (
    <form
      className="panel stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <ErrorSummary errors={errors} />
      {problem && <ProblemNotice problem={problem} />}
      {children}
      <Slow waiting={pending} text={formTexts.slow} />
      <div className="form-actions">
        <button type="submit" className="button button-main" disabled={pending} aria-busy={pending}>
          {t(problem?.passing ? texts.retry : send)}
        </button>
        <NotNow caseId={caseId} />
      </div>
    </form>
  );
}

/** Goes back to the case, which confirms the act. */
export function useBack(caseId: string): (done: Bilingual) => Promise<void> {
  const navigate = useNavigate();
  return (done) => {
    note(caseId, done);
    return navigate({ to: '/cases/$caseId', params: { caseId } });
  };
}

type WordsRoute =
  | 'POST /cases/{caseId}/information'
  | 'POST /cases/{caseId}/objection'
  | 'POST /cases/{caseId}/hardship-objection';

/** An act in the person's own words. */
export function WordsAct({
  caseId,
  act,
  route,
  property,
}: {
  caseId: string;
  act: OwnAct;
  route: WordsRoute;
  property: 'answer' | 'statement';
}) {
  const { t } = useText();
  const back = useBack(caseId);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const send = useAct(route);
  const missing = tried && words.trim() === '' ? t(texts.words) : undefined;
  const told = send.error?.errors[0]?.detail;
  const submit = () => {
    setTried(true);
    if (words.trim() === '') return;
    send.mutate(
      { request: { path: { caseId }, body: { [property]: words.trim() } as never } },
      { onSuccess: () => void back(acts[act].done) },
    );
  };
  const error = missing ?? told;
  return (
    <ActForm
      caseId={caseId}
      send={acts[act].send}
      problem={told === undefined ? send.error : null}
      pending={send.isPending}
      errors={error ? [{ id: 'words', text: error }] : []}
      onSend={submit}
    >
      <Field id="words" label={t(acts[act].words ?? texts.words)} error={error}>
        {(control) => (
          <textarea
            {...control}
            rows={6}
            maxLength={2000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Field>
    </ActForm>
  );
}

type SimpleRoute =
  | 'POST /cases/{caseId}/hardship-withdrawal'
  | 'POST /cases/{caseId}/households/withdrawal'
  | 'POST /cases/{caseId}/withdrawal'
  | 'POST /cases/{caseId}/job-seeker-registration';

/** An act that the person only confirms. */
export function SimpleAct({ caseId, act, route }: { caseId: string; act: OwnAct; route: SimpleRoute }) {
  const back = useBack(caseId);
  const send = useAct(route);
  return (
    <ActForm
      caseId={caseId}
      send={acts[act].send}
      problem={send.error}
      pending={send.isPending}
      errors={[]}
      onSend={() =>
        send.mutate({ request: { path: { caseId } } }, { onSuccess: () => void back(acts[act].done) })
      }
    />
  );
}

/** Ends a registration as a job-seeker for a reason that the person can give. */
export function EndJobSeeker({ caseId }: { caseId: string }) {
  const { t } = useText();
  const back = useBack(caseId);
  const [reason, setReason] = useState<'own-wish' | 'in-work'>();
  const [tried, setTried] = useState(false);
  const send = useAct('POST /cases/{caseId}/job-seeker-registration-end');
  const { send: sendText, done } = acts['end-job-seeker-registration'];
  const error = tried && reason === undefined ? t(texts.choose) : undefined;
  return (
    <ActForm
      caseId={caseId}
      send={sendText}
      problem={send.error}
      pending={send.isPending}
      errors={error ? [{ id: 'reason', text: error }] : []}
      onSend={() => {
        setTried(true);
        if (reason !== undefined)
          send.mutate(
            { request: { path: { caseId }, body: { reason } } },
            { onSuccess: () => void back(done) },
          );
      }}
    >
      <FieldGroup id="reason" legend={t(texts.why)} error={error}>
        <Radios
          name="reason"
          value={reason}
          options={[
            { code: 'in-work', text: t(texts.inWork) },
            { code: 'own-wish', text: t(texts.ownWish) },
          ]}
          onChange={setReason}
        />
      </FieldGroup>
    </ActForm>
  );
}

type Change = Exclude<Body<'POST /cases/{caseId}/changes'>, { kind: 'note' }>;
const kinds: readonly Change['kind'][] = [
  'found-work',
  'started-business',
  'stable-income',
  'moved',
  'changed-intention',
  'no-longer-looking',
  'drawing-pension',
  'entered-school',
  'joined-army',
  'moving-abroad',
];

/** Reports a change and its date. */
export function ReportChange({ found }: { found: Case }) {
  const { t } = useText();
  const { caseId, region } = found;
  const back = useBack(caseId);
  const guide = useRead('GET /regions/{region}/services', { path: { region: region.code } });
  const names = guide.data?.body.codeNames.signal ?? {};
  const [kind, setKind] = useState<Change['kind']>();
  const [asOf, setAsOf] = useState('');
  const [statement, setStatement] = useState('');
  const [tried, setTried] = useState(false);
  const send = useAct('POST /cases/{caseId}/changes');
  const told = (pointer: string) => send.error?.errors.find((each) => each.pointer === pointer)?.detail;
  const wrongDay = asOf === '' ? t(texts.day) : asOf > dayOf(serviceNow()) ? t(texts.notYet) : undefined;
  const errors = {
    kind: (tried && kind === undefined ? t(texts.choose) : undefined) ?? told('/kind'),
    asOf: (tried ? wrongDay : undefined) ?? told('/asOf'),
    statement: told('/statement'),
  };
  const { send: sendText, done, words } = acts['report-change'];
  const submit = () => {
    setTried(true);
    if (kind === undefined || wrongDay) return;
    const words = statement.trim();
    send.mutate(
      { request: { path: { caseId }, body: { kind, asOf, ...(words && { statement: words }) } as Change } },
      { onSuccess: () => void back(done) },
    );
  };
  return (
    <ActForm
      caseId={caseId}
      send={sendText}
      problem={send.error?.errors.length ? null : send.error}
      pending={send.isPending}
      errors={Object.entries(errors).flatMap(([id, text]) => (text ? [{ id, text }] : []))}
      onSend={submit}
    >
      <FieldGroup id="kind" legend={t(texts.what)} error={errors.kind}>
        <Radios
          name="kind"
          value={kind}
          options={kinds.map((code) => ({ code, text: names[code] ?? '…' }))}
          onChange={setKind}
        />
      </FieldGroup>
      <Field id="asOf" label={t(texts.since)} error={errors.asOf}>
        {(control) => (
          <input
            {...control}
            type="date"
            className="short"
            max={dayOf(serviceNow())}
            value={asOf}
            onChange={({ target }) => setAsOf(target.value)}
          />
        )}
      </Field>
      <Field id="statement" label={t(words)} error={errors.statement} optional>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            maxLength={2000}
            value={statement}
            onChange={({ target }) => setStatement(target.value)}
          />
        )}
      </Field>
    </ActForm>
  );
}
