import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIdentityProvider, type IdentityProvider } from '../../oidc/identity-provider.ts';

const ACCOUNTS = [
  { id: 'clerk', name: '王<经办>', claims: { role: 'clerk', units: ['north', 'south'] } },
  { id: 'citizen', name: '李四', claims: { role: 'citizen' } },
];
const AUDIENCE = 'example-api';
const REDIRECT = 'http://127.0.0.1:4999/signed-in';

let dataFolder: string;
let provider: IdentityProvider;

beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'oidc-'));
  provider = createIdentityProvider({ accounts: ACCOUNTS, audience: AUDIENCE, dataFolder, port: 0 });
  await provider.listen();
});

afterEach(async () => {
  await provider.close();
  rmSync(dataFolder, { recursive: true });
});

const discover = async () =>
  (await (await fetch(`${provider.issuer}/.well-known/openid-configuration`)).json()) as Record<
    string,
    string
  >;

const verify = async (token: string) => {
  const { jwks_uri } = await discover();
  return jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri as string)), {
    issuer: provider.issuer,
    audience: AUDIENCE,
  });
};

const askForToken = (body: unknown, method = 'POST') =>
  fetch(
    `${provider.issuer}/token-for`,
    method === 'POST' ? { method, body: JSON.stringify(body) } : { method },
  );

/** A simple browser: it keeps cookies and follows redirects on the provider itself. */
function browser() {
  const cookies = new Map<string, string>();
  return async function visit(address: string, options: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, {
      ...options,
      redirect: 'manual',
      headers: { ...options.headers, ...(cookie && { cookie }) },
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] as string).split('=');
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next === null) return response;
    const target = new URL(next, address).href;
    return target.startsWith(provider.issuer) ? visit(target) : response;
  };
}

const authorizationAddress = async (verifier: string, more: Record<string, string> = {}) => {
  const { authorization_endpoint } = await discover();
  const address = new URL(authorization_endpoint as string);
  address.search = new URLSearchParams({
    client_id: 'local',
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: 'openid',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'xyz',
    ...more,
  }).toString();
  return address.href;
};

const signInAction = async (page: Response) =>
  `${provider.issuer}${/action="([^"]+)"/.exec(await page.text())?.[1]}`;

