import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ApiProblem, problemOf } from '../../web/api/problem.ts';
import { noteServiceTime } from '../../web/api/service-time.ts';
import { homeOf, worksIn } from '../../web/frame/roles.ts';
import { urgencyOf } from '../../web/parts/deadline.tsx';
import { dayOf, showDate, showDue } from '../../web/texts/dates.ts';
import { say } from '../../web/texts/language.ts';

const folder = join(import.meta.dirname, '../../web');
const sources = globSync('**/*.{ts,tsx}', { cwd: folder }).map((file) => ({
  file,
  source: readFileSync(join(folder, file), 'utf8'),
}));

/** The pairs of texts in a source: `{ zh: '…', en: '…' }`. */
const pairsIn = (source: string) =>
  [...source.matchAll(/\{\s*zh:\s*(['`"])((?:(?!\1).)*)\1,\s*en:\s*(['`"])((?:(?!\3).)*)\3,?\s*\}/gs)].map(
    ([, , zh = '', , en = '']) => ({ zh, en }),
  );
const all = sources.flatMap(({ file, source }) => pairsIn(source).map((pair) => ({ ...pair, file })));
const placesIn = (text: string) => [...text.matchAll(/\$?\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the texts', () => {
  it('have the same places for values in both languages, and each is in its own', () => {
    expect(all.length).toBeGreaterThan(300);
    const differing = all.filter(({ zh, en }) => String(placesIn(zh)) !== String(placesIn(en)));
    // English counts and lists may omit a placeholder that Chinese needs, never the other way round.
    const lost = differing.filter(({ zh, en }) =>
      placesIn(en).some((place) => !placesIn(zh).includes(place)),
    );
    expect(lost.map(({ file, zh }) => `${file}: ${zh}`)).toEqual([]);
    const withoutEnglish = all.filter(({ zh, en }) => en.trim() === '' && zh.trim() !== '');
    expect(withoutEnglish.map(({ file, zh }) => `${file}: ${zh}`)).toEqual([]);
  });

  it('put values into their places, and leave a place whose value is missing as it is', () => {
    const text = { zh: '共 {count} 项', en: '{count} of {total}' };
    expect(say(text, 'zh', { count: 3 })).toBe('共 3 项');
    expect(say(text, 'en', { count: 3 })).toBe('3 of {total}');
  });
});

describe('dates', () => {
  it('are those of Beijing, whatever the machine has', () => {
    expect(dayOf(new Date('2026-12-03T16:30:00Z'))).toBe('2026-12-04');
    expect(showDate('2026-12-03T16:30:00Z', 'clock', 'zh')).toBe('00:30');
    expect(showDate('2026-12', 'month', 'zh')).toBe('2026年12月');
  });

  it('a moment of another year has its year with it, by the clock of the service', () => {
    noteServiceTime('2027-02-02T01:00:00Z');
    expect(showDate('2026-12-10T01:06:00Z', 'moment', 'zh')).toBe('2026/12/10 09:06');
    expect(showDate('2026-12-31T16:06:00Z', 'moment', 'zh')).toBe('1/1 00:06');
    noteServiceTime(new Date().toISOString());
  });

  it('of a deadline are days up to their end, with the year where it is another, and expected where provisional', () => {
    const now = new Date('2026-12-01T02:00:00Z');
    expect(showDue('2026-12-04', false, 'zh', now)).toMatch(/^12月4日.*24:00 前$/);
    expect(showDue('2027-01-06', true, 'zh', now)).toMatch(/^预计 2027年1月6日 24:00 前（.*可能调整）$/);
    expect(showDue('2026-12-04', false, 'en', now)).toMatch(/^by the end of /);
  });
});

it('how urgent a deadline is stands in a sign and in words, never in the colour alone', () => {
  const of = (overdue: boolean, workingDaysLeft: number) => {
    const { level, sign, text, days } = urgencyOf({ overdue, workingDaysLeft });
    return `${level} ${sign} ${say(text, 'zh', { days })}`;
  };
  expect([of(true, -3), of(true, 0), of(false, 0), of(false, 3), of(false, 4)]).toEqual([
    'overdue ▲ 逾期 3 个工作日',
    'overdue ▲ 已逾期',
    'today ● 今天到期',
    'soon ◐ 还剩 3 个工作日',
    'later ○ 还剩 4 个工作日',
  ]);
});

describe('an answer that is no success', () => {
  const of = async (
    status: number,
    body: string,
    headers: Record<string, string> = {},
  ): Promise<ApiProblem> => problemOf(new Response(body, { status, headers }), 'zh');

  it('of the service says what it says, with its places and what it says besides', async () => {
    const errors = [{ pointer: '/message', code: 'forbidden-document', detail: '不得要求' }];
    const body = JSON.stringify({
      type: 'about:blank',
      code: 'forbidden-document',
      title: '不得要求',
      status: 400,
      errors,
      version: 7,
    });
    const problem = await of(400, body, { 'apigw-requestid': 'R1' });
    expect(problem).toMatchObject({
      code: 'forbidden-document',
      status: 400,
      title: '不得要求',
      requestId: 'R1',
      errors,
      extensions: { version: 7 },
      passing: false,
    });
  });

  it('of the gateway is put into words, and whether trying again may help is known', async () => {
    const gateway = '{"message":"Unauthorized"}';
    expect(await of(401, gateway)).toMatchObject({ code: 'unauthenticated', passing: false });
    expect(await of(429, '', { 'retry-after': '9' })).toMatchObject({
      code: 'busy',
      passing: true,
      retryAfter: 9,
    });
    expect(await of(502, '<html>')).toMatchObject({ code: 'unknown', passing: true });
    for (const status of [401, 429, 502]) expect((await of(status, gateway)).title).toMatch(/[一-龥]/);
  });
});

it('everybody begins where they work', () => {
  expect(
    [
      'applicant',
      'officer',
      'supervisor',
      'unit-administrator',
      'administrator',
      'policy-administrator',
      'auditor',
      undefined,
    ].map(homeOf),
  ).toEqual(['/', '/desk', '/lead', '/lead', '/admin', '/admin', '/admin', '/']);
  expect(worksIn('applicant', 'desk')).toBe(false);
});
