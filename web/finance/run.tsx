import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import type { Answer } from '../api/operations.ts';
import { ApiProblem } from '../api/problem.ts';
import { callAsUser, useAct, useRead } from '../api/use-api.ts';
import { download } from '../parts/csv.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { usePages } from '../parts/pager.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useRecorded } from '../parts/recorded.tsx';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import { marks } from '../texts/marks.ts';
import { Acknowledge } from './acknowledge.tsx';
import { Money, Sum } from './money.tsx';
import { type PaidItem, ReturnDialog } from './return-dialog.tsx';
import { resultTexts, statusTexts } from './run-texts.ts';
import { Table } from './table.tsx';

type RunAnswer = Answer<'GET /payment-runs/{runId}'>;
type Run = RunAnswer['run'];
type Exported = Answer<'POST /payment-runs/{runId}/exports'>;

const texts = {
  title: { zh: '拨付批次', en: 'Payment run' },
  enter: { zh: '一、列入批次', en: '1. Enter the claims' },
  enterLead: {
    zh: '名单已冻结。逐项列入后才可导出拨付文件；已被其他批次列入的，本批次不再列入。',
    en: 'The list is frozen. Every claim must enter the run before you can export the file. A claim that is in another run cannot enter this one.',
  },
  enterGo: { zh: '开始列入', en: 'Let them enter' },
  entering: { zh: '正在列入，还有 {count} 笔', en: 'Entering; {count} left' },
  file: { zh: '二、导出拨付文件', en: '2. Export the file' },
  fileLead: {
    zh: '文件只包含尚无回执的款项，账号完整显示，仅供提交银行使用。导出人和事由将被记录；提交银行后请删除文件。',
    en: 'The file has the unanswered items with full account numbers. It is only for the bank. We record who exports it and why. Delete it when the bank has it.',
  },
  reason: { zh: '导出事由', en: 'Why' },
  reasonDefault: { zh: '提交银行拨付', en: 'To send it to the bank' },
  spreadsheetLead: {
    zh: 'CSV文件请直接提交银行，不要用Excel或者WPS打开后保存，否则16位以上的账号尾数会变成0。需要打开核对的，请导出Excel文件，其中账号为文本格式。',
    en: 'Give the CSV file to the bank unchanged. If you open and save it in a spreadsheet, the last digits of account numbers with 16 or more digits turn into zeros. To look at the data, export the Excel file, which stores account numbers as text.',
  },
  export: { zh: '导出CSV文件', en: 'Export as CSV' },
  exportSheet: { zh: '导出Excel文件', en: 'Export for Excel' },
  unloaded: {
    zh: '生成Excel文件的程序没有读到，文件没有导出。请检查网络，刷新页面后重试。',
    en: 'The Excel writer did not load, so nothing was exported. Check your connection, reload the page and try again.',
  },
  exports: { zh: '导出记录', en: 'Exports' },
  exported: { zh: '{by}，{at}，{count} 笔：{reason}', en: '{by}, {at}, {count}: {reason}' },
  items: { zh: '名单', en: 'The list' },
  key: { zh: '付款编号', en: 'Key' },
  payee: { zh: '收款人', en: 'Payee' },
  scheme: { zh: '补贴项目', en: 'Scheme' },
  place: { zh: '地区', en: 'Place' },
  amount: { zh: '金额', en: 'Amount' },
  result: { zh: '结果', en: 'Result' },
  listed: { zh: '名单', en: 'Listed' },
  sent: { zh: '已送拨付', en: 'Sent' },
  refused: { zh: '未列入', en: 'Refused' },
  paid: { zh: '已拨付', en: 'Paid' },
  bounced: { zh: '已退回', en: 'Returned by bank' },
  returned: { zh: '拨付后退汇', en: 'Paid, then returned' },
  recordReturn: { zh: '登记退汇', en: 'Record a return' },
  open: { zh: '待回执', en: 'Unanswered' },
};

