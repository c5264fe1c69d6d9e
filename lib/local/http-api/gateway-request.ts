import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type GatewayRequest, joinValues, valuesByName } from './request-event.ts';

/** Headers that concern one connection, which a gateway does not pass on (RFC 9110, 7.6.1). */
const OF_THE_CONNECTION = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * Returns the target of a request. A request in proxy form, which names its host, counts as one for that host, whatever its
 * header says (RFC 9112, 3.2.2).
 */
export function requestTarget({ url = '/', headers }: IncomingMessage): { host: string; target: string } {
  const [, named, rest] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (named === undefined || rest === undefined) return { host: headers.host ?? '', target: url };
  return { host: named, target: rest.startsWith('/') ? rest : `/${rest}` };
}

/** Reads a request from its first line and headers. */
export function gatewayRequest(message: IncomingMessage, requestId: string): GatewayRequest {
  const { host, target } = requestTarget(message);
  const mark = target.indexOf('?');
  const rawQuery = mark < 0 ? '' : target.slice(mark + 1);
  const sourceIp = message.socket.remoteAddress ?? '127.0.0.1';
  const passed = passedOn(message);
  const headers = joinValues(passed.filter(([name]) => name !== 'cookie'));
  const own = {
    host,
    'x-forwarded-for': headers['x-forwarded-for'] ? `${headers['x-forwarded-for']}, ${sourceIp}` : sourceIp,
    'x-forwarded-port': String(message.socket.localPort),
    'x-forwarded-proto': 'http',
    'x-amzn-trace-id':
      headers['x-amzn-trace-id'] ??
      `Root=1-${randomBytes(4).toString('hex')}-${randomBytes(12).toString('hex')}`,
  };
  return {
    method: message.method ?? 'GET',
    protocol: `HTTP/${message.httpVersion}`,
    path: mark < 0 ? target : target.slice(0, mark),
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: { ...headers, ...own },
    headerValues: { ...valuesByName(passed), ...valuesByName(Object.entries(own)) },
    cookies: message.headers.cookie?.split(/;\s*/).filter((cookie) => cookie !== '') ?? [],
    body: Buffer.alloc(0),
    sourceIp,
    requestId,
  };
}

/** Returns the headers of a request that a function sees, by lower-case name. */
function passedOn({ rawHeaders, headers }: IncomingMessage): [string, string][] {
  const named = headers.connection?.toLowerCase().split(/\s*,\s*/) ?? [];
  const left = new Set([...OF_THE_CONNECTION, ...named]);
  const pairs: [string, string][] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    if (!left.has(name)) pairs.push([name, rawHeaders[index + 1] as string]);
  }
  return pairs;
}
