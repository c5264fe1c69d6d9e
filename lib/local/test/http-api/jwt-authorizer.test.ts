import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderClaims } from '../../http-api/claims.ts';
import type { JsonObject } from '../../service.ts';
import { NOW, openApi, route } from './test-api.ts';

interface Key {
  privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  jwk: JWK;
}

const keys: Record<string, Key> = {};
let published: JWK[] = [];
let discoveries = 0;
let issuer: string;

const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.url === '/.well-known/openid-configuration') {
    discoveries++;
    response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
  } else response.end(JSON.stringify({ keys: published }));
});

const makeKey = async (kid: string, alg: string): Promise<void> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  keys[kid] = { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg } };
};

beforeAll(async () => {
  await Promise.all([
    makeKey('first', 'RS256'),
    makeKey('second', 'RS256'),
    makeKey('longer', 'RS512'),
    makeKey('curve', 'ES256'),
    makeKey('unknown', 'RS256'),
  ]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

let api: Awaited<ReturnType<typeof openApi>>;

beforeEach(async () => {
  published = ['first', 'longer', 'curve'].map((kid) => (keys[kid] as Key).jwk);
  discoveries = 0;
  api = await openApi({
    routes: [
      route('GET /open'),
      route('GET /private', { authorizerId: 'people' }),
      route('GET /older', { authorizerId: 'people', format: '1.0' }),
      route('GET /scoped', { authorizerId: 'people', authorizationScopes: ['cases/read', 'cases/write'] }),
    ],
    authorizers: { people: { issuer, audience: ['api', 'other-api'] } },
  });
});

afterEach(() => api.gateway.close());

const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

const tokenOf = (claims: Record<string, unknown> = {}, kid = 'first', alg = 'RS256') =>
  new SignJWT({ iss: issuer, aud: 'api', sub: 'someone', iat: seconds(0), exp: seconds(600), ...claims })
    .setProtectedHeader({ alg, kid })
    .sign((keys[kid] as Key).privateKey);

const get = (path: string, token?: string) =>
  fetch(`${api.url}${path}`, token === undefined ? {} : { headers: { authorization: token } });

const outcome = async (token: string, path = '/private') => {
  const response = await get(path, token);
  return {
    status: response.status,
    header: response.headers.get('www-authenticate'),
    body: await response.text(),
  };
};

describe('A token', () => {
  it('that is valid passes its claims on as strings', async () => {
    const claims = {
      roles: ['admin', 'power user'],
      level: 7,
      active: true,
      address: { city: 'x', area: 'y' },
    };
    const token = await tokenOf({ ...claims, exp: 4_000_000_000, iat: 1_700_000_000 });
    expect((await get('/private', `Bearer ${token}`)).status).toBe(204);
    expect(api.events[0]).toMatchObject({
      requestContext: {
        authorizer: {
          jwt: {
            claims: {
              iss: issuer,
              sub: 'someone',
              aud: 'api',
              roles: '[admin power user]',
              level: '7',
              active: 'true',
              address: 'map[area:y city:x]',
              exp: '4000000000',
              iat: '1700000000',
            },
            scopes: null,
          },
        },
      },
    });
  });

  // "Create AWS Lambda proxy integrations for HTTP APIs", format 1.0: the claims are not below `jwt`.
  it('passes its claims on in the payload format 1.0', async () => {
    await get('/older', await tokenOf({ exp: 4_000_000_000, iat: 1_700_000_000 }));
    expect((api.events[0]?.requestContext as JsonObject | undefined)?.authorizer).toEqual({
      claims: { iss: issuer, sub: 'someone', aud: 'api', exp: '4000000000', iat: '1700000000' },
      scopes: null,
    });
  });

  it('is accepted without the word Bearer', async () => {
    expect((await get('/private', await tokenOf())).status).toBe(204);
  });

  it('is not required on an open route', async () => {
    expect((await get('/open')).status).toBe(204);
    expect(Object.keys(api.events[0]?.requestContext ?? {})).not.toContain('authorizer');
  });

  it('that is missing gives 401', async () => {
    const response = await get('/private');
    expect([response.status, await response.json()]).toEqual([401, { message: 'Unauthorized' }]);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(api.events).toEqual([]);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['of another audience', () => tokenOf({ aud: 'stranger' }), 'audience'],
    ['of no audience', () => tokenOf({ aud: undefined }), 'audience'],
    ['of another issuer', () => tokenOf({ iss: 'https://elsewhere.example' }), 'issuer'],
    ['that has expired', () => tokenOf({ exp: seconds(-1) }), 'expired'],
    ['that does not expire', () => tokenOf({ exp: undefined }), 'no expiry'],
    ['that is not yet valid', () => tokenOf({ nbf: seconds(600) }), 'not yet valid'],
    ['that was issued in the future', () => tokenOf({ iat: seconds(600) }), 'future'],
    ['of an unknown key', () => tokenOf({}, 'unknown'), 'signing key'],
    [
      'that does not name its key',
      () =>
        new SignJWT({ iss: issuer, aud: 'api', exp: seconds(600) })
          .setProtectedHeader({ alg: 'RS512' })
          .sign((keys.longer as Key).privateKey),
      'signing key',
    ],
    ['signed on a curve', () => tokenOf({}, 'curve', 'ES256'), 'signing method'],
    ['that is not a token', async () => 'nonsense', 'malformed'],
    [
      'whose claims were changed',
      async () => {
        const [header, , signature] = (await tokenOf()).split('.');
        const forged = { iss: issuer, aud: 'api', sub: 'administrator', exp: seconds(600) };
        return `${header}.${Buffer.from(JSON.stringify(forged)).toString('base64url')}.${signature}`;
      },
      'signature',
    ],
    [
      'that is not signed',
      async () => {
        const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
        return `${part({ alg: 'none' })}.${part({ iss: issuer, aud: 'api', exp: seconds(600) })}.`;
      },
      'signing method',
    ],
  ])('%s gives 401', async (_, make, words) => {
    const { status, header, body } = await outcome(await make());
    expect([status, body]).toEqual([401, '{"message":"Unauthorized"}']);
    expect(header).toMatch(/^Bearer scope="" error="invalid_token" error_description="/);
    expect(header).toContain(words);
    expect(api.events).toEqual([]);
  });

  it('is checked by client_id when it has no audience', async () => {
    expect((await outcome(await tokenOf({ aud: undefined, client_id: 'api' }))).status).toBe(204);
    expect((await outcome(await tokenOf({ aud: 'stranger', client_id: 'api' }))).status).toBe(401);
    expect((await outcome(await tokenOf({ aud: ['stranger', 'other-api'] }))).status).toBe(204);
  });

  it('may be signed with any RSA algorithm of the service', async () => {
    expect((await outcome(await tokenOf({}, 'longer', 'RS512'))).status).toBe(204);
  });

  it('does not age with the runtime’s clock', async () => {
    const token = await tokenOf();
    await api.clock.advanceTo(NOW + 400 * 86_400_000);
    expect((await outcome(token)).status).toBe(204);
  });

  it('signed with a key that is published later is accepted at once', async () => {
    expect((await outcome(await tokenOf())).status).toBe(204);
    const token = await tokenOf({}, 'second');
    expect((await outcome(token)).status).toBe(401);
    published = [...published, (keys.second as Key).jwk];
    expect((await outcome(token)).status).toBe(204);
    expect(discoveries).toBe(1);
  });
});

describe('The scopes of a route', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a scope among several words', { scope: 'openid cases/read' }],
    ['a list', { scp: ['cases/write'] }],
  ])('are met by %s', async (_, claims) => {
    expect((await outcome(await tokenOf(claims), '/scoped')).status).toBe(204);
    expect(api.events[0]).toMatchObject({
      requestContext: {
        authorizer: { jwt: { scopes: expect.arrayContaining([expect.stringContaining('cases/')]) } },
      },
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['other scopes', { scope: 'openid cases/list' }],
    ['no scopes', {}],
  ])('are not met by %s', async (_, claims) => {
    const { status, header, body } = await outcome(await tokenOf(claims), '/scoped');
    expect([status, body]).toEqual([403, '{"message":"Forbidden"}']);
    expect(header).toContain('scope="cases/read cases/write" error="insufficient_scope"');
  });
});

describe('An issuer', () => {
  it('that cannot be reached makes no token valid until it can', async () => {
    let up = false;
    const late = createServer((request, response) => {
      if (!up) response.writeHead(503).end('{}');
      else if (request.url === '/keys') response.end(JSON.stringify({ keys: published }));
      else response.end(JSON.stringify({ jwks_uri: `${address}/keys` }));
    });
    await new Promise<void>((resolve) => late.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(late.address() as AddressInfo).port}`;
    const opened = await openApi({
      routes: [route('GET /private', { authorizerId: 'late' })],
      authorizers: { late: { issuer: address, audience: ['api'] } },
    });
    const headers = { authorization: await tokenOf({ iss: address }) };
    const ask = async () => (await fetch(`${opened.url}/private`, { headers })).status;
    expect(await ask()).toBe(401);
    up = true;
    expect(await ask()).toBe(204);
    await opened.gateway.close();
    late.close();
    late.closeAllConnections();
  });

  it('may be configured with another place for the token only if that place is supported', async () => {
    const authorizers = {
      odd: { issuer, audience: ['api'], identitySource: ['$request.querystring.token'] },
    };
    const opened = await openApi({ routes: [route('GET /private', { authorizerId: 'odd' })], authorizers });
    expect((await fetch(`${opened.url}/private?token=${await tokenOf()}`)).status).toBe(204);
    await opened.gateway.close();
    const context = { issuer, audience: ['api'], identitySource: ['$context.identity'] };
    await expect(openApi({ authorizers: { odd: context } })).rejects.toThrow('$context.identity');
  });
});

it('Claims of every kind become strings', () => {
  expect(renderClaims({ none: null, empty: [], nested: [['a'], { b: [1, 2] }] })).toEqual({
    none: '<nil>',
    empty: '[]',
    nested: '[[a] map[b:[1 2]]]',
  });
});
