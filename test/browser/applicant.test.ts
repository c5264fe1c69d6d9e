import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { operation as listOwnCases } from '../../functions/api/cases/list-own-cases/operation.ts';
import { bodyOf } from '../support/answers.ts';
import {
  fillAll,
  fillPerson,
  fillPlace,
  fillUnemployment,
  numberOnReceipt,
  somebody,
  step,
  submit,
  toReview,
} from './support/applying.ts';
import { portalForFile } from './support/portal.ts';
import { applied, registered } from './support/staff.ts';

const portal = portalForFile('2026-11-20T09:00:00+08:00');

/** Discards any draft that another journey has left. */
const withoutDraft = (as: string) => portal.now.system.call('DELETE', '/application-draft', { as });
const casesOf = async (as: string) =>
  bodyOf(listOwnCases, await portal.now.system.call('GET', '/cases', { as })).cases;

async function lookUp(page: Page, number: string, tail: string): Promise<string> {
  await page.goto(`/app/status#${number}`);
  await page.getByLabel('手机号后四位').fill(tail);
  const answered = page.waitForResponse((response) => response.url().endsWith('/status-lookups'));
  await page.getByRole('button', { name: '查询' }).click();
  await answered;
  const result = page.locator('main [role=status].panel, main [role=alert]').last();
  await result.waitFor();
  return ((await result.textContent()) ?? '').replace(/请求编号.*$/ms, '');
}

it('an application is checked, begun, continued in another browser, submitted, and looked up by its number', async () => {
  await withoutDraft('applicant');
  const person = somebody();
  const first = await portal.now.visitor();
  first.watch.keepSecret(person.name, person.identityNumber, person.phone);
  const { page } = first;
  await page.goto('/app/self-check?region=chongqing');
  await page.getByRole('radio', { name: '已满16周岁' }).check();
  for (const [question, answer] of [
    [/没有工作/, '是'],
    [/想找工作/, '是'],
    [/能够工作/, '是'],
    [/养老金/, '否'],
    [/其他地方登记失业/, '否'],
  ] as const)
    await page.getByRole('group', { name: question }).getByRole('radio', { name: answer }).check();
  await page.getByRole('checkbox', { name: /常住地/ }).check();
  await page.getByRole('button', { name: '看结果' }).click();
  await page.getByText('可以').first().waitFor();

  await first.signIn('applicant', '/app/apply');
  await fillPlace(page);
  await fillPerson(page, person);
  await page.getByText(/已保存/).waitFor();

  const second = await portal.now.visitor({ viewport: { width: 1280, height: 844 } });
  second.watch.keepSecret(person.name, person.identityNumber, person.phone);
  await second.signIn('applicant', '/app/apply');
  await second.page.getByRole('button', { name: '继续填写' }).click();
  await step(second.page, '失业情况').waitFor();
  await fillUnemployment(second.page);
  await toReview(second.page);
  await submit(second.page);
  const number = await numberOnReceipt(second.page);
  const receipt = await second.page.locator('main').textContent();
  expect(receipt).toContain(person.phone);
  expect(receipt).toContain(person.name);
  await second.page.locator('.receipt-code svg').waitFor();
  const deadline = second.page.locator('.deadline').first();
  expect(await deadline.locator('time').getAttribute('datetime')).toMatch(/^2026-1[12]-\d\d$/);
  await deadline.locator('details summary, button').first().waitFor();
  expect((await casesOf('applicant')).map(({ applicationNumber }) => applicationNumber)).toContain(number);
  const draft = await portal.now.system.call('GET', '/application-draft', { as: 'applicant' });
  expect(draft.body.draft ?? null).toBeNull();
  // The back button leads not to a page of the submitted application, but to the start of a new one.
  await second.page.goBack();
  await second.page.getByLabel('准备在哪里登记').waitFor();

  // Only a person with the number and the last digits of the phone number sees the status.
  const stranger = await portal.now.visitor();
  const right = await lookUp(stranger.page, number, person.phone.slice(-4));
  expect(right).toContain('办理进度');
  for (const secret of [person.name, person.identityNumber, person.phone])
    expect(right).not.toContain(secret);
  const wrong = await lookUp(stranger.page, number, '0000');
  const unknown = await lookUp(
    stranger.page,
    `${number.slice(0, -1)}${number.endsWith('A') ? 'B' : 'A'}`,
    '0000',
  );
  expect(wrong).toBe(unknown);
});

