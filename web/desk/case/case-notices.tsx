import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import { deliveryTexts, recipientTexts } from '../more/delivery-texts.ts';
import type { CaseBody } from './use-case.ts';

/** The notices of a case as they were worded, each with how far it has come: sent is not delivered. */
export function CaseNotices({ notices }: { caseId: string; notices: NonNullable<CaseBody['notices']> }) {
  const { t, language } = useText();
  return (
    <ul className="plain stack-tight">
      {notices.map(({ noticeId, title, paragraphs, issuedAt, to, delivery }) => (
        <li key={noticeId} id={`notice-${noticeId}`} tabIndex={-1}>
          <details className="basis">
            <summary>
              {title} · {t(recipientTexts[to])} · {showDate(issuedAt, 'moment', language)} ·{' '}
              {t(deliveryTexts[delivery.status])}
            </summary>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </details>
        </li>
      ))}
    </ul>
  );
}
