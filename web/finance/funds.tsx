import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../api/operations.ts';
import { serviceNow } from '../api/service-time.ts';
import { useRead } from '../api/use-api.ts';
import { OperationForm } from '../form/operation-form.tsx';
import { type Place, usePlaces } from '../lead/places.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { useRecorded } from '../parts/recorded.tsx';
import { useText } from '../settings/use-text.ts';
import { dayOf, showDate } from '../texts/dates.ts';
import { Money } from './money.tsx';
import { noFund } from './run-texts.ts';
import { Table } from './table.tsx';

type Board = Answer<'GET /funds'>;

const texts = {
  title: { zh: '资金执行', en: 'Funds' },
  year: { zh: '年度', en: 'Year' },
  place: { zh: '地区', en: 'Place' },
  whole: { zh: '全部地区', en: 'All places' },
  enter: { zh: '录入预算', en: 'Enter a budget' },
  none: {
    zh: '本年度没有录入预算，也没有批准的补贴。',
    en: 'No budget was entered and nothing was approved this year.',
  },
  fund: { zh: '资金渠道', en: 'Fund' },
  budget: { zh: '预算', en: 'Budget' },
  noBudget: { zh: '未录入', en: 'Not listed' },
  approved: { zh: '已批准', en: 'Approved' },
  paid: { zh: '已拨付', en: 'Paid' },
  recovered: { zh: '已追回', en: 'Recovered' },
  returned: { zh: '退汇', en: 'Returned' },
  queued: { zh: '待拨付', en: 'To be sent' },
  inRun: { zh: '拨付中', en: 'In a run' },
  share: { zh: '执行', en: 'Spent' },
  bar: { zh: '已拨付占预算 {share}%', en: '{share}% of the budget paid' },
  over: { zh: '▲ 批准超出预算', en: '▲ over budget: more approved than budgeted' },
  entries: { zh: '预算来源', en: 'Budget sources' },
  source: { zh: '依据文件', en: 'Source' },
  by: { zh: '录入', en: 'Entered' },
  rows: { zh: '按地区、项目和月份', en: 'By district, scheme and month' },
  scheme: { zh: '补贴项目', en: 'Scheme' },
  month: { zh: '月份', en: 'Month' },
};

/** The divisions that can have a budget: the whole jurisdiction, and each of its districts. */
const divisionsOf = (whole: Place, districts: readonly Place[]) => [
  ...new Map([whole, ...districts].map(({ code, name }) => [code, { code, text: name }])).values(),
];

/** The funds of a year: budget, approved and paid, and the execution report. */
export function Funds() {
  const { t } = useText();
  const search = useSearch({ from: '/finance/funds' });
  const navigate = useNavigate({ from: '/finance/funds' });
  const { whole, districts } = usePlaces();
  const thisYear = Number(dayOf(serviceNow()).slice(0, 4));
  const [entering, setEntering] = useState(false);
  const recorded = useRecorded();
  const { division, year = String(thisYear) } = search;
  const query = { year, division };
  const board = useRead('GET /funds', { query });
  const report = useRead('GET /fund-execution', { query });
  return (
    <Page
      title={texts.title}
      aside={
        <button type="button" className="button button-main" onClick={() => setEntering(true)}>
          {t(texts.enter)}
        </button>
      }
    >
      <FilterBar
        fields={[
          {
            name: 'division',
            label: texts.place,
            none: texts.whole,
            options: districts.map(({ code, name }) => ({ value: code, text: name })),
          },
          {
            name: 'year',
            label: texts.year,
            options: [thisYear, thisYear - 1, thisYear - 2].map((each) => ({
              value: String(each),
              text: String(each),
            })),
          },
        ]}
        values={{ division, year }}
        onApply={(filters) => void navigate({ search: filters })}
      />
      {recorded.notice}
      <Loaded from={board}>{(answer) => <BoardOf board={answer} />}</Loaded>
      <Loaded from={report}>{({ rows }) => (rows.length > 0 ? <Report rows={rows} /> : null)}</Loaded>
      {entering && (
        <Dialog title={t(texts.enter)} onClose={() => setEntering(false)}>
          <OperationForm
            operationId="enter-budget"
            initial={{ division: division ?? whole.code, year: Number(year) }}
            choices={{ divisions: divisionsOf(whole, districts), ...board.data?.body.budgetFor }}
            onDone={() => {
              setEntering(false);
              recorded.say(t(texts.enter));
            }}
          />
        </Dialog>
      )}
    </Page>
  );
}

