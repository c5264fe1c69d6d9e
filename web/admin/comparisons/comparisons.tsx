import { factNames } from '../../../lib/domain/comparison-columns.ts';
import type { Answer } from '../../api/operations.ts';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { marks } from '../../texts/marks.ts';
import { AdminPage } from '../admin-page.tsx';
import { Listed, When } from '../parts.tsx';
import { usePages } from '../use-pages.ts';
import { LoadFile } from './load-file.tsx';

const texts = {
  runs: { zh: '比对记录', en: 'Runs' },
  sources: { zh: '各来源', en: 'Sources' },
  loads: { zh: '导入次数', en: 'Runs' },
  last: { zh: '最近导入', en: 'Last loaded' },
  none: { zh: '还没有导入过比对数据。', en: 'No comparisons yet.' },
  source: { zh: '来源', en: 'Source' },
  asOf: { zh: '数据日期', en: 'As of' },
  facts: { zh: '比对事项', en: 'Facts' },
  by: { zh: '导入', en: 'Loaded' },
  lines: { zh: '行数', en: 'Lines' },
  matched: { zh: '对应', en: 'Matched' },
  signals: { zh: '提示', en: 'Signals' },
  unknown: { zh: '无对应', en: 'About nobody' },
  older: { zh: '较早', en: 'Older' },
  rejected: { zh: '未导入', en: 'Left out' },
  file: { zh: '文件校验值', en: 'Hash of the file' },
  snapshot: { zh: '全量确认', en: 'snapshot' },
} satisfies Record<string, Bilingual>;

const numbers = ['lines', 'matched', 'signals', 'unknown', 'older', 'rejected'] as const;

/** Comparison sources: earlier runs, and the form to load a file. */
export const Comparisons = () => (
  <AdminPage screen="comparisons">
    <Runs />
  </AdminPage>
);

/** The records loaded from each source, and how many were about registered people. */
function Sources({ sources }: { sources: NonNullable<Answer<'GET /comparison-runs'>['sources']> }) {
  const { t } = useText();
  if (sources.length === 0) return null;
  return (
    <>
      <h2>{t(texts.sources)}</h2>
      <div className="table-scroll">
        <table className="table table-stacked">
          <thead>
            <tr>
              <th scope="col">{t(texts.source)}</th>
              <th scope="col">{t(texts.asOf)}</th>
              <th scope="col">{t(texts.last)}</th>
              {([texts.loads, texts.lines, texts.matched] as const).map((head) => (
                <th key={head.en} scope="col" className="amount">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sources.map(({ source, asOf, lastAt, runs, lines, matched }) => (
              <tr key={source}>
                <th scope="row" data-label={t(texts.source)}>
                  <code>{source}</code>
                </th>
                <td data-label={t(texts.asOf)} className="admin-nowrap">
                  <When at={asOf} form="dayOfYear" />
                </td>
                <td data-label={t(texts.last)}>
                  <When at={lastAt} />
                </td>
                <td data-label={t(texts.loads)} className="amount">
                  {runs}
                </td>
                <td data-label={t(texts.lines)} className="amount">
                  {lines}
                </td>
                <td data-label={t(texts.matched)} className="amount">
                  {matched}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Runs() {
  const { t, language } = useText();
  const list = usePages('GET /comparison-runs', { query: { limit: 50 } }, ({ runs }) => runs.length);
  const runs = list.pages?.flatMap((page) => page.runs) ?? [];
  const factName = (fact: keyof typeof factNames) => (language === 'zh' ? factNames[fact][1] : fact);
  return (
    <div className="stack">
      <LoadFile sources={[...new Set(runs.map(({ source }) => source))]} />
      <Sources sources={list.pages?.[0]?.sources ?? []} />
      <h2>{t(texts.runs)}</h2>
      <Listed from={list} isEmpty={runs.length === 0} empty={<p>{t(texts.none)}</p>}>
        <div className="table-scroll">
          <table className="table table-stacked">
            <caption className="visually-hidden">{t(texts.runs)}</caption>
            <thead>
              <tr>
                <th scope="col">{t(texts.by)}</th>
                <th scope="col">{t(texts.source)}</th>
                <th scope="col">{t(texts.asOf)}</th>
                <th scope="col">{t(texts.facts)}</th>
                {numbers.map((name) => (
                  <th key={name} scope="col" className="amount">
                    {t(texts[name])}
                  </th>
                ))}
                <th scope="col">{t(texts.file)}</th>
              </tr>
            </thead>
            <tbody>
              {runs.map(
                ({ runId, kind, source, asOf, facts, by, lastAt, fileHash, refusedBefore, counts }) => (
                  <tr key={runId}>
                    <td data-label={t(texts.by)}>
                      <When at={lastAt} /> <span className="faint">{by}</span>
                    </td>
                    <th scope="row" data-label={t(texts.source)}>
                      <code>{source}</code>{' '}
                      {kind === 'snapshot' && <span className="tag tag-info">{t(texts.snapshot)}</span>}
                    </th>
                    <td data-label={t(texts.asOf)} className="admin-nowrap">
                      <When at={asOf} form="dayOfYear" />
                    </td>
                    <td data-label={t(texts.facts)}>{facts.map(factName).join(marks[language].list)}</td>
                    {numbers.map((name) => (
                      <td data-label={t(texts[name])} key={name} className="amount">
                        {counts[name] + (name === 'rejected' ? (refusedBefore ?? 0) : 0)}
                      </td>
                    ))}
                    <td data-label={t(texts.file)}>
                      {fileHash !== undefined && <code title={fileHash}>{fileHash.slice(0, 12)}</code>}
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </div>
      </Listed>
    </div>
  );
}
