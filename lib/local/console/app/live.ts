import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { CallError, type Change, type ClockState, get } from './api.ts';

export interface Live {
  /** Increases whenever something has happened. */
  readonly version: number;
  readonly clock: ClockState | undefined;
  readonly isConnected: boolean;
  /** Latest first. */
  readonly changes: readonly Change[];
  /** Reads everything shown again. */
  readonly refresh: () => void;
}

/** The minimum real time between two readings in milliseconds, however much happens. */
const PAUSE = 400;
const RETRY = 2_000;
const KEPT = 300;

export const LiveContext = createContext<Live>({
  ...{ version: 0, clock: undefined, isConnected: true, changes: [], refresh: () => {} },
});

export const useNow = (): number => {
  const { clock } = useContext(LiveContext);
  return clock ? Date.parse(clock.now) : 0;
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const visible = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.visibilityState === 'visible') return resolve();
    const look = (): void => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
  });

/** Follows what happens in the runtime while the page is visible. */
export function useLiveUpdates(): Live {
  const [version, setVersion] = useState(0);
  const [clock, setClock] = useState<ClockState>();
  const [isConnected, setConnected] = useState(true);
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const refresh = useCallback(() => setVersion((one) => one + 1), []);
  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    const follow = async (): Promise<void> => {
      let since: number | undefined;
      while (!signal.aborted) {
        await visible();
        try {
          // The wait is short, since time passes and a running clock is shown.
          const query = since === undefined ? '' : `?since=${since}&wait=5000`;
          const found = await get<{ latest: number; changes: Change[] }>(`changes${query}`, signal);
          if (signal.aborted) return;
          const isNew = since === undefined || found.changes.length > 0 || found.latest !== since;
          since = found.latest;
          setClock(await get<ClockState>('clock', signal));
          setConnected(true);
          if (isNew) {
            setChanges((before) => [...[...found.changes].reverse(), ...before].slice(0, KEPT));
            setVersion((one) => one + 1);
          }
          await pause(PAUSE);
        } catch (error) {
          if (signal.aborted) return;
          setConnected(!(error instanceof CallError && error.code === 'unreachable'));
          since = undefined;
          await pause(RETRY);
        }
      }
    };
    void follow();
    return () => left.abort();
  }, []);
  return { version, clock, isConnected, changes, refresh };
}

export interface Loaded<T> {
  readonly data: T | undefined;
  readonly error: CallError | undefined;
}

/** Reads something now, and again whenever something has happened. In the meantime the earlier data stay. */
export function useLoaded<T>(key: string, read: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const { version } = useContext(LiveContext);
  const [loaded, setLoaded] = useState<Loaded<T> & { readonly key: string }>({
    ...{ key, data: undefined, error: undefined },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what `read` reads, `version` for when
  useEffect(() => {
    const left = new AbortController();
    read(left.signal).then(
      (data) => {
        if (!left.signal.aborted) setLoaded({ key, data, error: undefined });
      },
      (error: unknown) => {
        if (left.signal.aborted) return;
        const known = error instanceof CallError ? error : new CallError('failed', String(error));
        // The bar above already says that the runtime does not answer.
        if (known.code !== 'unreachable') setLoaded({ key, data: undefined, error: known });
      },
    );
    return () => left.abort();
  }, [key, version]);
  return loaded.key === key ? loaded : { data: undefined, error: undefined };
}