function BoardOf({ board: { funds, entries } }: { board: Board }) {
  const { t, language } = useText();
  if (funds.length === 0) return <p className="empty">{t(texts.none)}</p>;
  return (
    <>
      <Table
        label={t(texts.title)}
        heads={[
          t(texts.fund),
          t(texts.budget),
          t(texts.approved),
          t(texts.queued),
          t(texts.inRun),
          t(texts.paid),
          t(texts.returned),
          t(texts.recovered),
          t(texts.share),
        ]}
        rows={funds.map((line) => ({
          key: line.text,
          cells: [
            line.text,
            line.budgetFen === undefined ? t(texts.noBudget) : <Money key="budget" fen={line.budgetFen} />,
            <Money key="approved" fen={line.approvedFen} />,
            <Money key="queued" fen={line.queuedFen} />,
            <Money key="run" fen={line.inRunFen} />,
            <Money key="paid" fen={line.paidFen} />,
            <Money key="returned" fen={line.returnedFen} />,
            <Money key="recovered" fen={line.recoveredFen} />,
            <Share key="share" line={line} />,
          ],
        }))}
      />
      {entries.length > 0 && (
        <Table
          caption={t(texts.entries)}
          heads={[t(texts.fund), t(texts.budget), t(texts.source), t(texts.by)]}
          rows={entries.map(({ entryId, fund, scheme, amountFen, source, by, at }) => ({
            key: entryId,
            cells: [
              fund ?? funds.find((line) => line.scheme?.code === scheme)?.text ?? scheme,
              <Money key="amount" fen={amountFen} />,
              source,
              `${by} ${showDate(at, 'moment', language)}`,
            ],
          }))}
        />
      )}
    </>
  );
}

/** The share of the budget that was paid, as a bar and in words. */
function Share({ line: { budgetFen, paidFen, returnedFen, leftFen } }: { line: Board['funds'][number] }) {
  const { t } = useText();
  if (budgetFen === undefined || budgetFen <= 0) return '–';
  // Returned money was not spent. It may be more than was paid in a year, if it was paid in the year before.
  const spentFen = Math.max(0, paidFen - returnedFen);
  const share = Math.round((spentFen / budgetFen) * 100);
  return (
    <span className="stack-tight">
      <progress className="fund-bar" max={budgetFen} value={Math.min(spentFen, budgetFen)}>
        {share}%
      </progress>
      <span>{t(texts.bar, { share })}</span>
      {(leftFen ?? 0) < 0 && <span className="tag tag-danger">{t(texts.over)}</span>}
    </span>
  );
}

function Report({ rows }: { rows: Answer<'GET /fund-execution'>['rows'] }) {
  const { t, language } = useText();
  return (
    <Table
      caption={t(texts.rows)}
      heads={[
        t(texts.place),
        t(texts.scheme),
        t(texts.fund),
        t(texts.month),
        t(texts.approved),
        t(texts.paid),
        t(texts.returned),
        t(texts.recovered),
      ]}
      rows={rows.map(
        ({ district, scheme, fund, month, approvedFen, paidFen, returnedFen, recoveredFen }) => ({
          key: [district.code, scheme.code, fund, month].join(' '),
          cells: [
            district.name,
            scheme.text,
            fund ?? t(noFund),
            showDate(month, 'month', language),
            <Money key="approved" fen={approvedFen} />,
            <Money key="paid" fen={paidFen} />,
            <Money key="returned" fen={returnedFen} />,
            <Money key="recovered" fen={recoveredFen} />,
          ],
        }),
      )}
    />
  );
}
