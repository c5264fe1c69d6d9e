import { Agent, request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { AwsError } from '../../aws-error.ts';
import type { HttpApiDefinition } from '../../http-api/definition.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { FunctionFailure, type Handler, NOW, openApi, route } from './test-api.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(api: Partial<HttpApiDefinition>, handler?: Handler) {
  const opened = await openApi(api, handler);
  closing.push(() => opened.gateway.close());
  return opened;
}

const everything = { routes: [route('ANY /items/{id}'), route('$default')] };

/** Sends a request without normalising its path or headers. */
const send = (url: string, path: string, headers: Record<string, string | string[]>, method = 'GET') =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const request = httpRequest({ hostname, port, path, method, headers, agent: new Agent() }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += String(chunk);
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    request.on('error', reject);
    request.end();
  });

describe('The event of a request', () => {
  it('has the payload format 2.0', async () => {
    const { url, events } = await open({
      ...everything,
      stages: [{ name: '$default', variables: { color: 'blue' } }],
    });
    const headers = {
      'X-Several': ['a', 'b'],
      Cookie: 'one=1; two=2',
      'User-Agent': 'test',
      Host: 'localhost:80',
    };
    await send(url, '/items/%E4%B8%AD%20x?b=2&a=1&b=%26%203&c', headers);
    const port = new URL(url).port;
    expect(events[0]).toEqual({
      version: '2.0',
      routeKey: 'ANY /items/{id}',
      rawPath: '/items/中 x',
      rawQueryString: 'b=2&a=1&b=%26%203&c',
      cookies: ['one=1', 'two=2'],
      headers: {
        'x-several': 'a,b',
        'user-agent': 'test',
        host: 'localhost:80',
        'content-length': '0',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-port': port,
        'x-forwarded-proto': 'http',
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
      },
      queryStringParameters: { b: '2,& 3', a: '1', c: '' },
      pathParameters: { id: '中 x' },
      requestContext: {
        accountId: '000000000000',
        apiId: expect.stringMatching(/^\w{10}$/),
        domainName: 'localhost:80',
        domainPrefix: 'localhost',
        http: {
          method: 'GET',
          path: '/items/中 x',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        requestId: expect.any(String),
        routeKey: 'ANY /items/{id}',
        stage: '$default',
        time: '20/Nov/2026:08:30:15 +0000',
        timeEpoch: NOW,
      },
      stageVariables: { color: 'blue' },
      isBase64Encoded: false,
    });
  });

  it('leaves out what is empty', async () => {
    const { url, events } = await open(everything);
    await fetch(`${url}/`);
    const names = Object.keys(events[0] ?? {});
    for (const name of ['body', 'cookies', 'pathParameters', 'queryStringParameters', 'stageVariables']) {
      expect(names).not.toContain(name);
    }
    expect(events[0]).toMatchObject({ rawQueryString: '', routeKey: '$default' });
  });

  it.each([
    ['application/json', false],
    ['application/json; charset=utf-8', false],
    ['text/csv', false],
    ['application/xml', false],
    ['application/x-www-form-urlencoded', true],
    ['application/problem+json', true],
    ['image/png', true],
  ])('carries a body of the type %s encoded as base64: %s', async (type, encoded) => {
    const { url, events } = await open(everything);
    await fetch(`${url}/`, { method: 'POST', body: '{"名":1}', headers: { 'content-type': type } });
    const body = encoded ? Buffer.from('{"名":1}').toString('base64') : '{"名":1}';
    expect(events[0]).toMatchObject({ body, isBase64Encoded: encoded });
  });
});

describe('The response to a request', () => {
  const answered = async (payload: JsonValue | undefined) => {
    const { url } = await open(everything, () => payload);
    const response = await fetch(`${url}/`);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('is the one that the function describes', async () => {
    const { status, headers, text } = await answered({
      statusCode: 201,
      headers: { 'X-Number': 7, 'content-type': 'application/problem+json', Connection: 'close' },
      cookies: ['a=1; HttpOnly', 'b=2'],
      body: '{"done":true}',
    });
    expect([status, text]).toEqual([201, '{"done":true}']);
    expect(headers.get('x-number')).toBe('7');
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.get('connection')).not.toBe('close');
    expect(headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
    expect(headers.get('apigw-requestid')).toBeTruthy();
  });

  it('is decoded from base64', async () => {
    const body = Buffer.from([0, 255, 10]).toString('base64');
    const { url } = await open(everything, () => ({ statusCode: 200, isBase64Encoded: true, body }));
    expect([...new Uint8Array(await (await fetch(url)).arrayBuffer())]).toEqual([0, 255, 10]);
  });

  it.each<[JsonValue | undefined, string]>([
    [{ message: 'hello' }, '{"message":"hello"}'],
    ['hello', 'hello'],
    [[1, 2], '[1,2]'],
    [7, '7'],
    [null, 'null'],
    [undefined, 'null'],
  ])('is JSON with status 200 for %j', async (payload, text) => {
    const answer = await answered(payload);
    expect(answer).toMatchObject({ status: 200, text });
    expect(answer.headers.get('content-type')).toBe('application/json');
  });

  it('is plain text when the function does not say otherwise', async () => {
    const { headers } = await answered({ statusCode: 200, body: 'text' });
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it.each<[string, JsonValue]>([
    ['an invalid status', { statusCode: 'fine' }],
    ['a status out of range', { statusCode: 999 }],
    ['a status that is no end of an answer', { statusCode: 103 }],
    [
      'a status with a fraction',
      { statusCode: 200.5, body: 'Hello', headers: { 'Content-Type': 'text/plain' } },
    ],
    ['a status that is a list', { statusCode: [200] }],
    ['a status in another notation', { statusCode: '0xc8' }],
    ['no status where one should be', { statusCode: null }],
    ['a body that is not text', { statusCode: 200, body: { a: 1 } }],
    ['headers that are not a map', { statusCode: 200, headers: ['a'] }],
    ['a header that would break the connection', { statusCode: 200, headers: { a: 'x\r\ny: z' } }],
    ['a header name with a space', { statusCode: 200, headers: { 'a b': 'x' } }],
    ['a header of several values', { statusCode: 200, headers: { a: ['x', 'y'] } }],
    ['cookies that are not a list', { statusCode: 200, cookies: 'a=1' }],
  ])('is 500 for %s', async (_, payload) => {
    expect(await answered(payload)).toMatchObject({
      status: 500,
      text: '{"message":"Internal Server Error"}',
    });
  });

  it('has no body for HEAD', async () => {
    const { url } = await open(everything, () => ({ statusCode: 200, body: 'text' }));
    const response = await fetch(url, { method: 'HEAD' });
    expect([response.headers.get('content-length'), await response.text()]).toEqual(['4', '']);
  });
});

describe('A failure', () => {
  it.each<[string, Error, number, string]>([
    ['an invocation that fails', new Error('broken'), 500, 'Internal Server Error'],
    ['a throttled function', new AwsError('TooManyRequestsException', '', 429), 503, 'Service Unavailable'],
    [
      'an event too large for Lambda',
      new AwsError('RequestTooLargeException', '', 413),
      413,
      'Request Entity Too Large',
    ],
  ])('gives its status for %s', async (_, error, status, message) => {
    const { url } = await open(everything, () => Promise.reject(error));
    const response = await fetch(url);
    expect([response.status, await response.json()]).toEqual([status, { message }]);
  });

  it('gives 500 when a function ends with an error', async () => {
    const { url } = await open({ routes: [route('$default')] }, () => {
      throw new FunctionFailure();
    });
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
  });

  it('gives 404 for a path without a route', async () => {
    const { url, events } = await open({ routes: [route('GET /a')] });
    const response = await fetch(`${url}/b`);
    expect([response.status, await response.json(), events]).toEqual([404, { message: 'Not Found' }, []]);
  });

  it('gives 413 for a body over 10 MB, but not for one of exactly that size', async () => {
    const { url, events } = await open(everything);
    const over = await fetch(url, { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect([over.status, await over.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
    expect(events).toEqual([]);
    expect((await fetch(url, { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024) })).status).toBe(204);
  });

  it('gives 431 for headers over the limit', async () => {
    const { url } = await open(everything);
    expect((await send(url, '/', { long: 'x'.repeat(10_240) })).status).toBe(431);
    expect((await send(url, '/', { long: 'x'.repeat(60_000) })).status).toBe(431);
    expect((await send(url, '/', { long: 'x'.repeat(9_000) })).status).toBe(204);
  });

  it('gives 503 for a function that takes more than 30 seconds of the runtime’s clock', async () => {
    let finish = () => {};
    let begun = () => {};
    const invoked = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { url, clock } = await open(everything, () => {
      begun();
      return new Promise<JsonObject>((resolve) => {
        finish = () => resolve({ statusCode: 200 });
      });
    });
    const pending = fetch(url);
    await invoked;
    await clock.advanceTo(NOW + 30_000);
    const response = await pending;
    expect([response.status, await response.json()]).toEqual([503, { message: 'Service Unavailable' }]);
    finish();
  });

  it('leaves the connection usable', async () => {
    const { url } = await open(everything, (event) => ({
      statusCode: event.rawPath === '/bad' ? 1000 : 200,
    }));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const statuses: number[] = [];
    for (const path of ['/bad', '/good', '/bad', '/good']) {
      statuses.push(
        await new Promise<number>((resolve, reject) => {
          httpRequest(`${url}${path}`, { agent }, (response) => {
            response.resume().on('end', () => resolve(response.statusCode ?? 0));
          })
            .on('error', reject)
            .end();
        }),
      );
    }
    agent.destroy();
    expect(statuses).toEqual([500, 200, 500, 200]);
  });
});

describe('Cross-origin requests', () => {
  const corsConfiguration = {
    allowOrigins: ['https://portal.example', 'http://*'],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['authorization', 'content-type'],
    exposeHeaders: ['x-total'],
    allowCredentials: true,
    maxAge: 600,
  };
  const preflight = (url: string, origin: string) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });

  it('have their preflight answered by the gateway, without a function', async () => {
    const { url, events } = await open({ ...everything, corsConfiguration });
    const response = await preflight(url, 'https://portal.example');
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': 'https://portal.example',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-allow-credentials': 'true',
      'access-control-max-age': '600',
    });
    expect((await preflight(url, 'http://anything.example')).headers.get('access-control-allow-origin')).toBe(
      'http://anything.example',
    );
    expect((await preflight(url, 'https://other.example')).headers.has('access-control-allow-origin')).toBe(
      false,
    );
    expect(events).toEqual([]);
  });

  it('get their headers from the configuration, whatever the function says', async () => {
    const { url } = await open({ ...everything, corsConfiguration }, () => ({
      statusCode: 200,
      headers: { 'Access-Control-Allow-Origin': '*' },
    }));
    const allowed = await fetch(url, { headers: { origin: 'https://portal.example' } });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://portal.example');
    expect(allowed.headers.get('access-control-expose-headers')).toBe('x-total');
    const refused = await fetch(url, { headers: { origin: 'https://other.example' } });
    expect(refused.headers.has('access-control-allow-origin')).toBe(false);
    const none = await fetch(url);
    expect(none.headers.has('access-control-allow-origin')).toBe(false);
  });

  it('go to the function when nothing is configured', async () => {
    const { url, events } = await open(everything);
    await preflight(url, 'http://localhost:5173');
    expect(events).toHaveLength(1);
  });
});

describe('The gateway', () => {
  it('refuses what it does not support', async () => {
    await expect(openApi({ routes: [route('GET /a', { authorizerId: 'none' })] })).rejects.toThrow(
      'authorizer none',
    );
  });

  it('takes the next port when the wanted one is in use', async () => {
    const first = await open(everything);
    const second = await openApi(everything);
    await second.gateway.close();
    const port = Number(new URL(first.url).port);
    const third = await openApi(everything);
    await third.gateway.close();
    const url = await third.gateway.listen(port);
    closing.push(() => third.gateway.close());
    expect(Number(new URL(url).port)).toBeGreaterThan(port);
  });

  it('finishes the requests under way before it closes', async () => {
    let finish = () => {};
    let begun = () => {};
    const invoked = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { url, gateway } = await open(everything, () => {
      begun();
      return new Promise<JsonObject>((resolve) => {
        finish = () => resolve({ statusCode: 200, body: 'done' });
      });
    });
    const pending = fetch(url);
    await invoked;
    const closed = gateway.close();
    finish();
    expect(await (await pending).text()).toBe('done');
    await closed;
  });

  it('keeps the clock waiting until a request has reached its function', async () => {
    const { url, clock, activity } = await open(everything);
    await fetch(url);
    await clock.settle();
    expect(activity.underWay).toBe(0);
    expect(clock.nextTimer()).toBeUndefined();
  });
});
