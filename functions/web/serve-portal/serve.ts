import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import Negotiator from 'negotiator';

/** A file as listed in `files.json` of the built portal (lib/infra/portal-bundle.ts). */
interface ServedFile {
  readonly type: string;
  readonly hash: string;
  readonly immutable: boolean;
  readonly encodings: readonly string[];
}

/** What differs between deployments; empty if not set. */
export interface PortalParameters {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly localConsole: string;
}

/** The built portal, and where it is. */
export interface ServedPortal {
  readonly files: Readonly<Record<string, ServedFile>>;
  readonly read: (name: string) => Buffer;
  readonly parameters: PortalParameters;
}

type Event = Pick<APIGatewayProxyEventV2, 'rawPath' | 'headers'>;
type Result = APIGatewayProxyStructuredResultV2;

const extensions: Readonly<Record<string, string>> = { br: '.br', gzip: '.gz' };

/**
 * Answers a request for a page or a file of the portal. A path without a dot is a page: one that was built separately
 * (`guide/shanxi` is `guide/shanxi.html`, `guide/` is `guide/index.html`), or else `index.html`. A path with a dot is a file,
 * or not found. Only what was built can be read.
 */
export function serve({ rawPath, headers }: Event, portal: ServedPortal): Result {
  if (rawPath === '/') return { statusCode: 302, headers: { ...common, location: '/app/' } };
  const name = rawPath.replace(/^\/app\/?/, '');
  if (name === 'config.json') return configuration(portal.parameters);
  const file =
    [name, `${name}.html`, `${name.replace(/\/$/, '')}/index.html`].find((each) =>
      Object.hasOwn(portal.files, each),
    ) ?? (name.includes('.') ? undefined : 'index.html');
  const listed = file === undefined ? undefined : portal.files[file];
  if (file === undefined || listed === undefined)
    return { statusCode: 404, headers: { ...common, 'content-type': 'text/plain' }, body: 'Not found' };
  return fileAnswer(file, listed, headers, portal);
}

function fileAnswer(
  name: string,
  { type, hash, immutable, encodings }: ServedFile,
  headers: Event['headers'],
  { read, parameters }: ServedPortal,
): Result {
  const etag = `"${hash}"`;
  const answered = {
    ...common,
    etag,
    vary: 'accept-encoding',
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(name.endsWith('.html') && pageHeaders(parameters)),
  };
  if (headers['if-none-match']?.split(/,\s*/).includes(etag)) return { statusCode: 304, headers: answered };
  const accepted = new Negotiator({
    headers: { 'accept-encoding': headers['accept-encoding'] ?? 'identity' },
  }).encodings([...encodings]);
  const encoding = encodings.find((each) => accepted.includes(each));
  const content = read(encoding === undefined ? name : `${name}${extensions[encoding]}`);
  return {
    statusCode: 200,
    headers: {
      ...answered,
      'content-type': type,
      ...(encoding !== undefined && { 'content-encoding': encoding }),
    },
    body: content.toString('base64'),
    isBase64Encoded: true,
  };
}

function configuration({ issuer, clientId, scope, localConsole }: PortalParameters): Result {
  return {
    statusCode: 200,
    headers: { ...common, 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify({ issuer, clientId, scope, ...(localConsole !== '' && { localConsole }) }),
  };
}

const common = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** What a page may load: only from this portal, its API and the issuer; no inline script or style, and no frame around it. */
function pageHeaders({ issuer, localConsole }: PortalParameters): Record<string, string> {
  const connect = [
    "'self'",
    ...[issuer, localConsole].filter((url) => URL.canParse(url)).map((url) => new URL(url).origin),
  ];
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${[...new Set(connect)].join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
  };
}
