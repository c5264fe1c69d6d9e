import { useState } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { useRecorded } from '../../parts/recorded.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import { deliveryTexts, recipientTexts } from '../more/delivery-texts.ts';
import { ReportDelivery } from '../more/report-delivery.tsx';
import { LetterDialog } from './letter-dialog.tsx';
import type { CaseBody } from './use-case.ts';

const texts = {
  letter: { zh: '告知书：阅读、打印', en: 'Read or print the letter' },
  report: { zh: '反馈送达', en: 'Report delivery' },
};

type CaseNotice = NonNullable<CaseBody['notices']>[number];

/** The notices of a case as they were worded, each with its delivery status. Sent does not mean delivered. */
export function CaseNotices({
  caseId,
  notices,
}: {
  caseId: string;
  notices: NonNullable<CaseBody['notices']>;
}) {
  const { t, language } = useText();
  const [reading, setReading] = useState<CaseNotice | undefined>();
  const [reporting, setReporting] = useState<CaseNotice | undefined>();
  const recorded = useRecorded();
  const report = () => {
    setReading(undefined);
    setReporting(reading);
  };
  return (
    <>
      {recorded.notice}
      <ul className="plain stack-tight">
        {notices.map((notice) => {
          const { noticeId, title, paragraphs, issuedAt, to, delivery } = notice;
          return (
            <li key={noticeId} id={`notice-${noticeId}`} tabIndex={-1}>
              <details className="basis">
                <summary>
                  {title} · {t(recipientTexts[to])} · {showDate(issuedAt, 'moment', language)} ·{' '}
                  {t(deliveryTexts[delivery.status])}
                </summary>
                {paragraphs.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
                {to === 'person' && (
                  <button type="button" className="button" onClick={() => setReading(notice)}>
                    {t(texts.letter)}
                  </button>
                )}
              </details>
            </li>
          );
        })}
      </ul>
      {reading && (
        <LetterDialog
          caseId={caseId}
          noticeId={reading.noticeId}
          onReport={reading.delivery.status === 'delivered' ? undefined : report}
          onClose={() => setReading(undefined)}
        />
      )}
      {reporting && (
        <Dialog title={t(texts.report)} onClose={() => setReporting(undefined)}>
          <ReportDelivery
            caseId={caseId}
            noticeId={reporting.noticeId}
            onDone={() => {
              setReporting(undefined);
              recorded.say(`${t(texts.report)} ${reporting.title}`);
            }}
          />
        </Dialog>
      )}
    </>
  );
}
