import { type FormEvent, type ReactNode, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useText } from '../settings/use-text.ts';
import { type DateForm, showDate } from '../texts/dates.ts';
import type { Pages } from './use-pages.ts';

const texts = {
  loading: { zh: '正在读取', en: 'Loading' },
  more: { zh: '继续读取', en: 'Read on' },
  reading: { zh: '正在读取…', en: 'Reading…' },
  stale: {
    zh: '未能更新，显示的是先前读取的内容。',
    en: 'This could not be updated. You see an earlier version.',
  },
  apply: { zh: '查询', en: 'Apply' },
  clear: { zh: '清除', en: 'Clear' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
};

/** An instant or a day. */
export function When({ at, form = 'momentOfYear' }: { at: string; form?: DateForm }) {
  const { language } = useText();
  return <time dateTime={at}>{showDate(at, form, language)}</time>;
}

/** The content of a list, page by page: its problem, the empty text, or its entries and a button for more. */
export function Listed<Body>({
  from,
  isEmpty,
  empty,
  children,
}: {
  from: Pages<Body>;
  isEmpty: boolean;
  empty: ReactNode;
  children: ReactNode;
}) {
  const { t } = useText();
  const { pages, error, hasMore, isReading, more, again } = from;
  if (pages === undefined)
    return error ? (
      <ProblemNotice problem={error} onRetry={again} />
    ) : (
      <div className="stack" role="status">
        <span className="visually-hidden">{t(texts.loading)}</span>
        <div className="skeleton" />
        <div className="skeleton" />
        <div className="skeleton" />
      </div>
    );
  return (
    <>
      {error && (
        <Notice tone="warn">
          <p>{t(texts.stale)}</p>
        </Notice>
      )}
      {isEmpty && !hasMore ? <div className="admin-empty">{empty}</div> : children}
      {hasMore && (
        <button type="button" className="button" aria-disabled={isReading || undefined} onClick={more}>
          {t(isReading ? texts.reading : texts.more)}
        </button>
      )}
    </>
  );
}

/** Filters. They apply on Enter or with the button, never while somebody types. */
export function Filters({
  onApply,
  onClear,
  label,
  children,
}: {
  onApply: (values: Readonly<Record<string, string>>) => void;
  onClear?: (() => void) | undefined;
  label: string;
  children: ReactNode;
}) {
  const { t } = useText();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === 'string') values[name] = value.trim();
    onApply(values);
  };
  return (
    <search className="no-print" aria-label={label}>
      <form className="admin-filters" onSubmit={submit}>
        {children}
        <div className="row">
          <button type="submit" className="button button-main">
            {t(texts.apply)}
          </button>
          {onClear && (
            <button type="button" className="button button-quiet" onClick={onClear}>
              {t(texts.clear)}
            </button>
          )}
        </div>
      </form>
    </search>
  );
}

/** Copies a text and confirms it. */
export function CopyButton({ text, children }: { text: string; children?: ReactNode }) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="button button-quiet"
      onClick={() => {
        void navigator.clipboard?.writeText(text).then(() => setCopied(true));
      }}
    >
      {copied ? t(texts.copied) : (children ?? t(texts.copy))}
    </button>
  );
}

/** Downloads a value as a JSON file. */
export function saveJson(name: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The errors of fields as one notice, or the problem itself. */
export const Refusal = ({ problem }: { problem: ApiProblem | null | undefined }) =>
  problem ? (
    <>
      <ProblemNotice problem={problem} />
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail}`}>
              <code>{pointer}</code> {detail}
            </li>
          ))}
        </ul>
      )}
    </>
  ) : null;
