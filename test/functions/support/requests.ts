import type { Context } from 'aws-lambda';
import type { ApiEvent } from '../../../functions/common/http/api-event.ts';
import { serveWith } from '../../../functions/common/http/serve-with.ts';
import { isStaff } from '../../../lib/domain/case/kernel/vocabulary.ts';

/** Serves with a directory that contains everybody who signs in as staff, in the role of their sign-in. */
export const serveStaff = (role: string) =>
  serveWith(async (subject) => ({ subject, districts: ['50'], ...(isStaff(role) && { role }) }));

export interface Request {
  /** Undefined if nobody has signed in. */
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly base64?: boolean;
}

/** A request as the HTTP API passes it to a function (payload format 2.0). */
export const apiEvent = (request: Request): ApiEvent => ({
  version: '2.0',
  routeKey: 'POST /test',
  rawPath: '/test',
  rawQueryString: '',
  headers: {
    'content-type': 'application/json',
    'idempotency-key': 'a-key-of-this-request',
    ...request.headers,
  },
  isBase64Encoded: request.base64 ?? false,
  ...(request.body !== undefined && { body: request.body }),
  ...(request.path && { pathParameters: request.path }),
  ...(request.query && { queryStringParameters: request.query }),
  requestContext: {
    accountId: '000000000000',
    apiId: 'api',
    domainName: 'api.example.com',
    domainPrefix: 'api',
    http: { method: 'POST', path: '/test', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    requestId: 'request-1',
    routeKey: 'POST /test',
    stage: '$default',
    time: '20/Nov/2026:02:00:00 +0000',
    timeEpoch: Date.parse('2026-11-20T02:00:00Z'),
    ...(request.claims && { authorizer: { jwt: { claims: request.claims } } }),
  },
});

/** Calls a handler and reads its answer. */
export async function answerOf(
  handler: (event: ApiEvent, context: Context) => Promise<unknown>,
  request: Request,
) {
  const { statusCode, headers, body } = (await handler(apiEvent(request), {} as Context)) as {
    statusCode: number;
    headers: Record<string, string>;
    body: string;
  };
  return { status: statusCode, headers, text: body, body: JSON.parse(body) as Record<string, unknown> };
}
