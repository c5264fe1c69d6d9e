import { Link } from '@tanstack/react-router';
import { sorted } from '../../parts/arrays.ts';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { isRateable } from './rateable.ts';
import type { Case } from './with-case.tsx';

const texts = {
  title: { zh: '办理经过', en: 'What has happened' },
  rate: { zh: '评价', en: 'Rate this' },
  shown: { zh: '共 {count} 条，显示最近 {shown} 条', en: 'Showing the latest {shown} of {count}' },
} satisfies Record<string, Bilingual>;

/** The events of a case, newest first. */
export function History({ found }: { found: Case }) {
  const { t, language } = useText();
  const { history, totals, caseId } = found;
  const newest = sorted(history, (a, b) => b.sequence - a.sequence);
  return (
    <details className="panel">
      <summary className="panel-summary">
        <h2>{t(texts.title)}</h2>
      </summary>
      <ol className="plain history">
        {newest.map(({ sequence, at, text, type, freeText }) => (
          <li key={sequence}>
            <div className="row row-apart">
              <span>{text}</span>
              <time className="faint" dateTime={at}>
                {showDate(at, 'momentOfYear', language)}
              </time>
            </div>
            {Object.entries(freeText ?? {}).map(([name, words]) =>
              typeof words === 'string' ? (
                <p key={name} className="soft">
                  “{words}”
                </p>
              ) : null,
            )}
            {isRateable(type) && (
              <Link
                to="/cases/$caseId/rate/$event"
                params={{ caseId, event: String(sequence) }}
                className="list-link"
              >
                {t(texts.rate)}
                <span className="visually-hidden">{text}</span>
              </Link>
            )}
          </li>
        ))}
      </ol>
      {totals.history > history.length && (
        <p className="faint">{t(texts.shown, { count: totals.history, shown: history.length })}</p>
      )}
    </details>
  );
}
