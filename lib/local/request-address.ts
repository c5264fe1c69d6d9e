import type { IncomingMessage } from 'node:http';
import { AwsError } from './aws-error.ts';
import { hasSeveralHosts, isCrossSiteLoad, isForeign, isLoopback } from './own-machine.ts';

/** The prefix that the SDKs put before the host for `TestState` and `StartSyncExecution`. */
const SYNC_PREFIX = 'sync-';

/**
 * Returns the path and query of a request. A request in proxy form, which names its host, is answered if the host is this
 * endpoint. `HTTP_PROXY` therefore makes names reachable that do not resolve (`sync-127.0.0.1`).
 * @throws AwsError for a request of a foreign page or host. Otherwise a web page that is open in a browser on this machine
 * could send requests here: to this address, or to a name of its own that resolves to it.
 */
export function ownPath(request: IncomingMessage): string {
  const { headers, socket, url = '/' } = request;
  if (hasSeveralHosts(request))
    throw new AwsError('ValidationException', 'The request names more than one host', 400);
  // Not a URL object: to it, `sync-127.0.0.1` is not a valid host, since it ends in a number.
  const [, named, path] = /^http:\/\/([^/?#]+)([^#]*)$/i.exec(url) ?? [undefined, undefined, url];
  if (named !== undefined && !named.endsWith(`:${socket.localPort}`))
    throw refusal('This is an endpoint, not a proxy for other addresses');
  const hosts = named === undefined ? [headers.host] : [headers.host, named];
  const isOwn = hosts.every((host) => !isForeign({ ...headers, host }) || isSyncHost(request, host));
  if (!isOwn || isCrossSiteLoad(headers))
    throw refusal('Only programs and pages of this machine may send requests here');
  return path?.startsWith('/') ? path : `/${path}`;
}

/**
 * Whether a program calls Step Functions under a name that resolves to this machine only by its owner's arrangement: a name of
 * this endpoint with the prefix of the SDKs, or one below `localhost`, which is reserved for this machine (RFC 6761). A page
 * under such a name is refused: its calls bear an origin.
 */
function isSyncHost({ headers, method }: IncomingMessage, host: string | undefined): boolean {
  const isCall = method === 'POST' && String(headers['x-amz-target']).startsWith('AWSStepFunctions.');
  if (!isCall || headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return false;
  const name = String(host).toLowerCase();
  const bare = name.startsWith(SYNC_PREFIX) ? name.slice(SYNC_PREFIX.length) : name;
  return isLoopback(`http://${bare}`) || /^[a-z0-9.-]+\.localhost(:\d+)?$/.test(bare);
}

function refusal(message: string): AwsError {
  return new AwsError('AccessDeniedException', message, 403);
}
