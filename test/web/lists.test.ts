import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../web/api/problem.ts';
import { pageOf, regionOf } from '../../web/applicant/routes.ts';
import { caseSearchOf } from '../../web/desk/case/case-search.ts';
import { worklistSearchOf } from '../../web/desk/worklist/worklist-search.ts';
import { cellOf, shareOf, statuses } from '../../web/lead/coverage-cells.ts';
import { claimRow, claimTotals, grantRow, grantTotals } from '../../web/lead/grant-rows.ts';
import { listNumber } from '../../web/lead/reassignment.ts';
import { sees } from '../../web/lead/screens.ts';
import {
  countsOf,
  frozen,
  type ItemResult,
  idsIn,
  inParts,
  type Progress,
  runBatch,
} from '../../web/parts/batch.ts';
import { csvOf } from '../../web/parts/csv.ts';
import { handOverCells } from '../../web/parts/hand-overs/hand-over-cells.ts';
import { monthBefore } from '../../web/parts/months.ts';
import {
  filtersOf,
  isDistrict,
  isMonth,
  oneOf,
  parseSearch,
  stringifySearch,
} from '../../web/parts/search.ts';

describe('Filters in the address', () => {
  const filters = filtersOf({ district: isDistrict, from: isMonth, level: oneOf('unit', 'city') });

  it('are written as they are read', () => {
    const search = { district: '500103', from: '2026-10', level: 'unit', kind: 'decision,follow-up' };
    expect(stringifySearch(search)).toBe('?district=500103&from=2026-10&level=unit&kind=decision,follow-up');
    expect(parseSearch(stringifySearch(search))).toEqual(search);
    expect(stringifySearch({ district: undefined, level: '' })).toBe('');
  });

  it('are dropped where they are unknown or make no sense, and never break a page', () => {
    const old = { district: '50010', from: '2026-13', level: 'province', column: 'gone', lang: 'en' };
    expect(filters(old)).toEqual({});
    expect(filters({ ...old, level: 'city' })).toEqual({ level: 'city' });
  });

  it('are dropped on the pages of applicants, too: a page that the form does not have, a region that is no code', () => {
    expect([pageOf({ page: '7' }), pageOf({ page: '3' }), pageOf({})]).toEqual([
      { page: undefined },
      { page: 3 },
      {},
    ]);
    expect('page' in pageOf({ page: '-1' })).toBe(true);
    expect(regionOf({ region: '../x' })).toEqual({ region: undefined });
    expect('region' in regionOf({ region: '../x' })).toBe(true);
    expect(regionOf({ region: 'weihai' })).toEqual({ region: 'weihai' });
  });

  it('are dropped for the screen itself, which the router gives the whole address', () => {
    const root = createRootRoute();
    const screen = (path: string, validateSearch: (search: Record<string, unknown>) => object) =>
      createRoute({ getParentRoute: () => root, path, validateSearch });
    const router = createRouter({
      routeTree: root.addChildren([
        screen('list', filters),
        screen('worklist', worklistSearchOf),
        screen('case', caseSearchOf),
      ]),
      history: createMemoryHistory(),
      parseSearch,
      stringifySearch,
    });
    const shown = (path: string, search: string) =>
      router.matchRoutes(path, parseSearch(search)).at(-1)?.search;
    expect(shown('/list', '?district=500103&from=2026-13&level=province&lang=en')).toEqual({
      district: '500103',
      lang: 'en',
    });
    expect(shown('/worklist', '?tab=zzz&officer=a%20b&kind=../&channel=fax&assisted=1&district=5')).toEqual(
      {},
    );
    expect(shown('/case', '?act=../&task=A%20B')).toEqual({});
  });
});

describe('A batch of 250', () => {
  const ids = Array.from({ length: 250 }, (_, index) => `case-${index}`);
  const offline = new ApiProblem({ code: 'offline', status: 0, title: 'no network' });
  const run = async (
    before: Progress,
    some: readonly string[],
    send: (part: readonly string[]) => ReadonlyMap<string, ItemResult>,
  ) => {
    let progress = before;
    const tell = (news: Progress) => {
      progress = new Map([...progress, ...news]);
    };
    await runBatch(
      inParts(some, 20),
      async (part) => send(part),
      tell,
      () => true,
      'not mentioned',
    );
    return progress;
  };
  const done = (part: readonly string[]) =>
    new Map(part.map((id): [string, ItemResult] => [id, { state: 'done' }]));

  it('takes nothing for done that nobody confirmed, and tries again only what failed', async () => {
    const sent: string[] = [];
    const first = await run(frozen(ids), ids, (part) => {
      if (part.includes('case-60')) throw offline;
      sent.push(...part);
      return new Map([...done(part), ['case-7', { state: 'refused' }], ['case-8', { state: 'failed' }]]);
    });
    expect(countsOf(first)).toEqual({
      waiting: 170,
      sending: 0,
      done: 58,
      unchanged: 0,
      refused: 1,
      failed: 21,
    });
    expect(sent).toHaveLength(60);

    const again: string[] = [];
    const second = await run(first, idsIn(first, 'failed'), (part) => {
      again.push(...part);
      return done(part);
    });
    expect(again).toEqual(['case-8', ...ids.slice(60, 80)]);
    const last = await run(second, idsIn(second, 'waiting'), done);
    expect(countsOf(last)).toMatchObject({ waiting: 0, failed: 0, refused: 1, done: 249 });
    expect([...last.keys()]).toEqual(ids);
  });

  it('says of what an answer does not mention that it failed, and of what a rule refuses that it is not possible', async () => {
    const none = await run(frozen(['a']), ['a'], () => new Map());
    expect(none.get('a')).toEqual({ state: 'failed', text: 'not mentioned' });
    const refused = await run(frozen(['a', 'b']), ['a', 'b'], () => {
      throw new ApiProblem({ code: 'officer-not-available', status: 422, title: 'nobody' });
    });
    expect(countsOf(refused)).toMatchObject({ refused: 2 });
  });
});

