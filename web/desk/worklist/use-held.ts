import { useEffect, useState } from 'react';

/** What tells rows apart, and whether one has changed. */
interface Row {
  readonly key: string;
  readonly mark: string;
}

/** How many rows came, went or changed between two readings. */
export function changesBetween(before: readonly Row[], after: readonly Row[]): number {
  const marks = new Map(before.map(({ key, mark }) => [key, mark]));
  const kept = after.filter(({ key }) => marks.has(key));
  const gone = before.length - kept.length;
  const come = after.length - kept.length;
  return gone + come + kept.filter(({ key, mark }) => marks.get(key) !== mark).length;
}

/**
 * Holds back what was read anew while somebody points at a list or works in it, so that no row moves away under them.
 *
 * @param id what the list is of; another list is shown at once
 * @param busy whether somebody is at it
 * @returns what to show, how many changes wait, and what shows them
 */
export function useHeld<Value>(
  id: string,
  read: Value | undefined,
  rowsOf: (value: Value) => readonly Row[],
  busy: boolean,
): { shown: Value | undefined; waiting: number; take: () => void } {
  const [held, setHeld] = useState<{ id: string; value: Value } | undefined>();
  const waiting =
    held && held.id === id && read !== undefined ? changesBetween(rowsOf(held.value), rowsOf(read)) : 0;
  const isNew = read !== undefined && (held === undefined || held.id !== id || held.value !== read);
  useEffect(() => {
    if (read !== undefined && isNew && (!busy || waiting === 0 || held?.id !== id))
      setHeld({ id, value: read });
  }, [read, isNew, busy, waiting, held?.id, id]);
  return {
    shown: held?.id === id ? held.value : read,
    waiting: busy ? waiting : 0,
    take: () => read !== undefined && setHeld({ id, value: read }),
  };
}
