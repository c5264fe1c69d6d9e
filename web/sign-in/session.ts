import { useSyncExternalStore } from 'react';
import { forgetAnswers } from '../api/client.ts';
import { type Arrival, arrive, type Session, signInAddress } from './provider.ts';

export type { Session };

let current: Session | undefined;
const listeners = new Set<() => void>();

/** Windows of this portal tell each other of a sign-in, and that it was ended; what passes is in no storage. */
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('sign-in');
channel?.addEventListener('message', ({ data }: MessageEvent<Session | 'ended'>) => {
  if (data === 'ended') forget();
  // Only the same person goes on with what is on the screen.
  else if (current === undefined || data.subject === current.subject) become(data);
});

/**
 * Where this browser remembers that somebody has signed out, and nothing of whom. The issuer may know them for hours after that:
 * until somebody signs in by themself, no window asks it who is there, and then it is to ask who they are.
 */
const endedKey = 'signed-out';

/** Whether somebody has signed out in this browser, and nobody has signed in since. */
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

/** Who is signed in, if anybody is. */
export const currentSession = (): Session | undefined => current;

/** Who is signed in; the component follows. */
export const useSession = (): Session | undefined => useSyncExternalStore(subscribe, currentSession);

/**
 * Leaves for the sign-in page and comes back to an address of the portal. Where the issuer cannot be reached, the door of the
 * portal says so.
 */
export const signIn = (returnTo: string = here(), silent = false): Promise<void> =>
  leave(returnTo, silent).catch(() =>
    // The router follows; going back from the door leads to where somebody was before.
    history[silent ? 'replaceState' : 'pushState'](
      {},
      '',
      `/app/sign-in?to=${encodeURIComponent(returnTo)}&because=unreachable`,
    ),
  );

/** Leaves for the sign-in page. @throws where the issuer cannot be reached */
export async function leave(returnTo: string, silent = false): Promise<void> {
  location.assign(
    await signInAddress({ returnTo, prompt: silent ? 'none' : hasSignedOut() ? 'login' : undefined }),
  );
}

/** Signs in anew in a second window, so that what is on this screen stays as it is. */
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

/** Ends the way back from the issuer. */
export async function completeSignIn(address: URL): Promise<Arrival> {
  const arrival = await arrive(address);
  if (arrival.session) {
    localStorage.removeItem(endedKey);
    become(arrival.session);
    if (arrival.window === 'second') channel?.postMessage(arrival.session);
  }
  return arrival;
}

/** Ends the sign-in in all windows of this browser. Whoever signs in next has to say who they are. */
export function signOut(): void {
  forget();
  channel?.postMessage('ended');
}

/** Each window notes it for itself: the message may be there before what another one has stored. */
function forget(): void {
  localStorage.setItem(endedKey, 'yes');
  become(undefined);
}

/** Called when the API no longer takes the token: what is on the screen stays, and signing in is offered. */
export function expire(): void {
  if (current) become({ ...current, expiresAt: 0 });
}

/** The address of the page that is open. */
export const here = (): string => `${location.pathname}${location.search}`;
