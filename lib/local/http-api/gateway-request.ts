import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { GatewayRequest } from './request-event.ts';

/** A request as its first line and headers have it. */
export function gatewayRequest(message: IncomingMessage, requestId: string): GatewayRequest {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  const rawQuery = mark < 0 ? '' : url.slice(mark + 1);
  const sourceIp = message.socket.remoteAddress ?? '127.0.0.1';
  const headers: Record<string, string> = {};
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    const name = (message.rawHeaders[index] as string).toLowerCase();
    const value = message.rawHeaders[index + 1] as string;
    if (name !== 'cookie' && name !== 'connection') {
      headers[name] = Object.hasOwn(headers, name) ? `${headers[name]},${value}` : value;
    }
  }
  headers['x-forwarded-for'] = headers['x-forwarded-for']
    ? `${headers['x-forwarded-for']}, ${sourceIp}`
    : sourceIp;
  headers['x-forwarded-port'] = String(message.socket.localPort);
  headers['x-forwarded-proto'] = 'http';
  headers['x-amzn-trace-id'] ??=
    `Root=1-${randomBytes(4).toString('hex')}-${randomBytes(12).toString('hex')}`;
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers,
    cookies: message.headers.cookie?.split(/;\s*/).filter((cookie) => cookie !== '') ?? [],
    body: Buffer.alloc(0),
    sourceIp,
    requestId,
  };
}