it('what is submitted while the network fails is one case, however often it is tried again', async () => {
  await withoutDraft('applicant-2');
  const { page } = await portal.now.colleague('applicant-2', '/app/apply');
  await fillAll(page, somebody());
  const before = (await casesOf('applicant-2')).length;
  // First the request arrives but its answer is lost; then no request arrives.
  let lost = 0;
  await page.route('**/applications', async (route) => {
    if (route.request().method() === 'POST' && lost++ === 0) await route.fetch();
    await route.abort('internetdisconnected');
  });
  await submit(page);
  await page.getByText(/网络已断开，内容可能没有送达/).waitFor();
  await page.context().setOffline(true);
  await page.getByText(/网络已断开。内容仍在本页/).waitFor();
  await submit(page);
  await page.getByRole('button', { name: '重试' }).first().waitFor();
  await page.unroute('**/applications');
  await page.context().setOffline(false);
  await submit(page);
  await numberOnReceipt(page);
  expect((await casesOf('applicant-2')).length).toBe(before + 1);
});

it('when the sign-in expires in mid-form the text stays, and goes on after signing in again in another window', async () => {
  await withoutDraft('applicant');
  const { page } = await portal.now.colleague('applicant', '/app/apply');
  await fillPlace(page);
  const person = somebody();
  await page.getByLabel('姓名', { exact: true }).fill(person.name);
  // The gateway refuses the token, as it does after the token has expired.
  await page.route('**/application-draft', (route) => {
    const { authorization = '', ...headers } = route.request().headers();
    return route.continue({ headers: { ...headers, authorization: `${authorization}x` } });
  });
  await page.getByLabel('证件号码').fill(person.identityNumber);
  await page.getByLabel('联系电话').fill(person.phone);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText(/登录已失效，本页内容仍在/).waitFor();
  const opening = page.context().waitForEvent('page');
  await page.getByRole('button', { name: '在新窗口续登' }).click();
  const opened = await opening;
  // A person who is still signed in at the issuer has nothing to choose there.
  const choosing = opened.locator('button[value="applicant"]').click();
  choosing.catch(() => undefined);
  await page.unroute('**/application-draft');
  await page.getByText(/登录已失效，本页内容仍在/).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '上一步' }).click();
  expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe(person.name);
  expect(await page.getByLabel('证件号码').inputValue()).toBe(person.identityNumber);
  await withoutDraft('applicant');
});

it('somebody answers what the agency asks, objects to the refusal, and reports a change in another case', async () => {
  const { system } = portal.now;
  const { caseId } = await applied(system, 'applicant');
  const decide = (body: object) =>
    system.call('POST', `/cases/${caseId}/tasks/decide-application-1/decision`, {
      as: 'officer-chongqing',
      body,
    });
  await decide({ outcome: 'ask-for-information', items: ['unemployment-date'] });
  const visitor = await portal.now.colleague('applicant', `/app/cases/${caseId}`);
  const { page } = visitor;
  const send = (name: string) => page.getByRole('button', { name }).click();
  const words = '二〇二六年十月十五日离开单位。';
  visitor.watch.keepSecret(words);
  await page.locator('a[href$="/do/provide-information"]').first().click();
  await page.locator('#words').fill(words);
  await send('提交说明');
  await page.getByText('已收到您的说明。').waitFor();

  await decide({ outcome: 'refuse', reason: 'in-employment', explanation: '经核实仍在单位工作' });
  await visitor.go(`/app/cases/${caseId}/do/raise-objection`);
  await page.locator('#words').fill('我已于十月离职。');
  await send('提交异议');
  await page.getByText('已收到您的异议。').waitFor();

  const other = await registered(system, 'applicant');
  await visitor.go(`/app/cases/${other.caseId}/do/report-change`);
  await page.locator('#kind').getByRole('radio').first().check();
  await page.locator('#asOf').fill('2026-11-20');
  await send('提交');
  await page.getByText('已收到您的报告。').waitFor();
  await system.runtime.settle();
  const { body } = await system.call('GET', `/cases/${caseId}`, { as: 'officer-chongqing' });
  expect(JSON.stringify(body)).toContain('objection');
});

