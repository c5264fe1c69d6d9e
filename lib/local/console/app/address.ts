import { useSyncExternalStore } from 'react';

/** Where the page is: all of it is in the query, so that an address shows the same to everybody. Unknown names are ignored. */
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

/** The address of a view; the language stays. Values that are empty are left out. */
export function addressOf(view: View, parameters: Readonly<Record<string, string | undefined>> = {}): string {
  const language = new URLSearchParams(window.location.search).get('lang');
  const query = new URLSearchParams({ view });
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  if (language) query.set('lang', language);
  return `?${query.toString()}`;
}

/** Goes there; `replace` leaves no step to go back to. */
export function go(address: string, replace = false): void {
  window.history[replace ? 'replaceState' : 'pushState'](null, '', address);
  announce();
  if (!replace) window.scrollTo(0, 0);
}

/** The present address with some parameters changed. */
export function changedAddress(changes: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  return `?${query.toString()}`;
}
