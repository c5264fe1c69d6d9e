import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useText } from '../settings/use-text.ts';
import { frozen, type ItemResult, idsIn, type Progress, runBatch } from './batch.ts';

const texts = {
  unanswered: {
    zh: '系统的答复中没有这一件，请重试。',
    en: 'The answer does not include this item. Try again.',
  },
};

/** A batch on the screen. */
export interface Batch {
  readonly progress: Progress;
  readonly running: boolean;
  /** Sends the waiting items. */
  readonly start: () => void;
  /** Stops after the current part. */
  readonly stop: () => void;
  /** Sends only the failed items again. */
  readonly retry: () => void;
}

/**
 * Runs a frozen list part by part. The component keeps its first list: give it a `key` for another one.
 *
 * @param partsOf splits items into the parts that are sent together
 * @example
 * const batch = useBatch({ ids, partsOf: (ids) => inParts(ids, 25), send });
 */
export function useBatch({
  ids,
  partsOf,
  send,
}: {
  ids: readonly string[];
  partsOf: (ids: readonly string[]) => readonly (readonly string[])[];
  send: (ids: readonly string[]) => Promise<ReadonlyMap<string, ItemResult>>;
}): Batch {
  const { t } = useText();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress>(() => frozen(ids));
  const [running, setRunning] = useState(false);
  const stopped = useRef(false);
  const run = (some: readonly string[]) => {
    if (running || some.length === 0) return;
    stopped.current = false;
    setRunning(true);
    void runBatch(
      partsOf(some),
      send,
      (news) => setProgress((before) => new Map([...before, ...news])),
      () => !stopped.current,
      t(texts.unanswered),
    ).finally(() => {
      setRunning(false);
      void queries.invalidateQueries();
    });
  };
  return {
    progress,
    running,
    start: () => run(idsIn(progress, 'waiting')),
    stop: () => {
      stopped.current = true;
    },
    retry: () => run(idsIn(progress, 'failed')),
  };
}