describe('The coverage map', () => {
  it('says each cell in words', () => {
    expect(cellOf({ month: '2026-10', status: 'done-late', by: 'data-comparison' }, 'zh')).toEqual({
      sign: '△',
      word: '补·比',
      tone: 'late',
      label: '2026年10月：逾期后已回访，数据比对',
    });
  });

  it('can be read without colour: no two statuses have the same sign', () => {
    const signs = Object.values(statuses).map(({ sign }) => sign);
    expect(new Set(signs).size).toBe(signs.length);
  });

  it('never rounds a share up to all of it', () => {
    expect([0.9996, 1, 0, undefined].map(shareOf)).toEqual(['99.9%', '100.0%', '0.0%', '–']);
  });

  it('counts months back over a year', () => {
    expect([monthBefore('2027-01', 1), monthBefore('2026-11', 23), monthBefore('2026-01', 0)]).toEqual([
      '2026-12',
      '2024-12',
      '2026-01',
    ]);
  });
});

describe('The number of a fixed list', () => {
  it('is the Beijing moment at which it was fixed', () => {
    expect(listNumber('2026-11-29T16:42:05.000Z')).toBe('261130-004205');
  });
});

describe('The table of found grants', () => {
  const scheme = (code: string, pushed: number, confirmed: number, declined: number, granted: number) =>
    grantRow({ scheme: { code, text: code }, pushed, confirmed, declined, granted });

  it('says what waits, and the share of those confirmed in all', () => {
    const rows = [scheme('training-subsidy', 3, 2, 1, 1), scheme('hiring-subsidy', 5, 1, 0, 0)];
    expect(rows.map(({ waiting }) => waiting)).toEqual([0, 4]);
    expect(grantTotals(rows, '合计')).toEqual({
      code: 'total',
      text: '合计',
      pushed: 8,
      confirmed: 3,
      declined: 1,
      waiting: 4,
      granted: 1,
      share: 3 / 8,
    });
    expect(grantTotals([], '合计').share).toBeUndefined();
  });

  it('has claims beside it, with their sum', () => {
    const claims = [
      { scheme: { code: 'a', text: '甲' }, received: 3, approved: 1, refused: 1, paid: 0, returned: 0 },
      { scheme: { code: 'b', text: '乙' }, received: 1, approved: 0, refused: 0, paid: 2, returned: 1 },
    ].map(claimRow);
    expect(claimTotals(claims, '合计')).toEqual({
      code: 'total',
      text: '合计',
      received: 4,
      approved: 1,
      refused: 1,
      paid: 2,
      returned: 1,
    });
  });

  it('is for all who lead; what was handed over only for those who see persons', () => {
    for (const role of ['supervisor', 'unit-administrator', 'auditor']) {
      expect(sees(role, 'grants')).toBe(true);
      expect(sees(role, 'hand-overs')).toBe(role === 'supervisor');
    }
  });
});

describe('The file of hand-overs', () => {
  it('has the cells of its head, and no formula however a bank calls itself', () => {
    const cells = handOverCells(
      {
        kind: 'loan',
        key: 'x-loan-1',
        caseId: 'x',
        applicationNumber: '37100220261120001',
        applicant: '欧*',
        to: { code: 'boc', text: '=HYPERLINK("http://example.org")' },
        way: { code: 'letter', text: '信函' },
        at: '2026-11-20T02:00:00.000Z',
        statusText: '已提交银行，待回执',
      },
      'zh',
    );
    expect(cells).toHaveLength(10);
    expect(cells.slice(1, 4)).toEqual(['创业担保贷款', '37100220261120001', '欧*']);
    expect(csvOf(['a'], [cells])).toContain(`"'=HYPERLINK(""http://example.org"")"`);
  });
});
