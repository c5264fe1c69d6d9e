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
  /** The lists that its fields name: those of a task, the choices of a case, or data that a page has read. */
  readonly choices?: unknown;
  /** Known parts of the body, such as a saved draft or values that the page fills in. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** The entity tag of the version on the screen. */
  readonly ifMatch?: string | undefined;
  /** The version on the screen and the current one, side by side after a conflict. */
  readonly seen?: ReactNode;
  readonly latest?: ReactNode;
  /** Reads the current version with its entity tag. */
  readonly onReload?: (() => void) | undefined;
  readonly onDone: (answer: Received<unknown>) => void;
  /** What the button says. */
  readonly action?: Bilingual;
}

/**
 * The form of any operation, by its name. Its schema declares the fields. What the person typed stays, whatever the answer; the
 * same content is sent with the same Idempotency-Key.
 *
 * @example
 * <OperationForm operationId="record-contact" caseId={caseId} taskId={taskId} choices={task} ifMatch={etag} onDone={next} />
 */
export function OperationForm({ operationId, ...use }: FormUse & { readonly operationId: string }) {
  const query = useRead('GET /forms/{operationId}', { path: { operationId } });
  return <Loaded from={query}>{(form) => <FormOf key={operationId} form={form} {...use} />}</Loaded>;
}

/** A form that has been read. */
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
          // Before the person leaves the page, so that it does not warn about what has been sent.
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

/** The view of a form in each of its states. It only displays and reports what the person does. */
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
}: Pick<FormUse, 'choices' | 'seen' | 'latest' | 'onReload' | 'action'> & {
  readonly form: Form;
  readonly draft: DraftGroup;
  readonly setDraft: (draft: DraftGroup) => void;
  readonly send: () => void;
  readonly sending: boolean;
  readonly problem: ApiProblem | undefined;
  /** Whether its content has been sent and accepted. */
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
    // An empty form that is refused as a whole is refused because it is empty.
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

/** Enter confirms Chinese input; it must not send a form that is half typed. */
function keepComposing(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
}

/** Says that somebody else changed the data first, with both versions side by side. */
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
