import { Link } from '@tanstack/react-router';
import { Listed } from '../parts/listed.tsx';
import { Page } from '../parts/page.tsx';
import { useList } from '../parts/use-list.ts';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import { Sum } from './money.tsx';
import { statusTexts } from './run-texts.ts';
import { Table } from './table.tsx';

const texts = {
  title: { zh: '拨付批次', en: 'Payment runs' },
  none: {
    zh: '还没有拨付批次。请在“待拨付”中建立。',
    en: 'No runs yet. Make one under “To be paid”.',
  },
  made: { zh: '建立时间', en: 'Made' },
  purpose: { zh: '用途', en: 'Purpose' },
  place: { zh: '地区', en: 'Place' },
  status: { zh: '状态', en: 'Status' },
  listed: { zh: '名单', en: 'Listed' },
  paid: { zh: '已拨付', en: 'Paid' },
  back: { zh: '退回和退汇', en: 'Returned' },
  open: { zh: '待回执', en: 'Unanswered' },
};

/** The runs of the jurisdiction, newest first. */
export function Runs() {
  const { t, language } = useText();
  const list = useList('GET /payment-runs', { query: {} });
  return (
    <Page title={texts.title}>
      <Listed list={list} rowsOf={({ runs }) => runs} empty={<p>{t(texts.none)}</p>}>
        {(runs) => (
          <Table
            label={t(texts.title)}
            heads={[
              t(texts.made),
              t(texts.purpose),
              t(texts.place),
              t(texts.status),
              t(texts.listed),
              t(texts.paid),
              t(texts.back),
              t(texts.open),
            ]}
            rows={runs.map(({ runId, at, purpose, jurisdiction, status, sums }) => ({
              key: runId,
              cells: [
                <Link key="run" to="/finance/runs/$runId" params={{ runId }}>
                  {showDate(at, 'moment', language)}
                </Link>,
                purpose,
                jurisdiction.name,
                <span key="status" className={`tag tag-${statusTexts[status].tone}`}>
                  {t(statusTexts[status])}
                </span>,
                <Sum key="listed" count={sums.listed} fen={sums.listedFen} />,
                <Sum key="paid" count={sums.paid} fen={sums.paidFen} />,
                <Sum
                  key="back"
                  count={sums.bounced + sums.returned}
                  fen={sums.bouncedFen + sums.returnedFen}
                />,
                <Sum key="open" count={sums.unanswered} fen={sums.unansweredFen} />,
              ],
            }))}
          />
        )}
      </Listed>
    </Page>
  );
}
