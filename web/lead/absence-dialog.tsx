import { type FormEvent, useState } from 'react';
import type { Body } from '../api/operations.ts';
import { useAct } from '../api/use-api.ts';
import { absenceToCome, canStandIn } from '../parts/availability.ts';
import { ComboBox } from '../parts/combo-box.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useText } from '../settings/use-text.ts';
import type { Officer } from './load.tsx';

const texts = {
  title: { zh: '登记离岗：{who}', en: 'Absence: {who}' },
  from: { zh: '起始日期', en: 'First day' },
  until: { zh: '结束日期', en: 'Last day' },
  deputy: { zh: '代班人员', en: 'Deputy' },
  deputyHelp: {
    zh: '离岗期间由其办理；没有代班人员的，待办会显示为无人负责。',
    en: 'The deputy does the work meanwhile. Without a deputy, the tasks are unassigned.',
  },
  noDeputy: { zh: '暂无', en: 'Nobody' },
  save: { zh: '保存', en: 'Save' },
  saving: { zh: '正在保存…', en: 'Saving…' },
  end: { zh: '取消离岗', en: 'End the absence' },
  needed: { zh: '请填写起始日期和结束日期。', en: 'Enter the first and last day.' },
};

/** The parts of a directory entry to keep when some of it changes: saving replaces the whole entry. */
function entryOf({
  absentToday: _absentToday,
  standsInFor: _standsInFor,
  load: _load,
  subject: _subject,
  absence: _absence,
  ...kept
}: Officer): Body<'PUT /officers/{subject}'> {
  return kept;
}

/** Records when a person is away and who does their work meanwhile. */
export function AbsenceDialog({
  officer,
  officers,
  onDone,
  onClose,
}: {
  officer: Officer;
  officers: readonly Officer[];
  /** The absence is saved, under the title of the dialog. */
  onDone: (title: string) => void;
  onClose: () => void;
}) {
  const { t } = useText();
  const title = t(texts.title, { who: officer.name ?? officer.subject });
  const save = useAct('PUT /officers/{subject}');
  const saved = absenceToCome(officer);
  const [from, setFrom] = useState(saved?.from ?? '');
  const [until, setUntil] = useState(saved?.until ?? '');
  const [deputy, setDeputy] = useState(saved?.deputy ?? '');
  const [missing, setMissing] = useState(false);
  const typed =
    from !== (saved?.from ?? '') || until !== (saved?.until ?? '') || deputy !== (saved?.deputy ?? '');
  const send = (absence: Officer['absence']) =>
    save.mutate(
      {
        request: {
          path: { subject: officer.subject },
          body: { ...entryOf(officer), ...(absence && { absence }) },
        },
      },
      {
        onSuccess: () => {
          onClose();
          onDone(title);
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(from === '' || until === '');
    if (from === '' || until === '' || save.isPending) return;
    send({ from, until, ...(deputy !== '' && { deputy }) });
  };
  const refused = (field: string) =>
    save.error?.errors.find(({ pointer }) => pointer.endsWith(`/absence/${field}`))?.detail;
  const errors = [
    ...(missing ? [{ id: 'absence-from', text: t(texts.needed) }] : []),
    ...(['from', 'until', 'deputy'] as const).flatMap((field) => {
      const text = refused(field);
      return text === undefined ? [] : [{ id: `absence-${field}`, text }];
    }),
  ];
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" data-typed={typed || undefined} noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {save.error && errors.length === 0 && <ProblemNotice problem={save.error} />}
        <Field label={t(texts.from)} id="absence-from" error={refused('from')}>
          {(control) => (
            <input type="date" {...control} value={from} onChange={({ target }) => setFrom(target.value)} />
          )}
        </Field>
        <Field label={t(texts.until)} id="absence-until" error={refused('until')}>
          {(control) => (
            <input type="date" {...control} value={until} onChange={({ target }) => setUntil(target.value)} />
          )}
        </Field>
        <Field
          label={t(texts.deputy)}
          id="absence-deputy"
          help={t(texts.deputyHelp)}
          error={refused('deputy')}
        >
          {(control) => (
            <ComboBox
              {...control}
              label={t(texts.deputy)}
              options={[
                { code: '', text: t(texts.noDeputy) },
                ...officers
                  // Who is named already stays to be seen; the answer says what is wrong with them.
                  .filter((each) => each.subject === deputy || canStandIn(each, officer, { from, until }))
                  .map(({ subject, name }) => ({ code: subject, text: name ?? subject })),
              ]}
              value={deputy}
              onChange={setDeputy}
            />
          )}
        </Field>
        <div className="row">
          <button type="submit" className="button button-main" aria-disabled={save.isPending || undefined}>
            {t(save.isPending ? texts.saving : texts.save)}
          </button>
          {saved && (
            <button type="button" className="button button-danger" onClick={() => send(undefined)}>
              {t(texts.end)}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