describe('The code flow', () => {
  it('gives a person who chooses an account a token with exactly the claims of that account', async () => {
    const visit = browser();
    const verifier = randomBytes(32).toString('base64url');
    const page = await visit(await authorizationAddress(verifier));
    const chosen = await visit(await signInAction(page), {
      method: 'POST',
      body: new URLSearchParams({ account: 'clerk' }),
    });
    const callback = new URL(chosen.headers.get('location') as string);
    expect(callback.origin + callback.pathname).toBe(REDIRECT);
    expect(callback.searchParams.get('state')).toBe('xyz');
    const exchange = (code_verifier: string) =>
      fetch(`${provider.issuer}/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: 'local',
          redirect_uri: REDIRECT,
          code: callback.searchParams.get('code') as string,
          code_verifier,
        }),
      });
    const { access_token, id_token } = (await (await exchange(verifier)).json()) as Record<string, string>;
    const { payload } = await verify(access_token as string);
    expect(payload).toMatchObject({ sub: 'clerk', role: 'clerk', units: ['north', 'south'], aud: AUDIENCE });
    expect(decodeJwt(id_token as string)).toMatchObject({ sub: 'clerk', name: '王<经办>', aud: 'local' });
    expect((await exchange(verifier)).status).toBe(400);
  });

  it('refuses to exchange a code without the verifier that it was requested with', async () => {
    const visit = browser();
    const page = await visit(await authorizationAddress('a'.repeat(43)));
    const chosen = await visit(await signInAction(page), {
      method: 'POST',
      body: new URLSearchParams({ account: 'clerk' }),
    });
    const code = new URL(chosen.headers.get('location') as string).searchParams.get('code') as string;
    const body = { grant_type: 'authorization_code', client_id: 'local', redirect_uri: REDIRECT, code };
    const response = await fetch(`${provider.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...body, code_verifier: 'b'.repeat(43) }),
    });
    expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
  });

  it.each([
    ['to another machine', 'https://example.com/steal'],
    ['to an address with a fragment, which RFC 6749 (3.1.2) forbids', `${REDIRECT}#there`],
    ['to an address with an empty fragment', `${REDIRECT}#`],
  ])('does not redirect %s', async (_where, redirect_uri) => {
    const visit = browser();
    const address = await authorizationAddress('a'.repeat(43), { redirect_uri });
    const response = await visit(address);
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });

  it('lists the accounts in Chinese, or in English on request, and escapes their names', async () => {
    const visit = browser();
    const verifier = 'a'.repeat(43);
    const chinese = await (await visit(await authorizationAddress(verifier))).text();
    expect(chinese).toContain('lang="zh-CN"');
    expect(chinese).toContain('王&#60;经办&#62;');
    expect(chinese).toContain('李四');
    expect(chinese).not.toMatch(/src=|<script/);
    const english = await visit(await authorizationAddress(verifier, { ui_locales: 'en' }));
    expect(await english.text()).toContain('<html lang="en">');
    const accept = { headers: { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' } };
    const page = await visit(await authorizationAddress(verifier), accept);
    const relative = /action="([^"]+)"/.exec(await page.text())?.[1];
    expect(await (await visit(`${provider.issuer}${relative}?lang=en`)).text()).toContain('Local sign-in');
  });

  it('remembers who signed in, and lets somebody else sign in on request', async () => {
    const visit = browser();
    const verifier = 'a'.repeat(43);
    const choose = async (page: Response, account: string) =>
      visit(await signInAction(page), { method: 'POST', body: new URLSearchParams({ account }) });
    const whoSignedIn = async (callback: Response) => {
      const code = new URL(callback.headers.get('location') as string).searchParams.get('code') as string;
      const body = { grant_type: 'authorization_code', client_id: 'local', redirect_uri: REDIRECT, code };
      const response = await fetch(`${provider.issuer}/token`, {
        method: 'POST',
        body: new URLSearchParams({ ...body, code_verifier: verifier }),
      });
      return decodeJwt(((await response.json()) as Record<string, string>).access_token as string).sub;
    };
    expect(await whoSignedIn(await choose(await visit(await authorizationAddress(verifier)), 'clerk'))).toBe(
      'clerk',
    );
    expect(await whoSignedIn(await visit(await authorizationAddress(verifier)))).toBe('clerk');
    const again = await visit(await authorizationAddress(verifier, { prompt: 'login' }));
    const farewell = await (await choose(again, 'citizen')).text();
    const hidden = [...farewell.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    );
    const action = /action="([^"]+)"/.exec(farewell)?.[1] as string;
    const body = new URLSearchParams(Object.fromEntries(hidden) as Record<string, string>);
    expect(await whoSignedIn(await visit(action, { method: 'POST', body }))).toBe('citizen');
  });

  it('refuses an account that does not exist', async () => {
    const visit = browser();
    const page = await visit(await authorizationAddress('a'.repeat(43)));
    const chosen = await visit(await signInAction(page), {
      method: 'POST',
      body: new URLSearchParams({ account: 'nobody' }),
    });
    expect(chosen.status).toBe(400);
  });

  it('reads no more of a body than it has a use for', async () => {
    const visit = browser();
    const page = await visit(await authorizationAddress('a'.repeat(43)));
    const body = new URLSearchParams({ account: 'clerk', more: 'x'.repeat(20_000) });
    const chosen = await visit(await signInAction(page), { method: 'POST', body });
    expect(chosen.status).toBe(400);
    expect((await askForToken({ account: 'clerk', more: 'x'.repeat(20_000) })).status).toBe(400);
  });

  it('refuses a sign-in that nobody started', async () => {
    const response = await fetch(`${provider.issuer}/sign-in/unknown`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  });
});

