import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Received } from '../api/client.ts';
import type { RequestOf, WriteRoute } from '../api/operations.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useAct, useRead } from '../api/use-api.ts';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Slow } from '../parts/slow.tsx';
import { useText } from '../settings/use-text.ts';
import type { Bilingual } from '../texts/language.ts';
import { Fields, FormScopeProvider, idOf } from './fields.tsx';
import {
  bodyOf,
  type DraftGroup,
  draftFrom,
  emptyGroup,
  type Form,
  fieldAt,
  missingIn,
  placeFor,
  placesOf,
} from './state.ts';
import { formTexts, neededAt } from './texts.ts';

interface FormUse {
  readonly caseId?: string | undefined;
  readonly taskId?: string | undefined;
  /** The other parameters of the path. */
  readonly path?: Readonly<Record<string, string>>;
  /** The lists that its fields name: a task, the choices of a case, or what a page has read. */
  readonly choices?: unknown;
  /** A part of the body that is there already, such as a saved draft or what the page fills in. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** The entity tag of what is on the screen. */
  readonly ifMatch?: string | undefined;
  /** What was on the screen and what is there now, side by side when somebody else was faster. */
  readonly seen?: ReactNode;
  readonly latest?: ReactNode;
  /** Reads what is there now, with its entity tag. */
  readonly onReload?: (() => void) | undefined;
  readonly onDone: (answer: Received<unknown>) => void;
}

/**
 * The form of any operation, by its name: what it asks is what its schema declares. What was typed stays, whatever is
 * answered; the same content is sent with the same Idempotency-Key.
 *
 * @example
 * <OperationForm operationId="record-contact" caseId={caseId} taskId={taskId} choices={task} ifMatch={etag} onDone={next} />
 */
export function OperationForm({ operationId, ...use }: FormUse & { readonly operationId: string }) {
  const query = useRead('GET /forms/{operationId}', { path: { operationId } });
  return <Loaded from={query}>{(form) => <FormOf key={operationId} form={form} {...use} />}</Loaded>;
}

/** A form that was read. */
export function FormOf({
  form,
  caseId,
  taskId,
  path,
  initial,
  ifMatch,
  onDone,
  ...use
}: FormUse & { readonly form: Form }) {
  const act = useAct(`${form.method} ${form.path}` as WriteRoute);
  const [draft, setDraft] = useState<DraftGroup>(() => ({
    ...emptyGroup(form.fields),
    ...(initial && draftFrom(form.fields, initial)),
  }));
  const [sent, setSent] = useState<DraftGroup | undefined>();
  const send = () =>
    act.mutate(
      {
        request: {
          path: { ...path, ...(caseId && { caseId }), ...(taskId && { taskId }) },
          ...(form.hasBody && { body: bodyOf(form.fields, draft) }),
        } as unknown as RequestOf<WriteRoute>,
        ifMatch,
      },
      {
        onSuccess: (answer) => {
          // Before anybody leaves the page: nobody is asked about what was sent.
          flushSync(() => setSent(draft));
          onDone(answer);
        },
      },
    );
  return (
    <FormView
      {...{ form, draft, setDraft, send }}
      {...use}
      sending={act.isPending}
      problem={act.error ?? undefined}
      sent={sent === draft}
    />
  );
}

/** What a form looks like in each of its states: it only shows, and says what was done. */
export function FormView({
  form,
  draft,
  setDraft,
  send,
  sending,
  problem,
  choices,
  seen,
  latest,
  onReload,
  action = formTexts.submit,
  sent = false,
}: Pick<FormUse, 'choices' | 'seen' | 'latest' | 'onReload'> & {
  /** What the button says that it does. */
  readonly action?: Bilingual;
  readonly form: Form;
  readonly draft: DraftGroup;
  readonly setDraft: (draft: DraftGroup) => void;
  readonly send: () => void;
  readonly sending: boolean;
  readonly problem: ApiProblem | undefined;
  /** Whether what it holds has been sent and taken. */
  readonly sent?: boolean;
}) {
  const { t } = useText();
  const prefix = useId();
  const [first] = useState(draft);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const places = placesOf(form.fields, draft);
  const needed = missing.map((place) => ({
    place,
    text: t(...neededAt(fieldAt(form.fields, draft, place), form.title)),
  }));
  const isBlank = form.hasBody && Object.keys(bodyOf(form.fields, draft)).length === 0;
  const refused = (problem?.errors ?? []).map(({ pointer, detail }) => ({
    place: placeFor(pointer, places),
    // What is refused as a whole and holds nothing is refused for that.
    text: pointer === '' && isBlank ? t(formTexts.blank) : detail,
  }));
  const errors = needed.length > 0 ? needed : refused;
  const submit = () => {
    const empty = missingIn(form.fields, draft);
    setMissing(empty);
    if (empty.length === 0) send();
  };
  const conflict = problem?.status === 412;
  return (
    <form
      noValidate
      className="form stack"
      id={prefix}
      data-typed={(draft !== first && !sent) || undefined}
      onKeyDown={keepComposing}
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) submit();
      }}
    >
      <ErrorSummary errors={errors.map(({ place, text }) => ({ id: idOf(prefix, place), text }))} />
      {conflict && <Conflict {...{ seen, latest, onReload }} />}
      {problem && !conflict && errors.length === 0 && <ProblemNotice problem={problem} />}
      <FormScopeProvider
        value={{
          prefix,
          lists: choices,
          errors: Object.fromEntries(errors.map(({ place, text }) => [place, text])),
        }}
      >
        <Fields
          fields={form.fields}
          draft={draft}
          place=""
          around={[]}
          onChange={(changed) => {
            setMissing([]);
            setDraft(changed);
          }}
        />
      </FormScopeProvider>
      <Slow waiting={sending} text={formTexts.slow} />
      <button type="submit" className="button button-main" aria-disabled={sending || undefined}>
        {t(sending ? formTexts.sending : problem?.passing ? formTexts.retry : action)}
      </button>
    </form>
  );
}

/** Enter ends the input of Chinese characters; it does not send what is half typed. */
function keepComposing(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
}

/** Says that somebody else was faster, with both versions side by side. */
export function Conflict({ seen, latest, onReload }: Pick<FormUse, 'seen' | 'latest' | 'onReload'>) {
  const { t } = useText();
  return (
    <Notice tone="warn" urgent>
      <h2>{t(formTexts.changed)}</h2>
      <p>{t(formTexts.changedHelp)}</p>
      {(seen || latest) && (
        <div className="form-versions">
          <section>
            <h3>{t(formTexts.seen)}</h3>
            {seen}
          </section>
          <section>
            <h3>{t(formTexts.latest)}</h3>
            {latest}
          </section>
        </div>
      )}
      {onReload && (
        <button type="button" className="button" onClick={onReload}>
          {t(formTexts.takeLatest)}
        </button>
      )}
    </Notice>
  );
}