it('what somebody was told is counted until they mark it as read, and leads to the notice itself', async () => {
  const { system } = portal.now;
  await registered(system, 'applicant');
  await system.runtime.settle();
  const visitor = await portal.now.colleague('applicant', '/app/cases');
  // The count is read once a minute.
  await visitor.open('/app/cases');
  const { page } = visitor;
  await page.getByRole('link', { name: /消息\s*，\d+ 条未读/ }).click();
  await page.getByRole('heading', { name: '我的消息' }).waitFor();
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await page.getByRole('link', { name: '消息', exact: true }).waitFor();
  await page.locator('main').getByText('未读', { exact: true }).first().waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '准予失业登记告知书' }).first().click();
  await page.locator('article.letter').waitFor();
});

it('the guides are there without JavaScript, in both languages', async () => {
  const visitor = await portal.now.visitor({ javaScriptEnabled: false });
  const { page } = visitor;
  await page.goto('/app/guide/');
  await page.getByRole('link', { name: '重庆市' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('details.basis summary').first().click();
  await page.locator('details.basis[open] p').first().waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Apply for registration' }).waitFor();
});

it('who signs out is signed out in every window, and whoever comes next has to say who they are', async () => {
  const visitor = await portal.now.visitor();
  await visitor.signIn('applicant', '/app/cases');
  const { page } = visitor;
  const second = await page.context().newPage();
  await second.goto('/app/cases');
  await second.getByRole('button', { name: '退出' }).waitFor();
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByText('您已退出登录').waitFor();
  await second.getByText('本页需要登录。').waitFor();
  await page.goto('/app/cases');
  await page.getByRole('button', { name: '去登录' }).click();
  await page.locator('button[value="applicant-2"]').waitFor();
});

it('where the issuer cannot be reached, every way to it says so and can be tried again', async () => {
  const { page } = await portal.now.visitor();
  await page.route('**/.well-known/**', (route) => route.abort('connectionrefused'));
  const says = () => page.getByText('现在连接不上登录服务，请检查网络后再试。').waitFor();
  await page.goto('/app/cases');
  await says();
  await page.goto('/app/');
  await page.getByRole('button', { name: '登录查看我的办理' }).click();
  await says();
  await page.unroute('**/.well-known/**');
  await page.getByRole('button', { name: '去登录' }).click();
  await page.locator('button[value="applicant-2"]').click();
  await page.waitForURL('**/app/cases');
});

it('a daughter, whose telephone is three days ahead, finds by what her father gives her a mandate, and sees that the case is his', async () => {
  const { system } = portal.now;
  const { caseId } = await applied(system, 'applicant');
  const visitor = await portal.now.visitor();
  const { page } = visitor;
  await page.addInitScript(() => {
    const clock = Date.now;
    Date.now = () => clock() + 3 * 86_400_000;
  });
  await visitor.signIn('applicant-2', '/app/cases');
  await page.getByText('我的登录账号').click();
  const representative = await page.locator('.own-account').textContent();
  const mandate = { representative, from: '2026-11-20', until: '2027-02-28' };
  await system.call('POST', `/cases/${caseId}/mandates`, { as: 'applicant', body: mandate });
  await visitor.go(`/app/cases/${caseId}`);
  await page.getByText('这是别人的申请，您受委托代为办理，至2027年2月28日为止。').waitFor();
  await page.getByRole('link', { name: '委托人的信息' }).click();
  await page.getByRole('link', { name: '申请更正其他信息' }).waitFor();
  expect(await page.getByRole('button', { name: '查看副本' }).count()).toBe(0);
  await visitor.go(`/app/cases/${caseId}/mandates`);
  await page.getByRole('button', { name: '放弃委托' }).click();
  await page.getByRole('button', { name: '确定放弃' }).click();
  await page.waitForURL('**/app/cases');
  expect((await casesOf('applicant-2')).map((each) => each.caseId)).not.toContain(caseId);
});

it('what is half written is kept when the page is put away, and pages are saved one after the other', async () => {
  await withoutDraft('applicant');
  const visitor = await portal.now.visitor();
  await visitor.signIn('applicant', '/app/apply');
  const { page } = visitor;
  const draft = async () =>
    (await portal.now.system.call('GET', '/application-draft', { as: 'applicant' })).body.draft;
  const save = () => page.waitForResponse((response) => response.request().method() === 'PUT');
  await fillPlace(page);
  await page.getByText(/已保存/).waitFor();
  await page.getByLabel('姓名', { exact: true }).fill('阿依努尔·买买提');
  const putAway = save();
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
  });
  await putAway;
  expect(await draft()).toMatchObject({ form: { applicant: { name: '阿依努尔·买买提' } } });

  // The connection is so slow that the next page is ready before this one is saved.
  const connection = Promise.withResolvers<void>();
  let sent = 0;
  await page.route('**/application-draft', async (route) => {
    sent++;
    await connection.promise;
    await route.continue();
  });
  await fillPerson(page, somebody());
  await fillUnemployment(page);
  expect(sent).toBe(1);
  const last = page.waitForResponse((response) => /"page":4\b/.test(response.request().postData() ?? ''));
  connection.resolve();
  await last;
  await page.getByText(/已保存/).waitFor();
  expect(await draft()).toMatchObject({ page: 4 });
  expect(await page.getByText('另一台设备').count()).toBe(0);
  await page.unroute('**/application-draft');
  await withoutDraft('applicant');
});