describe('Tokens for scripts', () => {
  it('are the same as those of the code flow', async () => {
    const answer = (await (await askForToken({ account: 'citizen' })).json()) as Record<string, string>;
    expect(answer).toMatchObject({ expires_in: 43_200, token_type: 'Bearer' });
    const { payload, protectedHeader } = await verify(answer.access_token as string);
    expect(payload).toMatchObject({ sub: 'citizen', role: 'citizen', aud: AUDIENCE, client_id: 'local' });
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
  });

  it('live as long as requested', async () => {
    const expired = await provider.tokenFor('citizen', { expiresInSeconds: -10 });
    await expect(verify(expired)).rejects.toThrow('exp');
    const { exp = 0, iat = 0 } = decodeJwt(await provider.tokenFor('citizen', { expiresInSeconds: 60 }));
    expect(exp - iat).toBe(60);
  });

  it.each([
    [{ account: 'nobody' }, 'clerk, citizen'],
    [{}, 'clerk, citizen'],
    [{ account: 'clerk', expiresInSeconds: 'long' }, 'whole number'],
    [{ account: 'clerk', expiresInSeconds: 0 }, 'from 1 to 2592000'],
    [{ account: 'clerk', expiresInSeconds: -60 }, 'from 1 to 2592000'],
    [{ account: 'clerk', expiresInSeconds: 1.5 }, 'whole number'],
    [{ account: 'clerk', expiresInSeconds: 2_592_001 }, 'from 1 to 2592000'],
    [{ account: 'clerk', expiresInSeconds: 9e15 }, 'from 1 to 2592000'],
    [null, 'clerk, citizen'],
  ])('are refused for %j', async (body, words) => {
    const response = await askForToken(body);
    expect(response.status).toBe(400);
    expect(((await response.json()) as Record<string, string>).error_description).toContain(words);
  });

  it('are given only to a POST of JSON', async () => {
    expect((await askForToken(undefined, 'GET')).status).toBe(405);
    const response = await fetch(`${provider.issuer}/token-for`, { method: 'POST', body: 'not JSON' });
    expect(response.status).toBe(400);
  });
});

describe('The provider', () => {
  it('keeps its key over a restart, in a file that only its owner can read', async () => {
    const token = await provider.tokenFor('clerk');
    const port = Number(new URL(provider.issuer).port);
    await provider.close();
    provider = createIdentityProvider({ accounts: ACCOUNTS, audience: AUDIENCE, dataFolder, port });
    await provider.listen();
    expect((await verify(token)).payload.sub).toBe('clerk');
    expect(statSync(join(dataFolder, 'oidc-key.json')).mode & 0o777).toBe(0o600);
  });

  it('publishes no private key', async () => {
    const { jwks_uri } = await discover();
    const { keys } = (await (await fetch(jwks_uri as string)).json()) as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {})).not.toContain('d');
    expect(keys[0]).toMatchObject({ kty: 'RSA', use: 'sig', alg: 'RS256' });
  });

  it.each(['//', 'http://', 'http://[', 'http://evil.example/token-for'])(
    'refuses an address that is not its own: %s',
    async (path) => {
      const { port } = new URL(provider.issuer);
      const status = await new Promise((resolve, reject) => {
        const call = request({ port, host: '127.0.0.1', path }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        call.on('error', reject);
        call.end();
      });
      expect(status).toBe(400);
    },
  );

  it('takes the next port when its own is in use', async () => {
    const port = Number(new URL(provider.issuer).port);
    const other = createIdentityProvider({ accounts: ACCOUNTS, audience: AUDIENCE, dataFolder, port });
    const issuer = await other.listen();
    expect(Number(new URL(issuer).port)).toBeGreaterThan(port);
    await other.close();
  });

  it("refuses accounts that would forge the provider's own claims", () => {
    const create = (accounts: { id: string; name: string; claims: Record<string, string> }[]) => () =>
      createIdentityProvider({ accounts, audience: AUDIENCE, dataFolder, port: 0 });
    expect(create([{ id: 'a', name: 'A', claims: { iss: 'x' } }])).toThrow('"iss"');
    expect(
      create([
        { id: 'a', name: 'A', claims: {} },
        { id: 'a', name: 'B', claims: {} },
      ]),
    ).toThrow('twice');
  });
});
