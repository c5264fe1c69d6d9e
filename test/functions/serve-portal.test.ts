import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { serve } from '../../functions/web/serve-portal/serve.ts';

const contents: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><title>首页</title>',
  'guide/index.html': '<!doctype html><title>办事指南</title>',
  'guide/shanxi.html': '<!doctype html><title>山西省</title>',
  'main-ABCDEFGH.js': 'export {};',
  'icon.svg': '<svg/>',
  'files.json': '{}',
};
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const files = Object.fromEntries(
  Object.keys(contents)
    .filter((name) => name !== 'files.json')
    .map((name) => [
      name,
      {
        type: types[name.split('.').at(-1) ?? ''] ?? '',
        hash: `hash-of-${name}`,
        immutable: name.startsWith('main-'),
        encodings: ['br', 'gzip'],
      },
    ]),
);
const read = (name: string): Buffer => {
  const content = Buffer.from(contents[name.replace(/\.(br|gz)$/, '')] ?? '');
  if (name.endsWith('.br')) return brotliCompressSync(content);
  return name.endsWith('.gz') ? gzipSync(content) : content;
};
const parameters = {
  issuer: 'https://issuer.example/oidc',
  clientId: 'portal',
  scope: 'openid',
  localConsole: '',
};

const get = (rawPath: string, headers: Record<string, string> = {}, changed: object = {}) =>
  serve({ rawPath, headers }, { files, read, parameters: { ...parameters, ...changed } });
const textOf = ({ body = '' }: { body?: string | undefined }) => Buffer.from(body, 'base64').toString();

describe('a path', () => {
  it('without a dot is a page: one that was built by itself, or the portal', () => {
    const titles = [
      '/app/',
      '/app',
      '/app/cases/x/receipt',
      '/app/guide/',
      '/app/guide',
      '/app/guide/shanxi',
    ].map((path) => /<title>(.*)<\/title>/.exec(textOf(get(path)))?.[1]);
    expect(titles).toEqual(['首页', '首页', '首页', '办事指南', '办事指南', '山西省']);
    expect(get('/')).toMatchObject({ statusCode: 302, headers: { location: '/app/' } });
  });

  it('with a dot is a file that was built, or nothing', () => {
    expect(get('/app/icon.svg').headers?.['content-type']).toBe('image/svg+xml');
    for (const path of [
      '/app/none.js',
      '/app/files.json',
      '/app/../handler.mjs',
      '/app/..%2f..%2fetc/passwd.txt',
      '/app//etc/host.conf',
      '/app/constructor.js',
    ])
      expect(get(path)).toMatchObject({ statusCode: 404, body: 'Not found' });
    // The names of what every object has are no files either.
    for (const path of ['/app/__proto__', '/app/constructor', '/app/toString'])
      expect(textOf(get(path))).toContain('首页');
  });
});

describe('a file', () => {
  it('is compressed as the browser takes it', () => {
    const asked = (accepted: string) => get('/app/main-ABCDEFGH.js', { 'accept-encoding': accepted });
    const of = (accepted: string) => asked(accepted).headers?.['content-encoding'];
    expect(['gzip, deflate, br', 'gzip', 'br;q=0, gzip', 'identity', ''].map(of)).toEqual([
      'br',
      'gzip',
      'gzip',
      undefined,
      undefined,
    ]);
    const bytes = (accepted: string) => Buffer.from(asked(accepted).body ?? '', 'base64');
    expect(brotliDecompressSync(bytes('br')).toString()).toBe('export {};');
    expect(gunzipSync(bytes('gzip')).toString()).toBe('export {};');
    expect(asked('br').headers?.vary).toBe('accept-encoding');
  });

  it('may be kept for ever where its name changes with its content, and is asked for again otherwise', () => {
    expect(get('/app/main-ABCDEFGH.js').headers?.['cache-control']).toMatch(/immutable/);
    expect(get('/app/').headers?.['cache-control']).toBe('no-cache');
    expect(get('/app/config.json').headers?.['cache-control']).toBe('no-store');
  });

  it('that the browser has already is not sent again', () => {
    const etag = String(get('/app/').headers?.etag);
    const again = get('/app/', { 'if-none-match': `"other", ${etag}` });
    expect(again).toMatchObject({ statusCode: 304, headers: { etag } });
    expect(again.body).toBeUndefined();
    expect(get('/app/', { 'if-none-match': '"other"' }).statusCode).toBe(200);
  });
});

it('a page may ask its own origin, the issuer and the local console, and run nothing that stands in it', () => {
  const policyOf = (changed: object) =>
    String(get('/app/', {}, changed).headers?.['content-security-policy']);
  expect(policyOf({})).toContain("connect-src 'self' https://issuer.example;");
  expect(policyOf({ localConsole: 'http://127.0.0.1:4566/_local/' })).toContain(
    "connect-src 'self' https://issuer.example http://127.0.0.1:4566;",
  );
  expect(policyOf({})).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
  expect(policyOf({})).toContain("frame-ancestors 'none'; require-trusted-types-for 'script'");
  expect(policyOf({})).not.toMatch(/unsafe|\*/);
  for (const path of ['/', '/app/', '/app/none.js', '/app/icon.svg', '/app/config.json'])
    expect(get(path).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
});

it('the configuration names issuer and client, and a console only where there is one', () => {
  const of = (changed: object) => JSON.parse(String(get('/app/config.json', {}, changed).body));
  expect(of({})).toEqual({ issuer: parameters.issuer, clientId: 'portal', scope: 'openid' });
  expect(of({ localConsole: 'http://127.0.0.1:4566/_local/' }).localConsole).toBe(
    'http://127.0.0.1:4566/_local/',
  );
});
