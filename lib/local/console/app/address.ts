import { useSyncExternalStore } from 'react';

/**
 * The views of the page. The query holds all of its state, so that an address shows the same to everyone. Unknown names are
 * ignored.
 */
export const VIEWS = ['executions', 'execution', 'clock', 'faults', 'logs', 'access', 'queues'] as const;
export type View = (typeof VIEWS)[number];

const listeners = new Set<() => void>();
const announce = (): void => {
  for (const listener of listeners) listener();
};
window.addEventListener('popstate', announce);

export function useAddress(): URLSearchParams {
  const search = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => window.location.search,
  );
  return new URLSearchParams(search);
}

export function viewOf(address: URLSearchParams): View {
  const given = address.get('view');
  return VIEWS.find((view) => view === given) ?? 'executions';
}

/** Makes the address of a view, in the same language. Empty values are left out. */
export function addressOf(view: View, parameters: Readonly<Record<string, string | undefined>> = {}): string {
  const language = new URLSearchParams(window.location.search).get('lang');
  const query = new URLSearchParams({ view });
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  if (language) query.set('lang', language);
  return `?${query.toString()}`;
}

/** Navigates to an address. `replace` leaves no history entry to go back to. */
export function go(address: string, replace = false): void {
  window.history[replace ? 'replaceState' : 'pushState'](null, '', address);
  announce();
  if (!replace) window.scrollTo(0, 0);
}

/** Returns the current address with some parameters changed. */
export function changedAddress(changes: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  return `?${query.toString()}`;
}
