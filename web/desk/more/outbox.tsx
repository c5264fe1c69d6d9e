import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { useRead } from '../../api/use-api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { usePages } from '../../parts/pager.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import { showNumber } from '../../texts/numbers.ts';
import { LetterDialog } from '../case/letter-dialog.tsx';
import { DeskPage } from '../desk-page.tsx';
import { deliveryTexts, recipientTexts } from './delivery-texts.ts';
import { ReportDelivery } from './report-delivery.tsx';

const texts = {
  title: { zh: '告知与送达', en: 'Notices to deliver' },
  help: {
    zh: '已打印、已发出都不等于已送达。本人接到电话、当面领取或者签收之后，才反馈为已送达。',
    en: 'Printing or sending is not delivery. Report a delivery when the person has been told, has taken the notice or has signed for it.',
  },
  status: { zh: '送达情况', en: 'How far' },
  open: { zh: '全部未送达', en: 'All undelivered' },
  notice: { zh: '告知', en: 'Notice' },
  person: { zh: '当事人', en: 'Person' },
  to: { zh: '送达对象', en: 'To' },
  issued: { zh: '作出时间', en: 'Issued' },
  attempts: { zh: '已发 {count} 次', en: 'sent {count} times' },
  report: { zh: '反馈送达', en: 'Report delivery' },
  read: { zh: '阅读、打印', en: 'Read, print' },
  empty: { zh: '没有等待送达的告知。', en: 'There is nothing to deliver.' },
  reported: { zh: '已记录：{status}', en: 'Recorded: {status}' },
};

type Entry = Answer<'GET /outbox'>['notices'][number];

/** The undelivered notices, and the form to report the result of a delivery. */
export function Outbox() {
  const { t, language } = useText();
  const [status, setStatus] = useState<'issued' | 'sent' | 'failed' | undefined>();
  const [reading, setReading] = useState<Entry | undefined>();
  const [reporting, setReporting] = useState<Entry | undefined>();
  const [reported, setReported] = useState<Entry['delivery']['status'] | undefined>();
  const { after, reset, pager } = usePages();
  const read = useRead('GET /outbox', { query: { status, after } }, { poll: 30 });
  return (
    <DeskPage
      title={texts.title}
      aside={
        <label className="row">
          <span className="faint">{t(texts.status)}</span>
          <select
            className="input desk-select"
            value={status ?? ''}
            onChange={({ target }) => {
              reset();
              setStatus(target.value === '' ? undefined : (target.value as typeof status));
            }}
          >
            <option value="">{t(texts.open)}</option>
            {(['issued', 'sent', 'failed'] as const).map((each) => (
              <option key={each} value={each}>
                {t(deliveryTexts[each])}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <Notice>
        <p>{t(texts.help)}</p>
      </Notice>
      {reported && (
        <Notice tone="ok" urgent>
          <p>{t(texts.reported, { status: t(deliveryTexts[reported]) })}</p>
        </Notice>
      )}
      <Loaded from={read} lines={8}>
        {({ notices, next }) =>
          notices.length === 0 ? (
            <div className="panel desk-empty">{t(texts.empty)}</div>
          ) : (
            <>
              <div className="table-scroll">
                <table className="table table-stacked" aria-label={t(texts.title)}>
                  <thead>
                    <tr>
                      {[texts.issued, texts.notice, texts.person, texts.to, texts.status].map((head) => (
                        <th key={head.en} scope="col">
                          {t(head)}
                        </th>
                      ))}
                      <th scope="col" aria-label={t(texts.report)} />
                    </tr>
                  </thead>
                  <tbody>
                    {notices.map((each) => (
                      <tr key={`${each.caseId} ${each.noticeId}`}>
                        <td data-label={t(texts.issued)}>{showDate(each.issuedAt, 'moment', language)}</td>
                        <td data-label={t(texts.notice)}>
                          {each.recipient === 'person' ? (
                            <div className="row">
                              {each.title}
                              <button
                                type="button"
                                className="button button-quiet"
                                onClick={() => setReading(each)}
                              >
                                {t(texts.read)}
                                <Which {...each} />
                              </button>
                            </div>
                          ) : (
                            <ToStaff {...each} />
                          )}
                        </td>
                        <td data-label={t(texts.person)}>
                          {each.case && (
                            <Link to="/desk/cases/$caseId" params={{ caseId: each.caseId }}>
                              {each.case.applicant}
                              <div className="faint">{showNumber(each.case.applicationNumber)}</div>
                            </Link>
                          )}
                        </td>
                        <td data-label={t(texts.to)}>{t(recipientTexts[each.recipient])}</td>
                        <td data-label={t(texts.status)}>
                          <span className={each.delivery.status === 'failed' ? 'tag tag-danger' : 'tag'}>
                            {each.delivery.status === 'failed' && '✕ '}
                            {t(deliveryTexts[each.delivery.status])}
                          </span>
                          {each.delivery.attempts > 0 && (
                            <span className="faint">
                              {' '}
                              {t(texts.attempts, { count: each.delivery.attempts })}
                            </span>
                          )}
                        </td>
                        <td>
                          {each.recipient === 'person' && (
                            <button
                              type="button"
                              className="button"
                              onClick={() => {
                                setReported(undefined);
                                setReporting(each);
                              }}
                            >
                              {t(texts.report)}
                              <Which {...each} />
                            </button>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {pager(next)}
            </>
          )
        }
      </Loaded>
      {reading && (
        <LetterDialog
          caseId={reading.caseId}
          noticeId={reading.noticeId}
          onReport={() => {
            setReading(undefined);
            setReported(undefined);
            setReporting(reading);
          }}
          onClose={() => setReading(undefined)}
        />
      )}
      {reporting && (
        <Dialog title={t(texts.report)} onClose={() => setReporting(undefined)}>
          <ReportDelivery
            caseId={reporting.caseId}
            noticeId={reporting.noticeId}
            onDone={(delivery) => {
              setReporting(undefined);
              setReported(delivery.status);
            }}
          />
        </Dialog>
      )}
    </DeskPage>
  );
}

/** The notice that a button is for: screen readers do not read the row with the button. */
const Which = ({ title, case: of }: Entry) => (
  <span className="visually-hidden">
    {title} {of && showNumber(of.applicationNumber)}
  </span>
);

/** A notice to staff, which is not a letter. Its text is read with its case, on request. */
function ToStaff({ caseId, noticeId, title }: Entry) {
  const [open, setOpen] = useState(false);
  const read = useRead('GET /cases/{caseId}/notices', { path: { caseId } }, { enabled: open });
  return (
    <details className="basis" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {open && (
        <Loaded from={read}>
          {({ notices }) => (
            <>
              {notices
                .find((each) => each.noticeId === noticeId)
                ?.paragraphs.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
            </>
          )}
        </Loaded>
      )}
    </details>
  );
}
