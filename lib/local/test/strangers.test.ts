import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Activity } from '../activity.ts';
import { MovableClock } from '../clock.ts';
import { Control } from '../control.ts';
import { Gateway } from '../gateway.ts';
import { createIdentityProvider } from '../oidc/identity-provider.ts';
import { Principals } from '../principals.ts';
import { ServiceDirectory } from '../service-directory.ts';
import { openApi, route } from './http-api/test-api.ts';
import { temporaryFolder } from './support/cleanup.ts';
import { identity } from './support/dynamodb.ts';

/**
 * The requests that a browser sends for a page at http://evil.example:5390, or for a page whose name resolves to this machine.
 */
const FOREIGN = [
  ['a foreign origin', { origin: 'http://evil.example:5390' }],
  ['the origin null of a sandboxed frame', { origin: 'null' }],
  ['an origin that only begins like this machine', { origin: 'http://localhost.evil.example' }],
  ['the origin of a browser extension', { origin: 'chrome-extension://abcdef' }],
  ['a foreign host', { host: 'evil.example:5390' }],
  ['a host that only begins like this machine', { host: '127.0.0.1.evil.example' }],
] as const;

interface Sent {
  readonly status: number;
  readonly headers: Record<string, unknown>;
}

function send(url: string, method: string, headers: Record<string, string>, body = ''): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { method, headers: { 'content-type': 'text/plain', ...headers } },
      (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

async function gateway(): Promise<string> {
  const clock = new MovableClock(new Activity(), { at: 0 });
  const one = new Gateway({
    directory: new ServiceDirectory(),
    principals: new Principals(identity),
    clock,
    control: new Control(clock, () => ({})),
  });
  const url = await one.listen(0);
  onTestFinished(async () => {
    await one.close();
    clock.close();
  });
  return url;
}

async function provider(): Promise<string> {
  const one = createIdentityProvider({
    accounts: [{ id: 'administrator', name: 'A', claims: {} }],
    audience: 'local',
    dataFolder: temporaryFolder(),
    port: 0,
  });
  onTestFinished(() => one.close());
  return one.listen();
}

async function api(origins?: string[]) {
  const one = await openApi({
    routes: [route('$default')],
    ...(origins && { corsConfiguration: { allowOrigins: origins } }),
  });
  onTestFinished(() => one.gateway.close());
  return one;
}

describe.each(FOREIGN)('a request with %s', (_what, headers) => {
  it('cannot move the clock or read the status, preflight or not', async () => {
    const url = await gateway();
    const statuses = await Promise.all([
      send(`${url}/_local/clock`, 'POST', headers, '{"advanceBy":1000}'),
      send(`${url}/_local/status`, 'GET', headers),
      send(url, 'OPTIONS', { ...headers, 'access-control-request-method': 'POST' }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(statuses.map((one) => one.headers['access-control-allow-origin'])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('gets no token', async () => {
    const url = await provider();
    expect((await send(`${url}/token-for`, 'POST', headers, '{"account":"administrator"}')).status).toBe(403);
    expect((await send(`${url}/.well-known/openid-configuration`, 'GET', headers)).status).toBe(403);
  });

  it('does not reach a function', async () => {
    const { url, events } = await api();
    expect((await send(url, 'POST', headers, 'x')).status).toBe(403);
    expect(events).toEqual([]);
  });
});

/** A server that used the first of two names, and a proxy before it that used the last, would mean different hosts. */
it('a request with two hosts is refused with 400 by the endpoint, the sign-in and an API (RFC 9112, 3.2)', async () => {
  const statusOf = (url: string) =>
    new Promise<string>((resolve) => {
      const { host, port } = new URL(url);
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nhost: evil.example\r\nConnection: close\r\n\r\n`),
      );
      let answer = '';
      socket.on('data', (part) => {
        answer += String(part);
      });
      socket.on('close', () => resolve(answer.slice(0, 'HTTP/1.1 400'.length)));
    });
  const urls = [await gateway(), await provider(), (await api()).url];
  expect(await Promise.all(urls.map(statusOf))).toEqual(Array(3).fill('HTTP/1.1 400'));
});

describe('a page of another port of this machine', () => {
  const origin = 'http://localhost:5173';

  it('cannot call what a browser sends without asking: an API, or an action of the console', async () => {
    const url = await gateway();
    const sent = [
      send(url, 'POST', { origin, 'content-type': 'application/x-www-form-urlencoded' }, 'Action=ListQueues'),
      send(`${url}/2015-03-31/functions/x/invocations`, 'POST', { origin }, '{}'),
      send(`${url}/_local/queues/inbox/redrive`, 'POST', { origin }),
    ];
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([403, 403, 403]);
  });

  it("can move the clock, while the runtime's own page can do everything, under whichever name it was opened", async () => {
    const url = await gateway();
    const { port } = new URL(url);
    expect((await send(`${url}/_local/clock`, 'POST', { origin }, '{"advanceBy":1000}')).status).toBe(200);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const { status } = await send(`${url}/_local/queues`, 'GET', { host, origin: `http://${host}` });
      expect(status).toBe(404); // This one has no queues.
    }
  });
});

describe('the browser of this machine', () => {
  it('may not load the endpoint as an image of another site, and may from a page of this machine', async () => {
    const url = `${await gateway()}/_local/status`;
    expect((await send(url, 'GET', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(
      (await send(url, 'GET', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:5173' })).status,
    ).toBe(200);
  });

  it('follows a link of another site to the sign-in', async () => {
    const url = await provider();
    const { status } = await send(`${url}/.well-known/openid-configuration`, 'GET', {
      'sec-fetch-site': 'cross-site',
    });
    expect(status).toBe(200);
  });

  it('may use an API from the origins that its CORS settings name, and from no others', async () => {
    const { url, events } = await api(['https://portal.example']);
    expect((await send(url, 'POST', { origin: 'https://portal.example' }, 'x')).status).toBe(204);
    expect((await send(url, 'POST', { origin: 'https://other.example' }, 'x')).status).toBe(403);
    expect(
      (await send(url, 'POST', { origin: 'https://portal.example', host: 'evil.example' }, 'x')).status,
    ).toBe(403);
    expect(events).toHaveLength(1);
  });
});
