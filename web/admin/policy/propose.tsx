import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { Body } from '../../api/operations.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useAct, useRead } from '../../api/use-api.ts';
import { FormView } from '../../form/operation-form.tsx';
import { bodyOf, type DraftGroup, draftFrom, emptyGroup, type Form } from '../../form/state.ts';
import { Field, Radios } from '../../parts/field.tsx';
import { FileInput } from '../../parts/file-input.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import type { Bilingual } from '../../texts/language.ts';
import { AdminPage } from '../admin-page.tsx';
import { Refusal } from '../parts.tsx';
import { wordIn } from '../search.ts';
import type { ReadNotice } from './holiday-notice.ts';
import { ArrangementFacts } from './holidays.tsx';
import { NoticeEntry } from './notice-entry.tsx';
import { ruleTexts } from './texts.ts';
import { type Change, WhatIf } from './what-if.tsx';

const kinds = ['policy-amendment', 'holiday-arrangement'] as const;
type Kind = (typeof kinds)[number];

/** How to enter a rule. The portal can read the text of a State Council notice. */
const waysOf = {
  'policy-amendment': ['form', 'json'],
  'holiday-arrangement': ['form', 'notice', 'json'],
} as const satisfies Record<Kind, readonly string[]>;
type Way = (typeof waysOf)[Kind][number];

const operationOf: Record<Kind, string> = {
  'policy-amendment': 'propose-policy-amendment',
  'holiday-arrangement': 'propose-holiday-arrangement',
};

const texts = {
  title: { zh: '提出规则修订', en: 'Propose a change to the rules' },
  back: { zh: '返回规则修订', en: 'Back to rule changes' },
  kind: { zh: '修订什么', en: 'What is changed' },
  way: { zh: '填写方式', en: 'How it is entered' },
  form: { zh: '逐项填写', en: 'By a form' },
  notice: { zh: '粘贴通知原文', en: 'From the text of the notice' },
  wasRead: {
    zh: '已读取{holidays}个放假日、{workdays}个调休上班日，请与原文逐项核对，并补充网址。',
    en: 'Found {holidays} holidays and {workdays} make-up working days. Check each one against the notice and add its address.',
  },
  json: { zh: '粘贴或读取 JSON', en: 'As JSON' },
  text: { zh: 'JSON 内容', en: 'JSON' },
  file: { zh: '从文件读取', en: 'Read a file' },
  notJson: {
    zh: '这段内容不是有效的 JSON，请检查括号、引号和逗号。',
    en: 'This is not valid JSON. Check brackets, quotation marks and commas.',
  },
  look: { zh: '核对并试算影响', en: 'Check and preview' },
  second: { zh: '第二步：看影响', en: '2. What it would change' },
  propose: { zh: '提出，等待另一人确认', en: 'Propose for another person to confirm' },
  onlyPolicy: {
    zh: '规则修订由政策管理员提出。',
    en: 'Only policy administrators can propose changes to the rules.',
  },
} satisfies Record<string, Bilingual>;

/** Proposes a change to the rules: its text, its effects, and the proposal. */
export const Propose = () => (
  <AdminPage screen="rules" title={texts.title}>
    <Choice />
  </AdminPage>
);

function Choice() {
  const { t } = useText();
  const navigate = useNavigate();
  const role = useSession()?.role;
  const kind = wordIn(useSearch({ strict: false }), 'kind', kinds) ?? 'policy-amendment';
  const [chosen, setWay] = useState<Way>('form');
  const ways: readonly Way[] = waysOf[kind];
  const way = ways.includes(chosen) ? chosen : 'form';
  const form = useRead('GET /forms/{operationId}', { path: { operationId: operationOf[kind] } });
  if (role !== 'policy-administrator') return <p className="admin-empty">{t(texts.onlyPolicy)}</p>;
  return (
    <div className="admin-form stack">
      <p className="alone no-print">
        <Link to="/admin/rules">‹ {t(texts.back)}</Link>
      </p>
      <fieldset className="field">
        <legend>{t(texts.kind)}</legend>
        <Radios
          name="kind"
          value={kind}
          options={kinds.map((code) => ({ code, text: t(ruleTexts.kinds[code]) }))}
          onChange={(code) =>
            void navigate({ to: '/admin/rules/new', search: { kind: code }, replace: true })
          }
        />
      </fieldset>
      <fieldset className="field">
        <legend>{t(texts.way)}</legend>
        <Radios
          name="way"
          value={way}
          options={ways.map((code) => ({ code, text: t(texts[code]) }))}
          onChange={setWay}
        />
      </fieldset>
      <Loaded from={form}>
        {(body) => <Entry key={kind} kind={kind} form={body} way={way} setWay={setWay} />}
      </Loaded>
    </div>
  );
}

