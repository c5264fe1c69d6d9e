import { type ReactNode, useEffect } from 'react';
import { useText } from '../settings/use-text.ts';
import { Notice } from './notice.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import type { List } from './use-list.ts';

const texts = {
  loading: { zh: '正在读取', en: 'Loading' },
  stale: {
    zh: '未能更新，显示的是先前读取的内容。',
    en: 'This could not be updated. You see an earlier version.',
  },
  shown: { zh: '已显示 {count} 项', en: '{count} shown' },
  shownOf: { zh: '已显示 {count} 项，共 {total} 项', en: '{count} of {total} shown' },
  more: { zh: '继续显示', en: 'Show more' },
  reading: { zh: '正在读取…', en: 'Reading…' },
};

/** The most pages that the list reads by itself before somebody must ask for more. */
const mostAtOnce = 20;

/**
 * A list as far as it has been read, its problem, or a text if it is empty. A page can be empty and still have a next one, if
 * the service has looked at as many entries as it does at a time; the list skips such pages. Only the server counts the whole
 * list (`total`).
 *
 * @example
 * <Listed list={list} rowsOf={({ overdue }) => overdue} total={first?.total} empty={<p>…</p>}>
 *   {(rows) => <Table rows={rows} />}
 * </Listed>
 */
export function Listed<Page, Row>({
  list,
  rowsOf,
  total,
  empty,
  children,
}: {
  list: List<Page>;
  rowsOf: (page: Page) => readonly Row[];
  total?: number | undefined;
  empty: ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
}) {
  const { t } = useText();
  const { pages, problem, more, reading, readMore, readAgain } = list;
  const rows = (pages ?? []).flatMap(rowsOf);
  const last = pages?.at(-1);
  const passesOver =
    last !== undefined && rowsOf(last).length === 0 && more && !problem && (pages ?? []).length < mostAtOnce;
  useEffect(() => {
    if (passesOver && !reading) readMore();
  }, [passesOver, reading, readMore]);
  if (pages === undefined || (passesOver && rows.length === 0)) {
    if (problem) return <ProblemNotice problem={problem} onRetry={readAgain} />;
    return (
      <div className="stack" role="status">
        <span className="visually-hidden">{t(texts.loading)}</span>
        <div className="skeleton" />
        <div className="skeleton" />
        <div className="skeleton" />
      </div>
    );
  }
  return (
    <div className="stack">
      {problem && (
        <Notice tone="warn">
          <p>{t(texts.stale)}</p>
        </Notice>
      )}
      {rows.length === 0 && !more ? <div className="empty">{empty}</div> : children(rows)}
      {(rows.length > 0 || more) && (
        <div className="row row-apart">
          <span className="faint" role="status">
            {total === undefined
              ? t(texts.shown, { count: rows.length })
              : t(texts.shownOf, { count: rows.length, total })}
          </span>
          {more && (
            <button type="button" className="button" aria-disabled={reading || undefined} onClick={readMore}>
              {t(reading ? texts.reading : texts.more)}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
