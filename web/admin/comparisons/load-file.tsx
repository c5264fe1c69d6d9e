import { type FormEvent, useState } from 'react';
import { factNames } from '../../../lib/domain/comparison-columns.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { serviceNow } from '../../api/service-time.ts';
import { callAsUser, queryClient } from '../../api/use-api.ts';
import { sorted } from '../../parts/arrays.ts';
import { Field } from '../../parts/field.tsx';
import { FileInput } from '../../parts/file-input.tsx';
import { Notice } from '../../parts/notice.tsx';
import { readGrid, UnreadableFile } from '../../parts/sheets/read-grid.ts';
import { useText } from '../../settings/use-text.ts';
import { dayOf } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { Refusal } from '../parts.tsx';
import { linesOf, type NumberedLine, partsOf, type RefusedLine, rejectionOf } from './lines.ts';
import { hashOf, newRunId } from './run-id.ts';

const texts = {
  title: { zh: '导入比对数据', en: 'Load comparison records' },
  help: {
    zh: '比对结果只是提示，由经办人核实，不会自动改变任何人的登记。身份号码加密比对，不保存。',
    en: 'A match is evidence for an officer. It does not change a registration by itself. Identity numbers are hashed and not kept.',
  },
  source: { zh: '数据来源代码', en: 'Code of the source' },
  sourceHelp: {
    zh: '小写字母、数字和连字符，如 social-insurance。',
    en: 'Use lower-case letters, digits and hyphens, such as social-insurance.',
  },
  asOf: { zh: '数据日期', en: 'As of' },
  file: { zh: '文件（CSV 或 .xlsx）', en: 'File (CSV or .xlsx)' },
  fileHelp: {
    zh: '第一行为列名：公民身份号码、比对事实、说明（可不填）。文件在本机读取，只发送各行内容。旧版 .xls 请先另存为 .xlsx，或者用命令 npm run comparison 导入。',
    en: 'The first line names the columns: 公民身份号码, 比对事实, 说明 (optional). Your browser reads the file on this computer. Save an old .xls file as .xlsx first, or load it with npm run comparison.',
  },
  facts: {
    zh: '“比对事实”一列可以填写什么',
    en: 'Values of the column 比对事实 (fact)',
  },
  whole: {
    zh: '这是全量数据：以前的文件里有、这次没有的人不再按旧数据比对',
    en: 'This file has all records of the source. People who are not in it are no longer compared with older records',
  },
  needed: {
    zh: '请填写数据来源、数据日期并选择文件。',
    en: 'Enter the source and the day, and choose a file.',
  },
  read: {
    zh: '读到 {lines} 行可以导入，{refused} 行有问题。',
    en: '{lines} lines can be loaded, {refused} cannot.',
  },
  send: { zh: '导入 {lines} 行', en: 'Load {lines} lines' },
  goOn: { zh: '从第 {line} 行继续', en: 'Continue from line {line}' },
  sending: { zh: '已导入 {done} 行，共 {lines} 行', en: '{done} of {lines} lines loaded' },
  done: {
    zh: '已导入 {lines} 行：{matched} 行对应到在办或已登记人员，产生 {signals} 条核实提示，{unknown} 行没有对应人员，{older} 行早于已有数据。',
    en: '{lines} lines loaded: {matched} about people with an open application or registration, {signals} signals, {unknown} about people not registered here, {older} older than the known records.',
  },
  snapshot: { zh: '已记为全量数据。', en: 'Recorded as all records of the source.' },
  snapshotFailed: {
    zh: '各行已导入，但有行未能导入，没有记为全量数据。',
    en: 'The lines were loaded, but some were skipped, so the file was not recorded as all records of the source.',
  },
  refused: { zh: '没有导入的行', en: 'Skipped lines' },
  line: { zh: '第 {line} 行：{why}', en: 'Line {line}: {why}' },
  more: {
    zh: '还有 {count} 行，请更正后重新导入整个文件；重复导入不会重复计算。',
    en: '{count} more. Correct them and load the whole file again. Nothing is counted twice.',
  },
} satisfies Record<string, Bilingual>;

/** The most skipped lines that the page lists. */
const mostListed = 100;

interface Total {
  readonly lines: number;
  readonly matched: number;
  readonly signals: number;
  readonly unknown: number;
  readonly older: number;
}
const none: Total = { lines: 0, matched: 0, signals: 0, unknown: 0, older: 0 };

interface Read {
  readonly hash: string;
  readonly runId: string;
  readonly lines: readonly NumberedLine[];
  readonly refused: readonly RefusedLine[];
}

