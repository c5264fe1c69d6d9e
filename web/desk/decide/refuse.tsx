import type { ApiProblem } from '../../api/problem.ts';
import { Field, FieldGroup, Radios } from '../../parts/field.tsx';
import { useText } from '../../settings/use-text.ts';
import { marks } from '../../texts/marks.ts';
import type { OutcomeUse } from './approve.tsx';
import { placeIds } from './decision-body.ts';
import { ForbiddenPaper } from './forbidden-paper.tsx';
import type { Lists } from './lists.ts';

const texts = {
  reason: { zh: '不予登记的情形', en: 'Reason' },
  explanation: { zh: '具体理由', en: 'Explanation' },
  explanationHelp: {
    zh: '会告知本人。按事实说明，不得以缺少材料为由。',
    en: 'The person will read this. Say which condition is not met. A missing document is not a reason.',
  },
  told: { zh: '本人将看到', en: 'What the person will read' },
  result: { zh: '审核结果：不予登记失业', en: 'Decision: not registered as unemployed' },
  law: { zh: '依据', en: 'Law' },
  remedy: { zh: '您可以', en: 'What you can do' },
  offered: { zh: '您可以转为求职登记，享受就业服务。', en: 'You can register as a job-seeker instead.' },
};

/** Refusal: the reason determines the law and the remedy, shown as the person will read them. */
export function Refuse({
  lists,
  problem,
  draft,
  errors,
  onChange,
}: OutcomeUse & { lists: Lists; problem: ApiProblem | undefined }) {
  const { t, language } = useText();
  const chosen = lists.refusalReasons.find(({ code }) => code === draft.reason);
  return (
    <div className="stack">
      <FieldGroup legend={t(texts.reason)} id={placeIds.reason} error={errors[placeIds.reason]}>
        <Radios
          name="reason"
          value={draft.reason}
          options={lists.refusalReasons}
          onChange={(reason) => onChange({ reason })}
        />
      </FieldGroup>
      <Field
        id={placeIds.explanation}
        label={t(texts.explanation)}
        help={t(texts.explanationHelp)}
        error={errors[placeIds.explanation]}
      >
        {(control) => (
          <textarea
            {...control}
            rows={4}
            maxLength={2000}
            value={draft.explanation}
            onChange={({ target }) => onChange({ explanation: target.value })}
          />
        )}
      </Field>
      <ForbiddenPaper problem={problem} lists={lists} />
      {chosen && (
        <section className="told stack-tight" aria-label={t(texts.told)}>
          <h3>{t(texts.told)}</h3>
          <p>
            <strong>{t(texts.result)}</strong>
            {marks[language].colon}
            {chosen.text}
          </p>
          {draft.explanation.trim() !== '' && <p>{draft.explanation}</p>}
          <p>
            {t(texts.law)}
            {marks[language].colon}
            {chosen.law}
          </p>
          <p>
            {t(texts.remedy)}
            {marks[language].colon}
            {chosen.remedy}
          </p>
          {chosen.jobSeekerRegistrationOffered && <p>{t(texts.offered)}</p>}
        </section>
      )}
    </div>
  );
}
