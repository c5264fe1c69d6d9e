import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../api/operations.ts';
import { OperationForm } from '../form/operation-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { FilterBar, type FilterField } from '../parts/filter-bar.tsx';
import { Listed } from '../parts/listed.tsx';
import { useRecorded } from '../parts/recorded.tsx';
import { useList } from '../parts/use-list.ts';
import { useText } from '../settings/use-text.ts';
import { deliveries, deliveryChannels, recipients } from '../texts/codes.ts';
import { showDate } from '../texts/dates.ts';
import { showNumber } from '../texts/numbers.ts';
import { LeadPage } from './lead-frame.tsx';
import { AsOf, CaseLink } from './parts.tsx';
import { usePlaceFilter } from './places.ts';
import { screens } from './screens.ts';

type Notice = Answer<'GET /outbox'>['notices'][number];

const texts = {
  intro: {
    zh: '尚未送达的通知，最早的在前。发送失败的，由工作人员用电话、窗口或者信函告知本人后反馈；已打印或者已发送不等于已送达。',
    en: 'Undelivered notices, oldest first. If sending has failed, staff tell the person by phone, at the counter or by letter and report it. Printing or sending is not delivery.',
  },
  recipient: { zh: '收件人', en: 'To' },
  status: { zh: '送达情况', en: 'Delivery' },
  all: { zh: '全部', en: 'All' },
  none: { zh: '没有待送达的通知。', en: 'There is nothing to deliver.' },
  issued: { zh: '签发时间', en: 'Issued' },
  notice: { zh: '通知', en: 'Notice' },
  case: { zh: '申请编号', en: 'Number' },
  person: { zh: '本人', en: 'Person' },
  officer: { zh: '联系专人', en: 'Officer' },
  attempts: { zh: '已发送 {count} 次', en: 'sent {count} times' },
  lapsed: { zh: '不再发送', en: 'will not be sent' },
  notBefore: { zh: '{moment} 后发送', en: 'not before {moment}' },
  report: { zh: '反馈送达', en: 'Report delivery' },
  heldBack: {
    zh: '号码未核验，当日发送已达上限，暂缓至 {moment}；请核实是否有人冒用号码',
    en: 'This unverified number has reached its daily limit. Held until {moment}. Check whether somebody is misusing it',
  },
  reportTitle: { zh: '反馈送达情况：{title}', en: 'Report delivery: {title}' },
  acts: { zh: '操作', en: 'Acts' },
};

/** The undelivered notices, so that somebody tells the person in another way. */
export function Outbox() {
  const { t } = useText();
  const search = useSearch({ from: '/lead/outbox' });
  const navigate = useNavigate({ from: '/lead/outbox' });
  const place = usePlaceFilter();
  const list = useList(
    'GET /outbox',
    {
      query: {
        district: search.district,
        recipient: search.recipient as Notice['recipient'] | undefined,
        status: search.status as 'failed' | undefined,
        limit: 50,
      },
    },
    { poll: 30 },
  );
  const fields: FilterField[] = [
    place,
    {
      name: 'status',
      label: texts.status,
      none: texts.all,
      options: (['failed', 'issued', 'sent'] as const).map((value) => ({
        value,
        text: t(deliveries[value]),
      })),
    },
    {
      name: 'recipient',
      label: texts.recipient,
      none: texts.all,
      options: Object.entries(recipients).map(([value, text]) => ({ value, text: t(text) })),
    },
  ];
  return (
    <LeadPage screen="outbox" aside={<AsOf at={list.pages?.[0]?.asOf} />}>
      <p className="soft">{t(texts.intro)}</p>
      <FilterBar
        fields={fields}
        values={search}
        onApply={(filters) => void navigate({ search: (now) => ({ ...now, ...filters }) })}
      />
      <Listed list={list} rowsOf={({ notices }) => notices} empty={<p>{t(texts.none)}</p>}>
        {(rows) => <OutboxTable rows={rows} />}
      </Listed>
    </LeadPage>
  );
}

function OutboxTable({ rows }: { rows: readonly Notice[] }) {
  const { t, language } = useText();
  const [reporting, setReporting] = useState<Notice>();
  const recorded = useRecorded();
  return (
    <>
      {recorded.notice}
      <div className="table-scroll">
        <table className="table table-stacked" aria-label={t(screens.outbox.name)}>
          <thead>
            <tr>
              <th scope="col">{t(texts.issued)}</th>
              <th scope="col">{t(texts.notice)}</th>
              <th scope="col">{t(texts.recipient)}</th>
              <th scope="col">{t(texts.status)}</th>
              <th scope="col">{t(texts.case)}</th>
              <th scope="col">{t(texts.person)}</th>
              <th scope="col">{t(texts.officer)}</th>
              <th scope="col">{t(texts.acts)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.caseId} ${row.noticeId}`}>
                <td data-label={t(texts.issued)}>
                  <time dateTime={row.issuedAt}>{showDate(row.issuedAt, 'moment', language)}</time>
                </td>
                <td data-label={t(texts.notice)}>{row.title}</td>
                <td data-label={t(texts.recipient)}>{t(recipients[row.recipient])}</td>
                <td data-label={t(texts.status)}>
                  <DeliveryTag notice={row} />
                </td>
                <td data-label={t(texts.case)}>
                  {row.case ? <CaseLink caseId={row.caseId} number={row.case.applicationNumber} /> : '–'}
                </td>
                <td data-label={t(texts.person)}>{row.case?.applicant ?? '–'}</td>
                <td data-label={t(texts.officer)}>{row.case?.officerName ?? row.case?.officer ?? '–'}</td>
                <td data-label={t(texts.acts)}>
                  {row.recipient === 'person' && !row.delivery.lapsed && (
                    <button type="button" className="button button-quiet" onClick={() => setReporting(row)}>
                      {t(texts.report)}
                      <span className="visually-hidden">
                        {row.title} {row.case?.applicationNumber}
                      </span>
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {reporting && (
        <Dialog
          title={t(texts.reportTitle, { title: reporting.title })}
          onClose={() => setReporting(undefined)}
        >
          {reporting.case && <p className="code">{showNumber(reporting.case.applicationNumber)}</p>}
          <OperationForm
            operationId="report-delivery"
            caseId={reporting.caseId}
            path={{ noticeId: reporting.noticeId }}
            onDone={() => {
              setReporting(undefined);
              recorded.say(t(texts.reportTitle, { title: reporting.title }));
            }}
          />
        </Dialog>
      )}
    </>
  );
}

function DeliveryTag({ notice: { delivery, notBefore, recipient } }: { notice: Notice }) {
  const { t, language } = useText();
  const { status, attempts, channel, lapsed, heldBackUntil } = delivery;
  const sign = { issued: '○', sent: '◐', failed: '✕', delivered: '✓' }[status];
  return (
    <>
      <span className={status === 'failed' ? 'tag tag-danger' : 'tag'}>
        <span aria-hidden="true">{sign}</span>
        {t(deliveries[status])}
        {channel && ` · ${t(deliveryChannels[channel])}`}
      </span>
      <div className="faint">
        {lapsed
          ? t(texts.lapsed)
          : heldBackUntil
            ? t(texts.heldBack, { moment: showDate(heldBackUntil, 'moment', language) })
            : attempts > 0
              ? t(texts.attempts, { count: attempts })
              : recipient === 'person' &&
                t(texts.notBefore, { moment: showDate(notBefore, 'moment', language) })}
      </div>
    </>
  );
}
