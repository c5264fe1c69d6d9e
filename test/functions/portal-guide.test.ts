import { expect, test } from 'vitest';
import { guidePages } from '../../functions/web/serve-portal/guide-pages.ts';
import { serve } from '../../functions/web/serve-portal/serve.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';

const now = Date.parse('2026-11-29T04:00:00Z');
const pages = guidePages({ styles: '/app/index-AAAAAAAA.css', now });
const portal = {
  files: Object.fromEntries(
    ['index.html', ...pages.keys()].map((name) => [
      name,
      { type: 'text/html; charset=utf-8', hash: name, immutable: false, encodings: [] },
    ]),
  ),
  read: (name: string) => Buffer.from(pages.get(name) ?? 'the app'),
  parameters: { issuer: '', clientId: '', scope: '', localConsole: '' },
};
const read = (rawPath: string) => {
  const { statusCode, headers, body = '' } = serve({ rawPath, headers: {} }, portal);
  return { statusCode, headers, text: Buffer.from(body, 'base64').toString() };
};

test('each region has a guide in both languages that needs neither script nor style of its own', () => {
  for (const folder of ['guide/', 'guide/en/'])
    for (const name of ['index', ...servedRegions.ids]) {
      const page = pages.get(`${folder}${name}.html`) ?? '';
      expect(page, folder + name).toContain('href="/app/index-AAAAAAAA.css"');
      expect(page, folder + name).not.toMatch(/<script|<style| style=| on\w+=|undefined/);
    }
  expect(pages.get('guide/chongqing.html')).toContain('线上申请：5个工作日内办结。');
});

test('it is found by its path without an ending, with the policy of every page', () => {
  expect(read('/app/guide/').text).toContain('办事指南');
  expect(read('/app/guide').text).toContain('办事指南');
  expect(read('/app/guide/en/').text).toContain('Guides');
  const { text, headers } = read('/app/guide/yunnan');
  expect(text).toContain('云南省');
  expect(headers?.['content-security-policy']).toContain("default-src 'none'");
  expect(read('/app/guide/nowhere').text).toBe('the app');
  expect(read('/app/guide/nowhere.html').statusCode).toBe(404);
});
