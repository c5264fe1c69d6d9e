import { useState } from 'react';
import { useAct } from '../../api/use-api.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { ActForm, useBack } from './act-forms.tsx';
import { NotNow } from './not-now.tsx';
import type { Case } from './with-case.tsx';

const texts = {
  since: { zh: '自 {moment} 起限制处理。', en: 'Restricted since {moment}.' },
  on: { zh: '要求限制', en: 'Restrict' },
  off: { zh: '解除限制', en: 'Lift the restriction' },
  restricted: { zh: '已限制处理个人信息。', en: 'The use of your data is restricted.' },
  lifted: { zh: '已解除限制。', en: 'The restriction is lifted.' },
  why: { zh: '请求理由', en: 'Why' },
  need: { zh: '请用自己的话写几句', en: 'Write a few words' },
  send: { zh: '提交请求', en: 'Send' },
  sent: { zh: '已收到您的请求。', en: 'We have received your request.' },
} satisfies Record<string, Bilingual>;

/** The person restricts the use of their data, or lifts the restriction. */
export function Restriction({ found }: { found: Case }) {
  const { t, language } = useText();
  const { caseId, restriction } = found;
  const back = useBack(caseId);
  const restrict = useAct('POST /cases/{caseId}/processing-restriction');
  const lift = useAct('POST /cases/{caseId}/restriction-lifting');
  const act = restriction ? lift : restrict;
  return (
    <section className="panel stack-tight">
      {restriction && (
        <p>{t(texts.since, { moment: showDate(restriction.since, 'momentOfYear', language) })}</p>
      )}
      {act.error && <ProblemNotice problem={act.error} />}
      <button
        type="button"
        className="button"
        disabled={act.isPending}
        onClick={() =>
          act.mutate(
            { request: { path: { caseId }, body: { channel: 'online' } } },
            { onSuccess: () => void back(restriction ? texts.lifted : texts.restricted) },
          )
        }
      >
        {t(restriction ? texts.off : texts.on)}
      </button>
      <NotNow caseId={caseId} />
    </section>
  );
}

/** The person asks for the deletion of their data. */
export function Deletion({ found }: { found: Case }) {
  const { t } = useText();
  const { caseId } = found;
  const back = useBack(caseId);
  const [statement, setStatement] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useAct('POST /cases/{caseId}/deletion-request');
  const error =
    (tried && statement.trim() === '' ? t(texts.need) : undefined) ?? ask.error?.errors[0]?.detail;
  return (
    <ActForm
      caseId={caseId}
      send={texts.send}
      problem={ask.error?.errors.length ? null : ask.error}
      pending={ask.isPending}
      errors={error ? [{ id: 'deletion', text: error }] : []}
      onSend={() => {
        setTried(true);
        if (statement.trim() !== '')
          ask.mutate(
            { request: { path: { caseId }, body: { channel: 'online', statement: statement.trim() } } },
            { onSuccess: () => void back(texts.sent) },
          );
      }}
    >
      <Field id="deletion" label={t(texts.why)} error={error}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={2000}
            value={statement}
            onChange={({ target }) => setStatement(target.value)}
          />
        )}
      </Field>
    </ActForm>
  );
}
