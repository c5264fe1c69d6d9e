import type { Context } from 'aws-lambda';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dispatch } from '../../functions/api/dispatch.ts';
import type { ApiEvent } from '../../functions/common/http/api-event.ts';
import { log } from '../../functions/common/http/log.ts';

const answering = (method: string, path: string) => ({
  operation: { method, path },
  handler: async () => ({ statusCode: 200, body: `${method} ${path}` }),
});

const handler = dispatch([
  answering('GET', '/cases/{caseId}'),
  answering('POST', '/cases/{caseId}'),
  answering('GET', '/cases'),
]);

const requestOf = (routeKey: string, headers: Record<string, string> = {}) =>
  ({ routeKey, headers, requestContext: { requestId: 'request-1', routeKey } }) as ApiEvent;

const context = {} as Context;

afterEach(() => vi.restoreAllMocks());

describe('A function that answers several operations', () => {
  it.each(['GET /cases/{caseId}', 'POST /cases/{caseId}', 'GET /cases'])(
    'passes %s to the operation of that route',
    async (routeKey) => {
      expect(await handler(requestOf(routeKey), context)).toEqual({ statusCode: 200, body: routeKey });
    },
  );

  it('answers an unknown route with an internal error and logs it', async () => {
    const lines: unknown[][] = [];
    vi.spyOn(log, 'error').mockImplementation((...line) => void lines.push(line));
    const answer = await handler(requestOf('PUT /cases', { 'accept-language': 'en' }), context);
    expect(answer).toMatchObject({
      statusCode: 500,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    });
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'internal-error', status: 500 });
    expect(lines).toEqual([['ROUTE_UNKNOWN', { requestId: 'request-1', route: 'PUT /cases' }]]);
  });

  it('does not mistake the name of an object property for a route', async () => {
    vi.spyOn(log, 'error').mockImplementation(() => undefined);
    expect(await handler(requestOf('toString'), context)).toMatchObject({ statusCode: 500 });
  });
});