/** A run, in three steps: its claims enter, its file is exported, its answers are recorded. */
export function OneRun() {
  const { runId } = useParams({ from: '/finance/runs/$runId' });
  const { after, pager } = usePages();
  const query = useRead('GET /payment-runs/{runId}', {
    path: { runId },
    query: { ...(after !== undefined && { after }) },
  });
  const { t } = useText();
  const status = query.data?.body.run.status;
  return (
    <Page
      title={texts.title}
      aside={
        status && <span className={`tag tag-${statusTexts[status].tone}`}>{t(statusTexts[status])}</span>
      }
    >
      <Loaded from={query}>
        {(answer) => (
          <div className="stack">
            <Sums run={answer.run} />
            {answer.run.status === 'frozen' && <Enter key={runId} run={answer.run} />}
            {answer.run.status === 'sent' && <Export run={answer.run} />}
            {answer.run.status !== 'frozen' && (
              <Acknowledge key={`answer ${runId}`} runId={runId} settled={answer.run.status === 'settled'} />
            )}
            <Items answer={answer} pager={pager(answer.next)} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Sums({ run: { sums, purpose, jurisdiction, by, at } }: { run: Run }) {
  const { t, language } = useText();
  const rows = [
    [texts.listed, sums.listed, sums.listedFen],
    [texts.sent, sums.sent, sums.sentFen],
    [texts.refused, sums.refused, sums.refusedFen],
    [texts.paid, sums.paid, sums.paidFen],
    [texts.bounced, sums.bounced, sums.bouncedFen],
    [texts.returned, sums.returned, sums.returnedFen],
    [texts.open, sums.unanswered, sums.unansweredFen],
  ] as const;
  return (
    <section className="panel stack">
      <p>
        {purpose} · {jurisdiction.name} · {by} · {showDate(at, 'moment', language)}
      </p>
      <dl className="facts">
        {rows.map(([label, count, fen]) => (
          <div key={label.en} className="facts-row">
            <dt>{t(label)}</dt>
            <dd>
              <Sum count={count} fen={fen} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Enters all claims of the list, part by part, until none is waiting. Failed ones can safely be tried again. */
function Enter({ run: { runId, sums } }: { run: Run }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [left, setLeft] = useState<number>();
  const [problem, setProblem] = useState<ApiProblem>();
  const go = async () => {
    setProblem(undefined);
    try {
      for (let waiting = sums.waiting; waiting > 0; ) {
        setLeft(waiting);
        const { body } = await callAsUser('POST /payment-runs/{runId}/entries', { path: { runId } });
        if (body.run.sums.waiting >= waiting) break;
        waiting = body.run.sums.waiting;
      }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setLeft(undefined);
      void queries.invalidateQueries();
    }
  };
  return (
    <section className="panel stack">
      <h2>{t(texts.enter)}</h2>
      <p>{t(texts.enterLead)}</p>
      {problem && <ProblemNotice problem={problem} />}
      <div className="row">
        <button
          type="button"
          className="button button-main"
          disabled={left !== undefined}
          onClick={() => void go()}
        >
          {t(texts.enterGo)}
        </button>
        <span role="status">{left !== undefined && t(texts.entering, { count: left })}</span>
      </div>
    </section>
  );
}

/** The code that makes a sheet of a payment file. It loads before the export, because every export is recorded. */
const sheetMaker = () => Promise.all([import('./payment-sheet.ts'), import('../parts/sheets/write-xlsx.ts')]);

/** Downloads the payment file, as CSV or as a sheet. */
async function save(
  { fileName, content }: Exported,
  maker: Awaited<ReturnType<typeof sheetMaker>> | undefined,
): Promise<void> {
  if (!maker) return download(fileName, content);
  const [{ paymentSheet }, { xlsxType }] = maker;
  download(fileName.replace(/\.csv$/, '.xlsx'), await paymentSheet(content), xlsxType);
}

function Export({ run: { runId } }: { run: Run }) {
  const { t } = useText();
  const id = useId();
  const [reason, setReason] = useState(t(texts.reasonDefault));
  const [unloaded, setUnloaded] = useState(false);
  const act = useAct('POST /payment-runs/{runId}/exports');
  const cannot = act.isPending || reason.trim() === '';
  return (
    <section className="panel stack no-print">
      <h2>{t(texts.file)}</h2>
      <Notice tone="warn">
        <p>{t(texts.fileLead)}</p>
        <p>{t(texts.spreadsheetLead)}</p>
      </Notice>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const { submitter } = event.nativeEvent as SubmitEvent;
          const asSheet = submitter?.getAttribute('value') === 'sheet';
          setUnloaded(false);
          Promise.resolve(asSheet ? sheetMaker() : undefined).then(
            (maker) =>
              act.mutate(
                { request: { path: { runId }, body: { reason } } },
                { onSuccess: ({ body }) => void save(body, maker) },
              ),
            () => setUnloaded(true),
          );
        }}
      >
        <div className="field">
          <label htmlFor={id}>{t(texts.reason)}</label>
          <input
            id={id}
            className="input"
            required
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        {act.error && <ProblemNotice problem={act.error} />}
        {unloaded && (
          <Notice tone="danger" urgent>
            <p>{t(texts.unloaded)}</p>
          </Notice>
        )}
        <div className="row">
          <button type="submit" className="button button-main" disabled={cannot}>
            {t(texts.export)}
          </button>
          <button type="submit" value="sheet" className="button" disabled={cannot}>
            {t(texts.exportSheet)}
          </button>
        </div>
      </form>
    </section>
  );
}

const isPaid = (item: RunAnswer['items'][number]): item is PaidItem =>
  item.result === 'paid' && item.key !== undefined && item.fen !== undefined;

function Items({ answer: { run, items, exports }, pager }: { answer: RunAnswer; pager: ReactNode }) {
  const { t, language } = useText();
  const [returning, setReturning] = useState<PaidItem>();
  const recorded = useRecorded();
  return (
    <>
      {recorded.notice}
      <Table
        caption={t(texts.items)}
        heads={[
          t(texts.payee),
          t(texts.scheme),
          t(texts.place),
          t(texts.amount),
          t(texts.result),
          t(texts.key),
        ]}
        rows={items.map((item) => {
          const { caseId, number, payee, scheme, district, fen, result, because, key } = item;
          return {
            key: `${caseId} ${number}`,
            cells: [
              payee ? `${payee.holder} ${payee.account}` : '–',
              scheme?.text ?? '–',
              district.name,
              fen === undefined ? '–' : <Money key="fen" fen={fen} />,
              <span key="result" className="stack-tight">
                <span>
                  {[t(resultTexts[result]), because?.text].filter(Boolean).join(marks[language].colon)}
                </span>
                {isPaid(item) && (
                  <button type="button" className="button button-quiet" onClick={() => setReturning(item)}>
                    {t(texts.recordReturn)}
                  </button>
                )}
              </span>,
              key ? (
                <span key="key" className="code break">
                  {key}
                </span>
              ) : (
                '–'
              ),
            ],
          };
        })}
      />
      {returning && (
        <ReturnDialog
          runId={run.runId}
          item={returning}
          onClose={() => setReturning(undefined)}
          onDone={(what) => {
            setReturning(undefined);
            recorded.say(what);
          }}
        />
      )}
      {pager}
      {exports.length > 0 && (
        <section className="stack">
          <h2>{t(texts.exports)}</h2>
          <ul className="plain-list">
            {exports.map(({ exportId, by, at, reason, payments }) => (
              <li key={exportId}>
                {t(texts.exported, { by, at: showDate(at, 'moment', language), count: payments, reason })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
