import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../api/use-api.ts';
import { Conflict } from '../../form/operation-form.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { FieldGroup, Radios } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { Done } from '../acts/done.tsx';
import { Latest, Seen } from '../acts/versions.tsx';
import { contradicts, nameOfCheck } from '../case/evidence.tsx';
import type { CaseBody } from '../case/use-case.ts';
import { Approve } from './approve.tsx';
import { Ask } from './ask.tsx';
import { bodyOf, emptyDecision, missingIn, type Place, placeIds, refusedAt } from './decision-body.ts';
import { Refuse } from './refuse.tsx';

const texts = {
  title: { zh: '审核意见', en: 'Decision' },
  approve: { zh: '准予登记', en: 'Approve' },
  refuse: { zh: '不予登记', en: 'Refuse' },
  ask: { zh: '请本人补充说明', en: 'Ask for information' },
  send: {
    undefined: { zh: '提交审核意见', en: 'Record decision' },
    approve: { zh: '准予登记', en: 'Approve' },
    refuse: { zh: '不予登记', en: 'Refuse' },
    'ask-for-information': { zh: '发出补充要求', en: 'Ask' },
  },
  colleague: {
    zh: '您已参与本件的录入或前一环节，准予或者不予登记须由其他工作人员决定。需要本人补充情况的，您可以提出补充要求。',
    en: 'You took part in this application, so a colleague must approve or refuse it. You can still ask the person for information.',
  },
  sending: { zh: '正在提交…', en: 'Sending…' },
  retry: { zh: '重试', en: 'Try again' },
};

/** The three outcomes: approve against the evidence, refuse with law and remedy, or ask for information. */
export function Decision({
  body,
  etag,
  taskId,
  onReload,
  otherwise,
}: {
  body: CaseBody;
  etag: string | undefined;
  taskId: string;
  onReload: () => void;
  /** Shown if the task cannot be decided. */
  otherwise: ReactNode;
}) {
  const { t } = useText();
  const navigate = useNavigate();
  const [opened, setOpened] = useState({ body, etag });
  const [draft, setDraft] = useState(emptyDecision);
  const [missing, setMissing] = useState<readonly Place[]>([]);
  const [done, setDone] = useState<CaseBody | undefined>();
  const act = useAct('POST /cases/{caseId}/tasks/{taskId}/decision');
  const { caseId, choices, taskDetails, openTasks } = opened.body;
  const title = t(texts.title);
  if (done)
    return (
      <Done
        title={t(texts.send[draft.outcome ?? 'undefined'])}
        before={opened.body}
        after={done}
        onClose={() => void navigate({ to: '/desk/cases/$caseId', params: { caseId } })}
      />
    );
  const task = openTasks?.find((each) => each.taskId === taskId);
  if (!task?.operations.includes('decide-application') || !choices) return otherwise;
  const overruled = (taskDetails?.screening?.evidence ?? []).filter(contradicts);
  const checks = overruled.map(({ check }) => check);
  const problem = act.error ?? undefined;
  const refused = missing.length > 0 ? [] : refusedAt(problem, draft.outcome, checks);
  const places = missing.length > 0 ? missing : refused;
  const errors = Object.fromEntries(places.map(({ id, text }) => [id, text]));
  const change = (changed: Partial<typeof draft>) => {
    setMissing([]);
    setDraft({ ...draft, ...changed });
  };
  const send = () => {
    const lacking = missingIn(
      draft,
      overruled.map(({ check }) => ({ check, name: t(nameOfCheck(check)) })),
      t,
    );
    setMissing(lacking);
    const decided = bodyOf(draft, checks);
    if (lacking.length > 0 || !decided || act.isPending) return;
    act.mutate(
      { request: { path: { caseId, taskId }, body: decided }, ifMatch: opened.etag },
      { onSuccess: (answer) => setDone(answer.body) },
    );
  };
  return (
    <section className="panel panel-tight stack" aria-label={title}>
      <h2>{title}</h2>
      <form
        noValidate
        className="stack"
        data-typed={draft !== emptyDecision || undefined}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
        }}
      >
        {task.colleagueNeeded && (
          <Notice tone="warn">
            <p>{t(texts.colleague)}</p>
          </Notice>
        )}
        <ErrorSummary errors={places} />
        {problem?.status === 412 && (
          <Conflict
            seen={<Seen body={opened.body} />}
            latest={<Latest body={body} since={opened.body} onShown={onReload} />}
            onReload={() => {
              act.reset();
              setOpened({ body, etag });
            }}
          />
        )}
        {problem && problem.status !== 412 && places.length === 0 && <ProblemNotice problem={problem} />}
        <FieldGroup
          legend={<span className="visually-hidden">{title}</span>}
          id={placeIds.outcome}
          error={errors[placeIds.outcome]}
        >
          <Radios
            name="outcome"
            value={draft.outcome}
            options={[
              { code: 'approve', text: t(texts.approve) },
              { code: 'refuse', text: t(texts.refuse) },
              ...(opened.body.informationRequest
                ? []
                : [{ code: 'ask-for-information' as const, text: t(texts.ask) }]),
            ]}
            onChange={(outcome) => change({ outcome })}
          />
        </FieldGroup>
        {draft.outcome === 'approve' && (
          <Approve overruled={overruled} draft={draft} errors={errors} onChange={change} />
        )}
        {draft.outcome === 'refuse' && (
          <Refuse lists={choices.lists} problem={problem} draft={draft} errors={errors} onChange={change} />
        )}
        {draft.outcome === 'ask-for-information' && (
          <Ask lists={choices.lists} problem={problem} draft={draft} errors={errors} onChange={change} />
        )}
        <button
          type="submit"
          className={draft.outcome === 'refuse' ? 'button button-danger' : 'button button-main'}
          aria-disabled={act.isPending || undefined}
        >
          {t(
            act.isPending
              ? texts.sending
              : problem?.passing
                ? texts.retry
                : texts.send[draft.outcome ?? 'undefined'],
          )}
        </button>
      </form>
    </section>
  );
}
