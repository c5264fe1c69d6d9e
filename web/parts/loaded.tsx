import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Received } from '../api/client.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useText } from '../settings/use-text.ts';
import { Notice } from './notice.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { Slow } from './slow.tsx';

const texts = {
  loading: { zh: '正在读取', en: 'Loading' },
  slow: { zh: '读取用时较长，请稍候。', en: 'This is taking longer than usual. Please wait.' },
  stale: {
    zh: '未能更新，显示的是先前读取的内容。',
    en: 'This could not be updated. You see an earlier version.',
  },
};

/**
 * The answer of a query, or its problem. The last answer stays on the screen during the next read, even if that fails.
 *
 * @example
 * <Loaded from={worklist}>{(body) => <Tasks tasks={body.tasks} />}</Loaded>
 */
export function Loaded<Body>({
  from,
  lines = 3,
  children,
}: {
  from: UseQueryResult<Received<Body>, ApiProblem>;
  lines?: number;
  children: (body: Body, etag: string | undefined) => ReactNode;
}) {
  const { t } = useText();
  const { data, error, refetch } = from;
  if (data !== undefined)
    return (
      <>
        {error && (
          <Notice tone="warn">
            <p>{t(texts.stale)}</p>
          </Notice>
        )}
        {children(data.body, data.etag)}
      </>
    );
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  return <Reading lines={lines} />;
}

/** The placeholder for content that is still loading. */
export function Reading({ lines }: { lines: number }) {
  const { t } = useText();
  return (
    <div className="stack" role="status">
      <span className="visually-hidden">{t(texts.loading)}</span>
      <Slow waiting text={texts.slow} />
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines that are all alike
        <div key={line} className="skeleton" />
      ))}
    </div>
  );
}
