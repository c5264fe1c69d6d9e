import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { callAsUser, useAct, useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import { AdminPage } from '../admin-page.tsx';
import { Listed, Refusal, When } from '../parts.tsx';
import { usePages } from '../use-pages.ts';
import { FreezeDialog } from './freeze-dialog.tsx';
import { shortName } from './rows.tsx';
import { batchStatuses, executionTexts } from './texts.ts';

type Batch = Answer<'GET /redrive-batches/{batchId}'>;
type Result = Batch['items'][number]['result'];

const texts = {
  title: { zh: '批量重新执行', en: 'Batch of redrives' },
  number: { zh: '名单编号', en: 'List' },
  by: { zh: '建立', en: 'Made' },
  reason: { zh: '理由', en: 'Reason' },
  ...batchStatuses,
  start: { zh: '开始重新执行', en: 'Start' },
  goOn: { zh: '继续', en: 'Go on' },
  stop: { zh: '停止', en: 'Stop' },
  retry: { zh: '把失败的 {count} 项另建名单', en: 'Make a new list of the {count} that failed' },
  waiting: { zh: '等待', en: 'Waiting' },
  done: { zh: '已重新执行', en: 'Redriven' },
  refused: { zh: '不能重新执行', en: 'Refused' },
  failed: { zh: '失败', en: 'Failed' },
  items: { zh: '名单各项', en: 'Items' },
  result: { zh: '结果', en: 'Result' },
  because: { zh: '原因', en: 'Why' },
  at: { zh: '时间', en: 'At' },
  progress: { zh: '已处理 {done} 项，共 {total} 项', en: '{done} of {total} processed' },
  empty: { zh: '名单里没有执行。', en: 'The list is empty.' },
};

const looks: Record<Result, { sign: string; tone: string }> = {
  waiting: { sign: '○', tone: '' },
  done: { sign: '✓', tone: 'tag-ok' },
  refused: { sign: '–', tone: 'tag-warn' },
  failed: { sign: '✕', tone: 'tag-danger' },
};

/** A frozen list of executions to redrive, with the result of each. */
export const RedriveBatch = () => (
  <AdminPage screen="batches" title={texts.title}>
    <Loading />
  </AdminPage>
);

function Loading() {
  const { t } = useText();
  const { batchId } = useParams({ strict: false }) as { batchId: string };
  const [running, setRunning] = useState(false);
  const batch = useRead(
    'GET /redrive-batches/{batchId}',
    { path: { batchId }, query: { limit: 1 } },
    { poll: running ? 2 : 30 },
  );
  const isRunning = batch.data?.body.status === 'running';
  if (isRunning !== running) setRunning(isRunning);
  return (
    <>
      <p className="alone no-print">
        <Link to="/admin/executions">‹ {t(executionTexts.back)}</Link>
      </p>
      <Loaded from={batch}>
        {(body) => (
          <>
            <Head batch={body} />
            <Items batchId={batchId} running={isRunning} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Head({ batch }: { batch: Batch }) {
  const { t } = useText();
  const { batchId, counts, status } = batch;
  const start = useAct('POST /redrive-batches/{batchId}/start');
  const stop = useAct('POST /redrive-batches/{batchId}/stop');
  const [failed, setFailed] = useState<string[]>();
  const total = counts.waiting + counts.done + counts.refused + counts.failed;
  const dealt = total - counts.waiting;
  const request = { path: { batchId } } as const;
  return (
    <section className="panel stack">
      <dl className="facts">
        <dt>{t(texts.number)}</dt>
        <dd>
          <code>{batchId}</code>
        </dd>
        <dt>{t(texts.by)}</dt>
        <dd>
          <When at={batch.at} /> · {batch.by}
        </dd>
        <dt>{t(texts.reason)}</dt>
        <dd>{batch.reason}</dd>
      </dl>
      <div className="admin-progress" role="status">
        <strong>{t(texts[status])}</strong>
        <progress
          value={dealt}
          max={Math.max(1, total)}
          aria-label={t(texts.progress, { done: dealt, total })}
        />
        <span>{t(texts.progress, { done: dealt, total })}</span>
      </div>
      <div className="row">
        {(Object.keys(looks) as Result[]).map((result) => (
          <span key={result} className={`tag ${looks[result].tone}`}>
            <span aria-hidden="true">{looks[result].sign}</span>
            {t(texts[result])} {counts[result]}
          </span>
        ))}
      </div>
      <div className="row no-print">
        {(status === 'frozen' || status === 'stopped') && counts.waiting > 0 && (
          <button
            type="button"
            className="button button-main"
            aria-disabled={start.isPending || undefined}
            onClick={() => start.mutate({ request })}
          >
            {t(status === 'frozen' ? texts.start : texts.goOn)}
          </button>
        )}
        {status === 'running' && (
          <button
            type="button"
            className="button button-danger"
            aria-disabled={stop.isPending || undefined}
            onClick={() => stop.mutate({ request })}
          >
            {t(texts.stop)}
          </button>
        )}
        {counts.failed > 0 && status !== 'running' && (
          <button type="button" className="button" onClick={() => void failedOf(batchId).then(setFailed)}>
            {t(texts.retry, { count: counts.failed })}
          </button>
        )}
      </div>
      <Refusal problem={start.error ?? stop.error} />
      {failed && (
        <FreezeDialog
          what={{ names: failed }}
          initialReason={batch.reason}
          onClose={() => setFailed(undefined)}
        />
      )}
    </section>
  );
}

/** The executions of a batch whose redrive failed: at most 500, the limit of a batch. */
async function failedOf(batchId: string): Promise<string[]> {
  const { body } = await callAsUser('GET /redrive-batches/{batchId}', {
    path: { batchId },
    query: { limit: 500 },
  });
  return body.items.filter(({ result }) => result === 'failed').map(({ name }) => name);
}

function Items({ batchId, running }: { batchId: string; running: boolean }) {
  const { t } = useText();
  const list = usePages(
    'GET /redrive-batches/{batchId}',
    { path: { batchId }, query: { limit: 100 } },
    ({ items }) => items.length,
    { poll: running ? 2 : undefined },
  );
  const items = list.pages?.flatMap((page) => page.items) ?? [];
  return (
    <Listed from={list} isEmpty={items.length === 0} empty={<p>{t(texts.empty)}</p>}>
      <div className="table-scroll">
        <table className="table table-stacked">
          <caption className="visually-hidden">{t(texts.items)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(executionTexts.name)}</th>
              <th scope="col">{t(texts.result)}</th>
              <th scope="col">{t(texts.because)}</th>
              <th scope="col">{t(texts.at)}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ name, result, because, at }) => (
              <tr key={name}>
                <th scope="row" data-label={t(executionTexts.name)}>
                  <Link to="/admin/executions/$name" params={{ name }}>
                    <code>{shortName(name)}</code>
                  </Link>
                </th>
                <td data-label={t(texts.result)}>
                  <span className={`tag ${looks[result].tone}`}>
                    <span aria-hidden="true">{looks[result].sign}</span>
                    {t(texts[result])}
                  </span>
                </td>
                <td data-label={t(texts.because)}>{because?.text}</td>
                <td data-label={t(texts.at)}>{at !== undefined && <When at={at} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Listed>
  );
}
