import { useEffect, useState } from 'react';

/** How to tell rows apart, and whether one has changed. */
interface Row {
  readonly key: string;
  readonly mark: string;
}

/** The number of rows that came, went or changed between two reads. */
export function changesBetween(before: readonly Row[], after: readonly Row[]): number {
  const marks = new Map(before.map(({ key, mark }) => [key, mark]));
  const kept = after.filter(({ key }) => marks.has(key));
  const gone = before.length - kept.length;
  const come = after.length - kept.length;
  return gone + come + kept.filter(({ key, mark }) => marks.get(key) !== mark).length;
}

/**
 * Holds back a new read while somebody points at a list or works in it, so that rows do not move under the pointer.
 *
 * @param id identifies the list; another list is shown at once
 * @param busy whether somebody works in it
 * @returns the rows to show, the number of waiting changes, and a function that shows them
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
