import { Link } from '@tanstack/react-router';
import { Listed } from '../parts/listed.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useList } from '../parts/use-list.ts';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import { marks } from '../texts/marks.ts';
import { Sum } from './money.tsx';
import { oddText } from './run-texts.ts';
import { Table } from './table.tsx';

const texts = {
  title: { zh: '对账', en: 'Reconciliation' },
  lead: {
    zh: '逐批次核对：批次合计与各笔之和、各笔与申领记录是否一致；送出满 {days} 个工作日（建议值）仍无回执的列出。',
    en: 'We compare each run with its items, and each item with its claim. Items without an answer after {days} working days (a proposal) are listed.',
  },
  none: { zh: '还没有拨付批次。', en: 'No runs yet.' },
  run: { zh: '批次', en: 'Run' },
  paid: { zh: '已拨付', en: 'Paid' },
  open: { zh: '待回执', en: 'Unanswered' },
  late: { zh: '逾期无回执', en: 'Unanswered for too long' },
  agrees: { zh: '核对结果', en: 'Compared' },
  yes: { zh: '✓ 一致', en: '✓ agrees' },
  no: { zh: '✕ 不一致：{names}', en: '✕ does not match: {names}' },
};

/** The runs compared with their items, and the items without an answer. */
export function Reconciliation() {
  const { t, language } = useText();
  const list = useList('GET /payment-reconciliation', { query: {} });
  const days = list.pages?.[0]?.unansweredAfterWorkingDays;
  return (
    <Page title={texts.title}>
      {days !== undefined && (
        <Notice tone="info">
          <p>{t(texts.lead, { days })}</p>
        </Notice>
      )}
      <Listed list={list} rowsOf={({ runs }) => runs} empty={<p>{t(texts.none)}</p>}>
        {(runs) => (
          <Table
            label={t(texts.title)}
            heads={[t(texts.run), t(texts.paid), t(texts.open), t(texts.late), t(texts.agrees)]}
            rows={runs.map(({ run: { runId, purpose, at, sums }, atOdds, unanswered }) => ({
              key: runId,
              cells: [
                <Link key="run" to="/finance/runs/$runId" params={{ runId }}>
                  {showDate(at, 'moment', language)} {purpose}
                </Link>,
                <Sum key="paid" count={sums.paid} fen={sums.paidFen} />,
                <Sum key="open" count={sums.unanswered} fen={sums.unansweredFen} />,
                String(unanswered.length),
                atOdds.length === 0
                  ? t(texts.yes)
                  : t(texts.no, {
                      names: atOdds.map((name) => oddText(name, language)).join(marks[language].list),
                    }),
              ],
            }))}
          />
        )}
      </Listed>
    </Page>
  );
}
