import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether an address (`http://localhost:4566/x`) names this machine. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, protocol } = new URL(address);
  return (protocol === 'http:' || protocol === 'https:') && LOOPBACK.includes(hostname);
}

/** Whether a request names its host more than once. Such a request must be refused with 400 (RFC 9112, 3.2). */
export function hasSeveralHosts({ rawHeaders }: IncomingMessage): boolean {
  const isHost = (text: string, index: number) => index % 2 === 0 && /^host$/i.test(text);
  return rawHeaders.findIndex(isHost) !== rawHeaders.findLastIndex(isHost);
}

/**
 * Whether a request came by way of a stranger's web page that is open in a browser on this machine: under a name that only
 * resolves to it (DNS rebinding), or with the origin of that page. `null`, the origin of sandboxed frames and local files, is
 * foreign too.
 */
export function isForeign({ host, origin }: IncomingHttpHeaders): boolean {
  return !isLoopback(`http://${host}`) || (origin !== undefined && !isLoopback(origin));
}

/**
 * Whether a page of another site made the browser send a request without an origin, such as for an image or a script
 * (https://www.w3.org/TR/fetch-metadata/).
 */
export function isCrossSiteLoad({ origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return origin === undefined && site === 'cross-site';
}

/**
 * Whether a page of another port of this machine sent a request, such as the app's own page. A browser lets every page send
 * some requests without a preflight, and only keeps the answer from it.
 */
export function isOfOtherPort({ host, origin }: IncomingHttpHeaders): boolean {
  return origin !== undefined && new URL(origin).host !== new URL(`http://${host}`).host;
}
