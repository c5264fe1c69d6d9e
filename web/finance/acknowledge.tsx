import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { callAsUser } from '../api/use-api.ts';
import { csvOf, download } from '../parts/csv.ts';
import { Field } from '../parts/field.tsx';
import { FileInput } from '../parts/file-input.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { readGrid, UnreadableFile } from '../parts/sheets/read-grid.ts';
import { useText } from '../settings/use-text.ts';
import type { Bilingual } from '../texts/language.ts';
import { answerColumns, type Line, type ReadLine, readAnswer } from './acknowledgement.ts';
import { outcomeTexts } from './run-texts.ts';
import { Table } from './table.tsx';

const texts = {
  title: { zh: '三、登记回执', en: '3. Record the bank’s answer' },
  lead: {
    zh: '选择银行回执文件（CSV 或 .xlsx）。列依次为：付款编号、金额（元）、结果（成功、退回或者退汇）、拨付或退汇日期（如2026-12-01）、流水号、退回原因。拨付成功后款项又退回原账户的，结果填“退汇”。每行只生效一次，重复提交无影响。',
    en: 'Choose the bank’s answer file (CSV or .xlsx) with the columns key, amount in yuan, result (成功, 退回, or 退汇 if the payment was returned later), date (such as 2026-12-01), reference and reason. Each line takes effect only once.',
  },
  titleSettled: { zh: '登记退汇', en: 'Record later returns' },
  leadSettled: {
    zh: '本批次已办结。拨付成功后又退汇的，可在名单中逐笔登记，也可选择银行文件（CSV或.xlsx）。列依次为：付款编号、金额（元）、结果（退汇）、退汇日期、流水号、退回原因。',
    en: 'This run is settled. Record payments that were returned later one by one in the list, or from a bank file (CSV or .xlsx) with the columns key, amount in yuan, result (退汇), date, reference and reason.',
  },
  file: { zh: '回执文件', en: 'The file' },
  template: { zh: '下载表头', en: 'Get the heading' },
  recordNone: { zh: '登记', en: 'Record' },
  record: { zh: '登记 {count} 行', en: 'Record {count} lines' },
  working: { zh: '正在登记，还有 {count} 行', en: 'Recording; {count} left' },
  result: { zh: '逐行结果', en: 'Line by line' },
  line: { zh: '行', en: 'Line' },
  key: { zh: '付款编号', en: 'Key' },
  outcome: { zh: '结果', en: 'Result' },
  noKey: { zh: '（未填写）', en: '(not given)' },
  nothing: {
    zh: '文件中除表头外没有内容，请核对所选文件。',
    en: 'The file has only a heading. Check that you chose the right file.',
  },
  unreadable: {
    zh: '付款编号、金额、结果、日期或流水号不完整或者无法识别，未登记。',
    en: 'Not recorded: the key, amount, result, date or reference is missing or cannot be read.',
  },
};

interface Shown {
  readonly number: number;
  readonly key: string;
  readonly outcome: keyof typeof outcomeTexts;
  readonly because?: string | undefined;
}

/** The number of lines in one request. */
const atOnce = 50;

/** Reads an answer file and records it part by part. The result of each line stays beside it, even after it settles the run. */
export function Acknowledge({ runId, settled }: { runId: string; settled: boolean }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [lines, setLines] = useState<readonly ReadLine[]>([]);
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [left, setLeft] = useState<number>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [unreadable, setUnreadable] = useState<Bilingual>();
  const choose = async (file: File | undefined) => {
    setShown([]);
    setLines([]);
    setUnreadable(undefined);
    if (!file) return;
    try {
      const read = readAnswer(await readGrid(new Uint8Array(await file.arrayBuffer())));
      setLines(read);
      if (read.length === 0) setUnreadable(texts.nothing);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      setUnreadable(error.text);
    }
  };
  const record = async () => {
    setProblem(undefined);
    const readable = lines.filter((each): each is Required<ReadLine> => each.line !== undefined);
    const found: Shown[] = lines
      .filter(({ line }) => line === undefined)
      .map(({ number, key }) => ({
        number,
        key: key || t(texts.noKey),
        outcome: 'unreadable',
        because: t(texts.unreadable),
      }));
    try {
      for (let from = 0; from < readable.length; from += atOnce) {
        setLeft(readable.length - from);
        const part = readable.slice(from, from + atOnce);
        const sent: Line[] = part.map(({ line }) => line);
        const { body } = await callAsUser('POST /payment-runs/{runId}/acknowledgements', {
          path: { runId },
          body: { lines: sent },
        });
        found.push(
          ...body.lines.map(({ key, outcome, because }, index) => ({
            number: part[index]?.number ?? 0,
            key,
            outcome,
            because: because?.text,
          })),
        );
        setShown([...found].sort((a, b) => a.number - b.number));
      }
      setShown([...found].sort((a, b) => a.number - b.number));
      setLines([]);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setLeft(undefined);
      void queries.invalidateQueries();
    }
  };
  const outcomes = shown.length > 0 && <Outcomes shown={shown} />;
  const [title, lead] = settled ? [texts.titleSettled, texts.leadSettled] : [texts.title, texts.lead];
  return (
    <section className="panel stack no-print">
      <h2>{t(title)}</h2>
      <p>{t(lead)}</p>
      <Field label={t(texts.file)} error={unreadable && t(unreadable)}>
        {(control) => (
          <FileInput {...control} accept=".csv,.txt,.xlsx,.xls" onFile={(file) => void choose(file)} />
        )}
      </Field>
      {problem && <ProblemNotice problem={problem} />}
      <div className="row">
        <button
          type="button"
          className="button button-main"
          disabled={lines.length === 0 || left !== undefined}
          onClick={() => void record()}
        >
          {lines.length === 0 ? t(texts.recordNone) : t(texts.record, { count: lines.length })}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => download('回执.csv', csvOf(answerColumns, []))}
        >
          {t(texts.template)}
        </button>
        <span role="status">{left !== undefined && t(texts.working, { count: left })}</span>
      </div>
      {outcomes}
    </section>
  );
}

function Outcomes({ shown }: { shown: readonly Shown[] }) {
  const { t } = useText();
  return (
    <Table
      caption={t(texts.result)}
      heads={[t(texts.line), t(texts.key), t(texts.outcome)]}
      rows={shown.map(({ number, key, outcome, because }) => ({
        key: String(number),
        cells: [
          String(number),
          <span key="key" className="code break">
            {key}
          </span>,
          <span key="outcome">
            <span className={`tag tag-${outcomeTexts[outcome].tone}`}>{t(outcomeTexts[outcome])}</span>{' '}
            {because}
          </span>,
        ],
      }))}
    />
  );
}
