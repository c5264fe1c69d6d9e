import { type ReactNode, useId } from 'react';
import { useText } from '../settings/use-text.ts';
import type { Bilingual } from '../texts/language.ts';
import { countsOf, type ItemState } from './batch.ts';
import type { Batch } from './use-batch.ts';

const texts = {
  progress: { zh: '已处理 {done} 件，共 {total} 件', en: '{done} of {total} processed' },
  start: { zh: '开始办理 {count} 件', en: 'Run {count}' },
  goOn: { zh: '继续办理剩余 {count} 件', en: 'Continue with the other {count}' },
  stop: { zh: '暂停', en: 'Pause' },
  retry: { zh: '只重试失败的 {count} 件', en: 'Try the {count} failed ones again' },
  item: { zh: '事项', en: 'Item' },
  result: { zh: '结果', en: 'Result' },
};

/** What the states of items are called. */
const itemStates: Readonly<Record<ItemState, { sign: string; tone: string; text: Bilingual }>> = {
  waiting: { sign: '○', tone: '', text: { zh: '等待办理', en: 'waiting' } },
  sending: { sign: '…', tone: 'tag-info', text: { zh: '正在办理', en: 'in progress' } },
  done: { sign: '✓', tone: 'tag-ok', text: { zh: '已完成', en: 'done' } },
  unchanged: { sign: '＝', tone: '', text: { zh: '无需变动', en: 'unchanged' } },
  refused: { sign: '✕', tone: 'tag-danger', text: { zh: '不能办理', en: 'not possible' } },
  failed: { sign: '!', tone: 'tag-warn', text: { zh: '未成功', en: 'failed' } },
};

/**
 * A batch: how far it has come, what may be done, and of every item the truth. Each count is the number of rows that say so.
 *
 * @param itemOf what is shown of an item
 */
export function BatchView({ batch, itemOf }: { batch: Batch; itemOf: (id: string) => ReactNode }) {
  const { t } = useText();
  const id = useId();
  const { progress, running, start, stop, retry } = batch;
  const counts = countsOf(progress);
  const total = progress.size;
  // What somebody has to see to comes first, once it stands still; the numbers are those of the list.
  const numbered = [...progress].map(([each, standing], row) => ({ each, ...standing, number: row + 1 }));
  const needsSomebody = ({ state }: { state: ItemState }) => state === 'failed' || state === 'refused';
  const rows = running
    ? numbered
    : [...numbered.filter(needsSomebody), ...numbered.filter((row) => !needsSomebody(row))];
  const settled = total - counts.waiting - counts.sending;
  return (
    <div className="stack">
      <div className="stack-tight">
        <label htmlFor={id}>{t(texts.progress, { done: settled, total })}</label>
        <progress id={id} className="progress" max={Math.max(total, 1)} value={settled} />
      </div>
      <div className="row" role="status">
        {(Object.keys(itemStates) as ItemState[])
          .filter((state) => counts[state] > 0)
          .map((state) => (
            <StateTag key={state} state={state} text={`${t(itemStates[state].text)} ${counts[state]}`} />
          ))}
      </div>
      <div className="row">
        {running ? (
          <button type="button" className="button" onClick={stop}>
            {t(texts.stop)}
          </button>
        ) : (
          <>
            {counts.waiting > 0 && (
              <button type="button" className="button button-main" onClick={start}>
                {t(settled > 0 ? texts.goOn : texts.start, { count: counts.waiting })}
              </button>
            )}
            {counts.failed > 0 && (
              <button type="button" className="button button-main" onClick={retry}>
                {t(texts.retry, { count: counts.failed })}
              </button>
            )}
          </>
        )}
      </div>
      <div className="table-scroll batch-items">
        <table className="table table-stacked">
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">{t(texts.item)}</th>
              <th scope="col">{t(texts.result)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ each, state, text, number }) => (
              <tr key={each}>
                <td data-label={'#'} className="faint">
                  {number}
                </td>
                <td data-label={t(texts.item)}>{itemOf(each)}</td>
                <td data-label={t(texts.result)}>
                  <StateTag state={state} text={t(itemStates[state].text)} /> {text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const StateTag = ({ state, text }: { state: ItemState; text: string }) => (
  <span className={`tag ${itemStates[state].tone}`}>
    <span aria-hidden="true">{itemStates[state].sign}</span>
    {text}
  </span>
);