/** Loads a file into a comparison source, part by part, and says why each skipped line was skipped. */
export function LoadFile({ sources }: { sources: readonly string[] }) {
  const { t } = useText();
  const [source, setSource] = useState('');
  const [asOf, setAsOf] = useState(() => dayOf(serviceNow()));
  const [isWhole, setWhole] = useState(false);
  const [file, setFile] = useState<Read>();
  const [unreadable, setUnreadable] = useState<Bilingual>();
  const [isMissing, setMissing] = useState(false);
  const [total, setTotal] = useState<Total>();
  const [rejected, setRejected] = useState<readonly RefusedLine[]>([]);
  const [state, setState] = useState<'ready' | 'sending' | 'done' | 'failed'>('ready');
  const [problem, setProblem] = useState<ApiProblem>();
  const [snapshot, setSnapshot] = useState<'taken' | 'not'>();
  const choose = async (chosen: File | undefined) => {
    setFile(undefined);
    setUnreadable(undefined);
    setTotal(undefined);
    setRejected([]);
    setState('ready');
    setProblem(undefined);
    setSnapshot(undefined);
    if (!chosen) return;
    try {
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const read = linesOf(await readGrid(bytes));
      setFile({ ...read, hash: await hashOf(bytes), runId: newRunId(serviceNow().getTime()) });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      setUnreadable(error.text);
    }
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!file || source.trim() === '' || asOf === '') {
      setMissing(true);
      return;
    }
    if (state === 'sending' || state === 'done') return;
    setMissing(false);
    setProblem(undefined);
    setState('sending');
    let sum = total ?? none;
    const left = [...rejected];
    const path = { source: source.trim() };
    try {
      for (const part of partsOf(file.lines.slice(sum.lines))) {
        const { body } = await callAsUser(
          'POST /comparison-sources/{source}/records',
          {
            path,
            body: {
              asOf,
              run: { id: file.runId, fileHash: file.hash, refused: file.refused.length },
              records: part.map(({ values }) => values),
            },
          },
          { idempotencyKey: `${file.runId}-${sum.lines}` },
        );
        sum = {
          lines: sum.lines + body.lines,
          matched: sum.matched + body.matched,
          signals: sum.signals + body.signals,
          unknown: sum.unknown + body.unknown,
          older: sum.older + (body.older ?? 0),
        };
        // The service counts the lines of a request; the file has its own.
        for (const { line, code } of body.rejected)
          left.push({ line: part[line - 1]?.line ?? line, why: rejectionOf(code) });
        setTotal(sum);
        setRejected([...left]);
      }
      const isComplete = left.length === 0 && file.refused.length === 0;
      if (isWhole && isComplete)
        await callAsUser(
          'POST /comparison-sources/{source}/snapshots',
          { path, body: { asOf, facts: [...new Set(file.lines.map(({ values }) => values.fact))] } },
          { idempotencyKey: `${file.runId}-snapshot` },
        );
      if (isWhole) setSnapshot(isComplete ? 'taken' : 'not');
      setState('done');
      await queryClient.invalidateQueries();
    } catch (error) {
      setProblem(error as ApiProblem);
      setState('failed');
    }
  };
  const count = file?.lines.length ?? 0;
  const next = file?.lines[total?.lines ?? 0]?.line;
  return (
    <form className="panel stack" noValidate onSubmit={(event) => void send(event)}>
      <h2>{t(texts.title)}</h2>
      <p className="soft">{t(texts.help)}</p>
      <div className="admin-fields">
        <Field label={t(texts.source)} help={t(texts.sourceHelp)}>
          {(control) => (
            <>
              <input
                {...control}
                list="comparison-sources"
                required
                autoComplete="off"
                value={source}
                onChange={({ target }) => setSource(target.value)}
              />
              <datalist id="comparison-sources">
                {sources.map((each) => (
                  <option key={each} value={each} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label={t(texts.asOf)}>
          {(control) => (
            <input
              {...control}
              type="date"
              required
              value={asOf}
              onChange={({ target }) => setAsOf(target.value)}
            />
          )}
        </Field>
      </div>
      <Field
        label={t(texts.file)}
        help={t(texts.fileHelp)}
        error={unreadable ? t(unreadable) : isMissing ? t(texts.needed) : undefined}
      >
        {(control) => (
          <FileInput {...control} accept=".csv,.txt,.xlsx,.xls" onFile={(file) => void choose(file)} />
        )}
      </Field>
      <details>
        <summary>{t(texts.facts)}</summary>
        <ul>
          {Object.values(factNames).map(([code, name]) => (
            <li key={code}>
              {name} <code>{code}</code>
            </li>
          ))}
        </ul>
      </details>
      <label className="choice">
        <input type="checkbox" checked={isWhole} onChange={({ target }) => setWhole(target.checked)} />
        <span>{t(texts.whole)}</span>
      </label>
      {file && (
        <p role="status">
          {t(texts.read, { lines: count, refused: file.refused.length })}
          {state === 'sending' && (
            <>
              {' '}
              <progress value={total?.lines ?? 0} max={Math.max(1, count)} aria-label={t(texts.title)} />{' '}
              {t(texts.sending, { done: total?.lines ?? 0, lines: count })}
            </>
          )}
        </p>
      )}
      {state === 'done' && total && (
        <Notice tone="ok" urgent>
          <p>{t(texts.done, { ...total, lines: total.lines - rejected.length })}</p>
          {snapshot && <p>{t(snapshot === 'taken' ? texts.snapshot : texts.snapshotFailed)}</p>}
        </Notice>
      )}
      <Refusal problem={problem} />
      {file && <LeftOut lines={[...file.refused, ...rejected]} />}
      {file && count > 0 && state !== 'done' && (
        <button type="submit" className="button button-main" aria-disabled={state === 'sending' || undefined}>
          {state === 'failed' && total && next !== undefined
            ? t(texts.goOn, { line: next })
            : t(texts.send, { lines: count })}
        </button>
      )}
    </form>
  );
}

function LeftOut({ lines }: { lines: readonly RefusedLine[] }) {
  const { t } = useText();
  if (lines.length === 0) return null;
  const listed = sorted(lines, (a, b) => a.line - b.line).slice(0, mostListed);
  return (
    <section className="stack-tight">
      <h3>{t(texts.refused)}</h3>
      <ul className="admin-errors">
        {listed.map(({ line, why }) => (
          <li key={line}>{t(texts.line, { line, why: t(why) })}</li>
        ))}
      </ul>
      {lines.length > mostListed && <p>{t(texts.more, { count: lines.length - mostListed })}</p>}
    </section>
  );
}
