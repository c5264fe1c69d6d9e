import { useSyncExternalStore } from 'react';
import { forgetAnswers } from '../api/client.ts';
import { type Arrival, arrive, type Session, signInAddress } from './provider.ts';

export type { Session };

let current: Session | undefined;
const listeners = new Set<() => void>();

/** Windows of this portal tell each other that somebody signed in or out. The messages are not stored. */
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('sign-in');
channel?.addEventListener('message', ({ data }: MessageEvent<Session | 'ended'>) => {
  if (data === 'ended') forget();
  // Only the same person can continue with the content of the screen.
  else if (current === undefined || data.subject === current.subject) become(data);
});

/**
 * Where this browser notes that somebody signed out, but not who. The issuer may know them for hours afterwards: until somebody
 * signs in again, no window asks the issuer silently, and the next sign-in asks who they are.
 */
const endedKey = 'signed-out';

/** Whether somebody has signed out in this browser and nobody has signed in since. */
export const hasSignedOut = (): boolean => localStorage.getItem(endedKey) !== null;

function become(session: Session | undefined): void {
  if (session?.subject !== current?.subject) forgetAnswers();
  current = session;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The person who is signed in, if any. */
export const currentSession = (): Session | undefined => current;

/** The person who is signed in. The component follows changes. */
export const useSession = (): Session | undefined => useSyncExternalStore(subscribe, currentSession);

/**
 * Opens the sign-in page and then comes back to an address of the portal. If the issuer cannot be reached, the portal's sign-in
 * page says so.
 */
export const signIn = (returnTo: string = here(), silent = false): Promise<void> =>
  leave(returnTo, silent).catch(() =>
    // The router follows, and the back button leads to the page before.
    history[silent ? 'replaceState' : 'pushState'](
      {},
      '',
      `/app/sign-in?to=${encodeURIComponent(returnTo)}&because=unreachable`,
    ),
  );

/** Opens the sign-in page. @throws if the issuer cannot be reached */
export async function leave(returnTo: string, silent = false): Promise<void> {
  location.assign(
    await signInAddress({ returnTo, prompt: silent ? 'none' : hasSignedOut() ? 'login' : undefined }),
  );
}

/** Signs in again in a second window, so that the content of this screen stays. */
export async function renewInSecondWindow(): Promise<void> {
  const opened = window.open('about:blank', 'sign-in', 'width=520,height=640');
  const address = await signInAddress({
    returnTo: here(),
    window: 'second',
    ...(opened && { storage: opened.sessionStorage }),
  }).catch(() => undefined);
  if (address === undefined) opened?.close();
  else if (opened) opened.location.href = address;
  else location.assign(address);
}

/** Completes the return from the issuer. */
export async function completeSignIn(address: URL): Promise<Arrival> {
  const arrival = await arrive(address);
  if (arrival.session) {
    localStorage.removeItem(endedKey);
    become(arrival.session);
    if (arrival.window === 'second') channel?.postMessage(arrival.session);
  }
  return arrival;
}

/** Signs out in all windows of this browser. The next person who signs in must say who they are. */
export function signOut(): void {
  forget();
  channel?.postMessage('ended');
}

/** Each window notes it for itself: the message may arrive before the other window's note. */
function forget(): void {
  localStorage.setItem(endedKey, 'yes');
  become(undefined);
}

/** Called when the API no longer accepts the token. The screen stays, and the portal offers to sign in. */
export function expire(): void {
  if (current) become({ ...current, expiresAt: 0 });
}

/** The address of the open page. */
export const here = (): string => `${location.pathname}${location.search}`;