function Entry({
  kind,
  form,
  way,
  setWay,
}: {
  kind: Kind;
  form: Form;
  way: Way;
  setWay: (way: Way) => void;
}) {
  const { t } = useText();
  const navigate = useNavigate();
  const amend = useAct('PUT /policy-amendments/{amendmentId}');
  const arrange = useAct('PUT /holiday-arrangements/{year}');
  const [draft, setDraft] = useState<DraftGroup>(() => emptyGroup(form.fields));
  const [change, setChange] = useState<Change>();
  const [read, setRead] = useState<ReadNotice>();
  const [sent, setSent] = useState<DraftGroup>();
  const act = kind === 'policy-amendment' ? amend : arrange;
  const look = (text: unknown) => {
    act.reset();
    setChange((kind === 'policy-amendment' ? { amendment: text } : { holidayArrangement: text }) as Change);
  };
  const propose = () => {
    if (act.isPending || !change) return;
    const onSuccess = () => {
      // Before the page closes, so that it does not warn about what has been sent.
      flushSync(() => setSent(draft));
      void navigate({ to: '/admin/rules', search: { status: 'proposed' } });
    };
    if (kind === 'policy-amendment') {
      const body = change.amendment as Body<'PUT /policy-amendments/{amendmentId}'>;
      amend.mutate({ request: { path: { amendmentId: String(body.id) }, body } }, { onSuccess });
    } else {
      const body = change.holidayArrangement as Body<'PUT /holiday-arrangements/{year}'>;
      arrange.mutate({ request: { path: { year: String(body.year) }, body } }, { onSuccess });
    }
  };
  const edited = (changed: DraftGroup) => {
    setChange(undefined);
    setDraft(changed);
  };
  const taken = (notice: ReadNotice) => {
    edited({ ...emptyGroup(form.fields), ...draftFrom(form.fields, notice) });
    setRead(notice);
    setWay('form');
  };
  return (
    <>
      {way === 'notice' && <NoticeEntry onRead={taken} />}
      {way === 'form' && read && (
        <Notice urgent>
          <p>
            {t(texts.wasRead, {
              holidays: read.holidays.length,
              workdays: read.makeUpWorkdays.length,
            })}
          </p>
          <ArrangementFacts arrangement={read} />
        </Notice>
      )}
      {way === 'form' && (
        <FormView
          form={form}
          draft={draft}
          setDraft={edited}
          send={() => look(bodyOf(form.fields, draft))}
          sending={false}
          problem={act.error ?? undefined}
          choices={undefined}
          action={texts.look}
          sent={sent === draft}
        />
      )}
      {way === 'json' && (
        <JsonEntry
          onLook={(text) => {
            setDraft({ ...emptyGroup(form.fields), ...draftFrom(form.fields, text) });
            look(text);
          }}
          problem={act.error}
        />
      )}
      {change && (
        <section className="panel stack">
          <h2>{t(texts.second)}</h2>
          <WhatIf key={JSON.stringify(change)} change={change} atOnce />
          <button
            type="button"
            className="button button-main"
            aria-disabled={act.isPending || undefined}
            onClick={propose}
          >
            {t(texts.propose)}
          </button>
        </section>
      )}
    </>
  );
}

function JsonEntry({
  onLook,
  problem,
}: {
  onLook: (text: Readonly<Record<string, unknown>>) => void;
  problem: ApiProblem | null;
}) {
  const { t } = useText();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const look = () => {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError();
      setWrong(false);
      onLook(value as Readonly<Record<string, unknown>>);
    } catch {
      setWrong(true);
    }
  };
  return (
    <div className="stack">
      <Field label={t(texts.file)}>
        {(control) => (
          <FileInput
            {...control}
            accept="application/json,.json"
            onFile={(file) => void file?.text().then(setText)}
          />
        )}
      </Field>
      <Field label={t(texts.text)} error={isWrong ? t(texts.notJson) : undefined}>
        {(control) => (
          <textarea
            {...control}
            className="input code"
            rows={16}
            spellCheck={false}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <Refusal problem={problem} />
      <button type="button" className="button button-main" onClick={look}>
        {t(texts.look)}
      </button>
    </div>
  );
}
