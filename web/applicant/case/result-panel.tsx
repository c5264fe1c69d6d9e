import { Link } from '@tanstack/react-router';
import { Basis } from '../../parts/basis.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { Remedies } from '../parts/remedies.tsx';
import type { Case } from './with-case.tsx';

const texts = {
  result: { zh: '办理结果', en: 'Result' },
  why: { zh: '理由', en: 'Reason' },
  law: { zh: '依据', en: 'Legal basis' },
  remedy: { zh: '可以怎么办', en: 'What you can do' },
  explanation: { zh: '工作人员的说明', en: 'Explanation from the officer' },
  object: { zh: '提出异议', en: 'Object' },
  jobSeeker: { zh: '办理求职登记', en: 'Register as a job-seeker instead' },
  objection: { zh: '异议', en: 'Objection' },
  open: { zh: '复核中', en: 'under review' },
  upheld: { zh: '异议成立', en: 'upheld' },
  dismissed: { zh: '异议不成立', en: 'dismissed' },
  closure: { zh: '注销', en: 'Closure' },
  proposed: {
    zh: '经办机构拟注销登记，正在审核。',
    en: 'The agency proposes to close your registration. This is under review.',
  },
  declined: {
    zh: '审核后不予注销，登记继续有效。',
    en: 'Your registration was not closed and continues.',
  },
  closed: { zh: '登记已于 {day} 注销。', en: 'Your registration was closed on {day}.' },
  reinstated: { zh: '登记已恢复。', en: 'Your registration was reinstated.' },
} satisfies Record<string, Bilingual>;

/** The decision with reason, law and remedy as the API gives them; the page adds nothing. */
export function ResultPanel({ found }: { found: Case }) {
  const { t, language } = useText();
  const { result, registration, caseId, possibleActions } = found;
  const closure = registration?.closure;
  const may = (act: string) => (possibleActions as readonly string[]).includes(act);
  if (!result && !closure) return null;
  const refusal = result?.refusal;
  return (
    <section className="panel stack">
      <h2>{t(closure ? texts.closure : texts.result)}</h2>
      {result && !closure && (
        <p>
          {result.text} <span className="faint">{showDate(result.at, 'dayOfYear', language)}</span>
        </p>
      )}
      {refusal && (
        <dl className="facts">
          <dt>{t(texts.why)}</dt>
          <dd>{refusal.text}</dd>
          <dt>{t(texts.law)}</dt>
          <dd>
            {refusal.law} <Basis basis={refusal.basis} />
          </dd>
          {refusal.explanation && (
            <>
              <dt>{t(texts.explanation)}</dt>
              <dd>{refusal.explanation}</dd>
            </>
          )}
          <dt>{t(texts.remedy)}</dt>
          <dd>
            <p>{refusal.remedy}</p>
            <Remedies all={refusal.furtherRemedies} />
          </dd>
          {refusal.objection && (
            <>
              <dt>{t(texts.objection)}</dt>
              <dd>{t(texts[refusal.objection])}</dd>
            </>
          )}
        </dl>
      )}
      {closure && (
        <>
          <p>
            {t(texts[closure.status], {
              day: closure.closedOn ? showDate(closure.closedOn, 'dayOfYear', language) : '',
            })}
          </p>
          <dl className="facts">
            <dt>{t(texts.why)}</dt>
            <dd>{closure.reason.text}</dd>
            <dt>{t(texts.law)}</dt>
            <dd>
              <Basis basis={closure.basis} />
            </dd>
            {closure.remedies && (
              <>
                <dt>{t(texts.remedy)}</dt>
                <dd>
                  <Remedies all={closure.remedies} />
                </dd>
              </>
            )}
            {closure.objection && (
              <>
                <dt>{t(texts.objection)}</dt>
                <dd>{t(texts[closure.objection])}</dd>
              </>
            )}
          </dl>
        </>
      )}
      {(may('raise-objection') || may('register-as-job-seeker')) && (
        <div className="row">
          {may('raise-objection') && (
            <Link to="/cases/$caseId/do/$act" params={{ caseId, act: 'raise-objection' }} className="button">
              {t(texts.object)}
            </Link>
          )}
          {may('register-as-job-seeker') && (
            <Link
              to="/cases/$caseId/do/$act"
              params={{ caseId, act: 'register-as-job-seeker' }}
              className="button button-main"
            >
              {t(texts.jobSeeker)}
            </Link>
          )}
        </div>
      )}
    </section>
  );
}