it('who has no mouse goes past the masthead, keeps their place when an act fails, and is told of a page that cannot be loaded', async () => {
  const { page } = await portal.now.visitor({ viewport: { width: 1280, height: 900 } });
  await page.goto('/app/status');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.skip').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await page.getByLabel('申请编号').fill('50010320261120ABCDEFGH');
  await page.getByLabel('手机号后四位').fill('8000');
  await page.route('**/status-lookups', (route) => route.fulfill({ status: 503, json: {} }));
  await page.getByRole('button', { name: '查询' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === '查询');
  // Nothing answers: neither the page nor the portal.
  await page.route('**/app/**', (route) => route.abort());
  await page.evaluate(() => history.pushState({}, '', '/app/self-check'));
  await page.getByRole('heading', { level: 1, name: '页面没有打开' }).waitFor();
  expect(await focused()).toBe('页面没有打开');
  await page.unroute('**/app/**');
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByRole('heading', { level: 1, name: '自查：我能不能登记' }).waitFor();
});

it('who sends a form again without having corrected it is led back to what is wrong, wherever the button is', async () => {
  await withoutDraft('applicant');
  const { page } = await portal.now.colleague('applicant', '/app/apply');
  await page.reload();
  await page.getByLabel('准备在哪里登记').selectOption({ label: '重庆市' });
  await page.getByRole('button', { name: /我知道了/ }).click();
  const onErrors = () => page.waitForFunction(() => document.activeElement?.matches('.error-summary'));
  const next = page.getByRole('button', { name: /^下一步$/ });
  await next.click();
  await onErrors();
  await next.click();
  await onErrors();
  await withoutDraft('applicant');
});

it('a claim is confirmed, its account once more, and a double click withdraws nothing', async () => {
  const { system } = portal.now;
  const { caseId } = await registered(system, 'applicant-2');
  const path = `/cases/${caseId}`;
  const { body } = await system.call('GET', `${path}/subsidies`, { as: 'applicant-2' });
  const schemes = body.subsidies as readonly {
    code: string;
    asks: readonly string[];
    kind: string;
    open: boolean;
  }[];
  const scheme = schemes.find(
    ({ asks, kind, open }) => kind === 'claimable' && open && asks.join() === 'training',
  );
  const { page } = await portal.now.colleague(
    'applicant-2',
    `/app/cases/${caseId}/subsidies/${scheme?.code}`,
  );
  const training = { course: '家政服务员初级班', occupation: '家政服务员', institution: '渝中区某培训学校' };
  for (const [field, text] of Object.entries({ ...training, completedOn: '2026-11-10' }))
    await page.locator(`main form [id$="-${field}"]`).fill(text);
  await page.locator('main form button[type="submit"]').click();
  await page.getByText('已收到您的补贴申领').waitFor();

  await page.getByText('填报或更正收款账户').click();
  const form = page.locator('main article form');
  for (const [field, text] of [
    ['holder', '张伟'],
    ['bank', '某银行'],
    ['account', '6222000011112222'],
  ])
    await form.locator(`[id$="-payee-${field}"]`).fill(text ?? '');
  await form.locator('button[type="submit"]').click();
  await page.getByText('填报或更正收款账户：已记录').waitFor();
  // What was typed is not ready to be sent a second time.
  expect(await page.locator('main article details[open]').count()).toBe(0);

  await page.getByRole('button', { name: '撤回申领' }).dblclick();
  const sure = page.getByRole('button', { name: '确定撤回' });
  await sure.waitFor();
  const claims = await system.call('GET', `${path}/claims`, { as: 'applicant-2' });
  expect(claims.body).toMatchObject({ claims: [{ status: 'made' }] });
  await sure.click();
  await page.getByText('撤回申领：已记录').waitFor();
});

it('an answer that was sent is confirmed, even if what is read afterwards takes its form away first', async () => {
  const { system } = portal.now;
  const { caseId } = await registered(system, 'applicant-2');
  const path = `/cases/${caseId}`;
  const training = {
    course: '家政服务员初级班',
    occupation: '家政服务员',
    institution: '渝中区某培训学校',
    completedOn: '2026-11-10',
  };
  const { body } = await system.call('GET', `${path}/subsidies`, { as: 'applicant-2' });
  const schemes = body.subsidies as readonly { code: string; asks: readonly string[]; kind: string }[];
  const scheme = schemes.find(({ asks, kind }) => kind === 'claimable' && asks.join() === 'training')?.code;
  const claim = { scheme, stated: { training } };
  expect((await system.call('POST', `${path}/claims`, { as: 'applicant-2', body: claim })).status).toBe(200);
  await system.runtime.settle();
  const asked = await system.call('POST', `${path}/tasks/check-claim-1-1/claim-information-request`, {
    as: 'officer-chongqing',
    body: { facts: ['training'], message: '请说明培训实际结束的日期。' },
  });
  expect(asked.status).toBe(200);

  const { page } = await portal.now.colleague('applicant-2', `/app/cases/${caseId}/subsidies`);
  const form = page.locator('main article details', { has: page.getByText('补充说明', { exact: true }) });
  await form.locator('summary').click();
  await form.locator('form [id$="-answer"]').fill('培训于2026年11月10日结束。');
  // Another read that follows the act ends only after the form has gone.
  await page.route(`**/forms/*`, async (route) => {
    await form.waitFor({ state: 'detached' });
    await route.continue();
  });
  await form.locator('button[type="submit"]').click();
  await page.getByText('补充说明：已记录').waitFor();
  await page.unroute('**/forms/*');
});
