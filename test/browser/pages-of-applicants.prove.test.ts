import { expect, it } from 'vitest';
import { operation as listNotices } from '../../functions/api/notices/list-notices/operation.ts';
import { bodyOf } from '../support/answers.ts';
import { fillPerson, fillPlace, fillUnemployment, next, somebody } from './support/applying.ts';
import { portalForFile, type Visitor } from './support/portal.ts';
import { applied, longName, nowhere, refused, registered, withAssistance } from './support/staff.ts';
import { type State, Walk } from './support/walk.ts';

const portal = portalForFile('2026-11-20T09:00:00+08:00');

const nextOne = ({ page }: Visitor) => next(page);
const press = (name: string | RegExp) => (visitor: Visitor) =>
  visitor.page.getByRole('button', { name }).first().click();

it('every page of applicants can be read and used: by axe in both languages, in elder mode, on 320 pixels', async () => {
  const { system } = portal.now;
  await system.call('DELETE', '/application-draft', { as: 'applicant' });
  const visitor = await portal.now.colleague('applicant', '/app/cases');
  await visitor.ready();
  const walk = new Walk(visitor, 'applicants');
  const faults = [...(await walk.through([{ name: 'cases, none yet' }]))];
  const { caseId, number } = await applied(system, 'applicant', longName);
  const other = await registered(system, 'applicant');
  const ended = await refused(system, 'applicant');
  const assisted = await withAssistance(system, 'applicant');
  const unread = await applied(system, 'applicant');
  const notices = await system.call('GET', `/cases/${ended.caseId}/notices`, { as: 'applicant' });
  const [notice] = bodyOf(listNotices, notices).notices;
  const of = `/app/cases/${caseId}`;
  const offline = (to: boolean) => (of: Visitor) => of.page.context().setOffline(to);
  const states: readonly State[] = [
    { name: 'start', path: '/app/' },
    { name: 'status, with errors', path: '/app/status', act: press('查询') },
    {
      name: 'status, not found',
      act: async ({ page }) => {
        await page.locator('main input').first().fill(number);
        await page.getByLabel('手机号后四位').fill('0000');
        await page.getByRole('button', { name: '查询' }).click();
        await page.locator('main [role=alert], main [role=status].panel').last().waitFor();
      },
    },
    { name: 'self-check', path: '/app/self-check?region=chongqing', act: press('看结果') },
    { name: 'guide', path: '/app/services/chongqing', pictured: true },
    { name: 'application, begin', path: '/app/apply' },
    { name: 'application, person', act: ({ page }) => fillPlace(page) },
    { name: 'application, person with errors', act: nextOne, pictured: true },
    { name: 'application, unemployment', act: ({ page }) => fillPerson(page, somebody()) },
    { name: 'application, wishes', act: ({ page }) => fillUnemployment(page) },
    { name: 'application, review', act: nextOne },
    { name: 'cases', path: '/app/cases' },
    { name: 'messages', path: '/app/messages' },
    { name: 'case, with a long name', path: of, pictured: true },
    { name: 'case, registered', path: `/app/cases/${other.caseId}` },
    { name: 'case, refused', path: `/app/cases/${ended.caseId}` },
    { name: 'case, none with this number', path: `/app/cases/${nowhere}` },
    { name: 'receipt', path: `${of}/receipt` },
    { name: 'notice', path: `/app/cases/${ended.caseId}/notices/${notice?.noticeId}` },
    { name: 'object', path: `/app/cases/${ended.caseId}/do/raise-objection` },
    { name: 'subsidies', path: `/app/cases/${other.caseId}/subsidies`, pictured: true },
    {
      name: 'claim a subsidy',
      path: `/app/cases/${other.caseId}/subsidies/low-income-work-subsidy`,
      act: press('提交'),
    },
    { name: 'report a change', path: `/app/cases/${other.caseId}/do/report-change` },
    { name: 'withdraw', path: `${of}/do/withdraw-application` },
    {
      name: 'household, to apply for',
      path: `/app/cases/${other.caseId}/do/apply-for-household`,
      pictured: true,
    },
    {
      name: 'case, with assistance',
      path: `/app/cases/${assisted.caseId}`,
      act: async ({ page }) => {
        await page.getByRole('heading', { name: '零就业家庭', exact: true }).waitFor();
        await page.getByText('社区保洁员').waitFor();
      },
      pictured: true,
    },
    { name: 'contact', path: `/app/cases/${other.caseId}/contact` },
    { name: 'mandates', path: `${of}/mandates` },
    { name: 'personal data', path: `${of}/data` },
    { name: 'job-seeker', path: '/app/job-seeker' },
    { name: 'not for this role', path: '/app/desk' },
    { name: 'no such page', path: '/app/nowhere' },
    ...['/app/cases/zz', `${of}/rate/zz`, `${of}/do/zz`].map((path) => ({
      name: `nothing at ${path}`,
      path,
      act: ({ page }: Visitor) =>
        page
          .getByText(/没有这个页面|这里没有可以评价的服务/)
          .first()
          .waitFor(),
    })),
    { name: 'door', path: '/app/sign-in' },
    { name: 'door, not completed', path: '/app/sign-in?because=not-completed' },
    { name: 'offline', path: '/app/cases', act: offline(true), after: offline(false) },
    {
      name: 'sign-in expired',
      path: '/app/cases',
      act: async ({ page }) => {
        // The answer of the gateway to an expired token.
        const unauthorized = { status: 401, json: { message: 'Unauthorized' } };
        await page.route(/\/cases\/\w+$/, (route) => route.fulfill(unauthorized));
        await page.evaluate((to) => history.pushState({}, '', to), `/app/cases/${unread.caseId}`);
        await page.getByText('登录已失效，本页内容仍在。').waitFor();
      },
    },
  ];
  faults.push(...(await walk.through(states)));
  walk.writeTable();
  await system.call('DELETE', '/application-draft', { as: 'applicant' });
  expect(faults).toEqual([]);
});

it('every page of employers has no serious finding of axe in either language', async () => {
  const visitor = await portal.now.colleague('employer', '/app/employer');
  await visitor.ready();
  const walk = new Walk(visitor, 'employers');
  const faults = await walk.through([
    { name: 'home', path: '/app/employer', pictured: true },
    { name: 'home, of a region', path: '/app/employer?region=chongqing' },
    {
      name: 'claim, with errors',
      path: '/app/employer/claim?region=chongqing&scheme=training-subsidy',
      act: press('提交'),
      pictured: true,
    },
    { name: 'claim, of nothing', path: '/app/employer/claim' },
    {
      name: 'claim, none with this number',
      path: `/app/employer/claims/20261120020000000-${'0'.repeat(24)}`,
    },
    {
      name: 'grant, none with this number',
      path: `/app/employer/grants/20261120020000000-${'0'.repeat(24)}`,
    },
  ]);
  expect(faults).toEqual([]);
}, 300_000);
