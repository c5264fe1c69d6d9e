import { expect, it } from 'vitest';
import { portalForFile } from './support/portal.ts';
import { applied, longName, nowhere, registered, withAssistance } from './support/staff.ts';
import { type State, Walk } from './support/walk.ts';

const portal = portalForFile('2026-11-20T09:00:00+08:00');

it('every page of staff has no serious finding of axe in either language', async () => {
  const { system } = portal.now;
  const { caseId } = await applied(system, undefined, longName);
  const other = await registered(system);
  const assisted = await withAssistance(system);
  await system.call('PUT', `/cases/${other.caseId}/opening`, { as: 'officer-chongqing-2' });
  const seen: string[] = [];
  const as = async (account: string, states: readonly State[]) => {
    const visitor = await portal.now.colleague(account, states[0]?.path ?? '');
    await visitor.ready();
    seen.push(...(await new Walk(visitor, 'staff').through(states)));
  };
  await as('officer-chongqing', [
    {
      name: 'worklist, with a case open on another',
      path: '/app/desk',
      act: ({ page }) => page.getByText('正在查看').waitFor(),
      pictured: true,
    },
    { name: 'worklist, empty', path: '/app/desk?kind=review-objection' },
    {
      name: 'decision',
      path: `/app/desk/cases/${caseId}/decision/decide-application-1`,
      pictured: true,
    },
    {
      name: 'case of the desk, open on another',
      path: `/app/desk/cases/${other.caseId}`,
      act: ({ page }) => page.getByText('正在查看本件').waitFor(),
      pictured: true,
    },
    {
      name: 'case of the desk, with assistance',
      path: `/app/desk/cases/${assisted.caseId}`,
      act: ({ page }) => page.getByRole('heading', { name: '零就业家庭', exact: true }).waitFor(),
      pictured: true,
    },
    { name: 'case of the desk, none', path: `/app/desk/cases/${nowhere}` },
    { name: 'caseload', path: '/app/desk/caseload' },
    { name: 'find', path: '/app/desk/find' },
    { name: 'messages', path: '/app/messages' },
    {
      name: 'hand-overs of the desk, none in a month',
      path: '/app/desk/hand-overs',
      act: async ({ page }) => {
        await page.getByText('本地区还没有移送。').waitFor();
        await page.getByLabel('移送月份').selectOption('2026-10');
        await page.getByRole('button', { name: '查询' }).click();
        await page.getByText('本地区当月没有移送。').waitFor();
        expect(new URL(page.url()).searchParams.get('month')).toBe('2026-10');
      },
    },
    { name: 'public-welfare posts', path: '/app/desk/posts' },
    { name: 'counter', path: '/app/desk/counter' },
  ]);
  await as('supervisor-chongqing', [
    { name: 'overview', path: '/app/lead', pictured: true },
    { name: 'overdue, none', path: '/app/lead/overdue' },
    { name: 'coverage', path: '/app/lead/coverage?district=500103', pictured: true },
    { name: 'load', path: '/app/lead/load' },
    { name: 'reassign', path: '/app/lead/reassign' },
    { name: 'indicators', path: '/app/lead/kpis' },
    { name: 'found grants, none', path: '/app/lead/grants' },
    { name: 'hand-overs, none', path: '/app/lead/hand-overs' },
    { name: 'people', path: '/app/lead/people' },
  ]);
  await as('finance-chongqing', [
    { name: 'to be paid, nothing', path: '/app/finance' },
    { name: 'payment runs, none', path: '/app/finance/runs' },
    { name: 'reconciliation, none', path: '/app/finance/reconciliation' },
    { name: 'funds, none', path: '/app/finance/funds' },
  ]);
  await as('administrator', [
    { name: 'executions', path: '/app/admin/executions', pictured: true },
    { name: 'executions, none', path: '/app/admin/executions?error=None' },
    { name: 'execution', path: `/app/admin/executions/${other.caseId}-service-plan-1`, pictured: true },
    { name: 'execution, none', path: `/app/admin/executions/${nowhere}-service-plan-1` },
    { name: 'health', path: '/app/admin/health' },
    { name: 'redrives', path: '/app/admin/redrives' },
    { name: 'rules of the region', path: '/app/admin/packs' },
    { name: 'holidays', path: '/app/admin/holidays' },
  ]);
  expect(seen).toEqual([]);
});
