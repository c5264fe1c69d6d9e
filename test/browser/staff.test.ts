import { executionArn } from 'cdk-local-runtime/services';
import { expect, it } from 'vitest';
import { workflowArn } from '../support/executions.ts';
import { measure } from './support/measure.ts';
import { portalForFile } from './support/portal.ts';
import { applied, choose, registered, tabTo } from './support/staff.ts';

const portal = portalForFile('2026-11-20T09:00:00+08:00');

const desk = (account = 'officer-chongqing', path = '/app/desk') => portal.now.colleague(account, path);
const decisionOf = (caseId: string) => `/app/desk/cases/${caseId}/decision/decide-application-1`;
const phaseOf = async (caseId: string) =>
  (await portal.now.system.call('GET', `/cases/${caseId}`, { as: 'officer-chongqing' })).body.phase;

it('an officer finds an application in the worklist and decides it by the keyboard alone', async () => {
  const { caseId, number, body } = await applied(portal.now.system);
  const officer = await desk();
  // Data that an earlier test has read must not appear again.
  await officer.open('/app/desk');
  const { page, watch } = officer;
  watch.keepSecret(body.applicant.identityNumber);
  const row = page
    .locator('tr[data-task], [data-task]')
    .filter({ hasText: number.slice(-4) })
    .first();
  await row.waitFor();
  const link = `[data-task*="${caseId}"] a`;
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('j');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, link)) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`${caseId}/decision`));
  await page.getByRole('radio').first().waitFor();
  await tabTo(page, 'input[name="outcome"]');
  await page.keyboard.press('Space');
  await tabTo(page, 'form button[type="submit"]');
  await page.keyboard.press('Enter');
  await page
    .getByText(/已记录/)
    .first()
    .waitFor();
  expect(await phaseOf(caseId)).toBe('registered');
});

it('a document that nobody may ask for is refused at the field with its article, and the text stays', async () => {
  const { caseId } = await applied(portal.now.system);
  const { page } = await desk('officer-chongqing', decisionOf(caseId));
  await page.getByRole('radio', { name: '请本人补充说明' }).check();
  await page.locator('#decision-items input').first().check();
  const text = '请您提供离职证明。';
  await page.locator('#decision-message').fill(text);
  await page.locator('form button[type="submit"]').click();
  await page.locator('#decision-message-error').waitFor();
  expect(await page.locator('#decision-message').inputValue()).toBe(text);
  await page
    .getByText(/不得要求/)
    .first()
    .waitFor();
  expect(await phaseOf(caseId)).toBe('applied');
});

it('who decides on what a colleague has changed meanwhile sees both versions, and nothing is lost', async () => {
  const { caseId } = await applied(portal.now.system);
  const { page } = await desk('officer-chongqing', decisionOf(caseId));
  await page.getByRole('radio', { name: '不予登记' }).check();
  const words = '经核实，本人目前在用人单位就业。';
  await page.locator('#decision-explanation').fill(words);
  await page
    .locator('#decision-reason')
    .locator('input, option:not([value=""])')
    .first()
    .waitFor({ state: 'attached' });
  await choose(page.locator('form'), 'reason');
  const asked = { outcome: 'ask-for-information', items: ['unemployment-date'] };
  const changed = await portal.now.system.call(
    'POST',
    `/cases/${caseId}/tasks/decide-application-1/decision`,
    {
      as: 'officer-chongqing-2',
      body: asked,
    },
  );
  expect(changed.body).toMatchObject({ caseId });
  await page.locator('form button[type="submit"]').click();
  await page.getByRole('heading', { name: '已被他人更新' }).waitFor();
  expect(await page.locator('.form-versions section').count()).toBe(2);
  expect(await page.locator('#decision-explanation').inputValue()).toBe(words);
  expect(await phaseOf(caseId)).toBe('applied');
});

it('an officer sees a telephone number only for a reason, and the person sees who, when and why', async () => {
  const { caseId, body } = await registered(portal.now.system);
  const { page, watch } = await desk('officer-chongqing', `/app/desk/cases/${caseId}`);
  watch.keepSecret(body.applicant.phone, body.applicant.identityNumber);
  const show = page.getByRole('button', { name: '显示姓名、电话，用于本次联系' });
  await show.waitFor();
  expect(await page.locator('main').textContent()).not.toContain(body.applicant.phone);
  await show.click();
  await page.getByText(body.applicant.phone).first().waitFor();
  expect(await page.locator('main').textContent()).not.toContain(body.applicant.identityNumber);

  const person = await portal.now.colleague('applicant-2', `/app/cases/${caseId}/data`);
  await person.page
    .getByText(/用于本次联系|联系本人/)
    .first()
    .waitFor();
});

it('an administrator finds a failed execution by the number of its case, sees what redriving does, and redrives it', async () => {
  const { system } = portal.now;
  const { caseId, number } = await registered(system);
  const name = `${caseId}-service-plan-1`;
  const arn = executionArn(await workflowArn(system, 'service-plan'), name);
  await system.aws('states', 'StopExecution', { executionArn: arn, error: 'Stopped' });
  await system.runtime.settle();
  const { page } = await desk('administrator', '/app/admin/executions');
  await page.locator('input[name="number"]').fill(number);
  await page.getByRole('button', { name: '查询' }).click();
  await page.locator(`a[href*="${name}"]`).first().click();
  await page.getByText('Stopped').first().waitFor();
  await page.getByRole('button', { name: '重新执行…' }).click();
  await page.getByText(/从“确定联系专人，等待首次联系”继续/).waitFor();
  await page
    .locator('dialog textarea, dialog input[type="text"], dialog input:not([type])')
    .first()
    .fill('误停，恢复执行');
  await page.getByRole('button', { name: '确认重新执行' }).click();
  await page.getByText(/已重新执行（第 1 次）/).waitFor();
  await system.runtime.settle();
  const read = await system.call('GET', `/executions/${name}`, { as: 'administrator' });
  expect(read.body).toMatchObject({ status: 'RUNNING', redrives: 1 });
});

it('a list of 250 cases is frozen, run part by part with a result for each, and only what failed is tried again', async () => {
  const supervisor = await desk('supervisor-chongqing', '/app/lead/reassign?from=officer-chongqing');
  const { page } = supervisor;
  // Other tests show what the server does with a few cases. This one tests the screen, with 250.
  const ids = Array.from({ length: 250 }, (_, place) => `01M7V7FAM0${String(place).padStart(16, '0')}`);
  const [busy, barred] = [new Set(ids.slice(40, 43)), ids[7]];
  const sent: string[][] = [];
  const outcomeOf = (caseId: string, dryRun: boolean) =>
    caseId === barred
      ? { caseId, applicationNumber: caseId, outcome: 'refused', code: 'not-possible-now' }
      : !dryRun && busy.delete(caseId)
        ? { caseId, applicationNumber: caseId, outcome: 'refused', code: 'case-changed' }
        : { caseId, applicationNumber: caseId, outcome: 'assigned', officer: 'officer-chongqing-2' };
  let lost = 0;
  await page.route('**/reassignments', async (route) => {
    const { dryRun, cases, after } = route.request().postDataJSON();
    const page = dryRun ? ids.slice(after ? 200 : 0, after ? 250 : 200) : (cases as string[]);
    if (!dryRun) sent.push(page);
    // The fifth part arrives, but its answer is lost.
    if (!dryRun && sent.length === 5 && lost++ === 0) return route.fulfill({ status: 503, json: {} });
    return route.fulfill({
      json: {
        fixedAt: '2026-11-20T01:00:00.000Z',
        results: page.map((caseId) => outcomeOf(caseId, dryRun)),
        ...(dryRun && !after && { next: 'more' }),
      },
    });
  });
  await page.getByRole('button', { name: '预览名单' }).click();
  await page.getByText(/名单固定于/).waitFor();
  await page.getByText(/其中 1 件目前不能移交/).waitFor();
  await page.getByRole('button', { name: '开始办理 249 件' }).click();
  await page.getByRole('button', { name: '只重试失败的 23 件' }).waitFor();
  expect(await page.locator('progress').getAttribute('value')).toBe('249');
  const count = (text: string) => page.locator('.batch-items tbody tr').filter({ hasText: text }).count();
  expect([await count('已完成'), await count('未成功')]).toEqual([226, 23]);
  const failed = [...ids.slice(40, 43), ...(sent[4] ?? [])];
  const before = sent.length;
  await page.getByRole('button', { name: '只重试失败的 23 件' }).click();
  await page.getByText('已完成 249').waitFor();
  expect(sent.slice(before).flat().toSorted()).toEqual(failed.toSorted());
  await page.unroute('**/reassignments');
});

it('a claim is entered at the counter by the name of its scheme, and checked condition by condition: no code is typed', async () => {
  const { system } = portal.now;
  const { caseId } = await registered(system);
  const { page } = await desk('officer-chongqing', `/app/desk/cases/${caseId}?act=claim-subsidy`);
  const panel = page.locator('.act-panel');
  await panel.getByLabel('补贴项目').selectOption({ index: 1 });
  await panel.locator('form').waitFor();
  expect(await panel.locator('[id$="-scheme"]').count()).toBe(0);
  const training = {
    course: '家政服务员初级班',
    occupation: '家政服务员',
    institution: '渝中区某培训学校',
    completedOn: '2026-11-10',
  };
  const path = `/cases/${caseId}`;
  const { body } = await system.call('GET', `${path}/subsidies`, { as: 'officer-chongqing' });
  const schemes = body.subsidies as {
    readonly code: string;
    readonly asks: readonly string[];
    kind: string;
  }[];
  const scheme = schemes.find(({ asks, kind }) => kind === 'claimable' && asks.join() === 'training')?.code;
  const claimed = { scheme, stated: { training } };
  const made = await system.call('POST', `${path}/claims`, { as: 'officer-chongqing', body: claimed });
  expect(made.status).toBe(200);
  await system.runtime.settle();

  const colleague = await desk(
    'officer-chongqing-2',
    `/app/desk/cases/${caseId}?act=check-claim&task=check-claim-1-1`,
  );
  await colleague.page.getByText(training.institution).waitFor();
  const conditions = colleague.page.locator('.act-panel [id$="-criterion"]');
  await conditions.first().waitFor();
  const chosen = await conditions.locator('label:has(input:checked)').allTextContents();
  expect(chosen.length).toBe(await conditions.count());
  expect(chosen.join()).not.toMatch(/[a-z]-[a-z]/);
});

it('what was typed and not sent is asked about before it is left, and stays where one stays', async () => {
  const { caseId } = await registered(portal.now.system);
  const { page } = await desk('officer-chongqing', `/app/desk/cases/${caseId}?act=record-profile`);
  const note = page.locator('.act-panel textarea').first();
  await note.fill('本人愿意参加培训。');
  await page.getByRole('link', { name: '我的人员' }).click();
  await page.getByRole('button', { name: '继续填写' }).click();
  expect(await note.inputValue()).toBe('本人愿意参加培训。');
  await page.locator('.act-panel').getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '不保留，离开' }).click();
  await page.getByRole('heading', { name: '现在可以做' }).waitFor();
});

it('a holiday arrangement that was proposed from the notice is not asked about as if it had not been sent, and is shown in words', async () => {
  const notice = `国务院办公厅关于2027年部分节假日安排的通知
    一、元旦：1月1日（周五）至3日（周日）放假，共3天。
    二、春节：2月5日（周五）至13日（周六）放假调休，共9天。1月30日（周六）、2月20日（周六）上班。`;
  const path = '/app/admin/rules/new?kind=holiday-arrangement';
  const { page } = await desk('policy-administrator', path);
  await page.getByRole('radio', { name: '粘贴通知原文' }).check();
  await page.locator('main textarea').fill(notice);
  await page.getByRole('button', { name: '读取' }).click();
  await page.getByText('1月1日周五 – 1月3日周日').waitFor();
  await page.getByLabel('网址').fill('https://www.gov.cn/zhengce/content/1.htm');
  await page.getByRole('button', { name: '核对并试算影响' }).click();
  await page.getByRole('button', { name: '提出，等待另一人确认' }).click();
  await page.waitForURL(/rules\?status=proposed/);
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await page.getByText('放假安排 · 2027').waitFor();
});

it('a list that is still being read is not said to be empty', async () => {
  await applied(portal.now.system);
  const { page } = await desk('officer-chongqing', '/app/desk');
  await page.locator('table.worklist').waitFor();
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    void page.route(/\/worklist\?.*channel=/, async (route) => {
      resolve();
      await new Promise<void>((go) => {
        answer = go;
      });
      await route.continue();
    });
  });
  await page.getByLabel('渠道').selectOption('online');
  await page.getByRole('button', { name: '查询' }).click();
  await asked;
  await page.locator('main .skeleton').first().waitFor();
  expect(await page.locator('main').textContent()).not.toContain('没有结果');
  answer();
  await page.locator('table.worklist').waitFor();
  await page.unroute(/\/worklist\?.*channel=/);
});

it('who opens an act by its key goes on in its form, is back at the acts when it is closed, and types at once what to find', async () => {
  const { caseId } = await registered(portal.now.system);
  const { page } = await desk('officer-chongqing', `/app/desk/cases/${caseId}`);
  await page.locator('.act-button').first().waitFor();
  await page.keyboard.press('1');
  await page.locator('.act-panel form').waitFor();
  await tabTo(page, '.act-panel button');
  const within = () => page.evaluate(() => document.activeElement?.closest('.case-acts') !== null);
  expect(await within()).toBe(true);
  await page.keyboard.press('Enter');
  await page.locator('.act-button').first().waitFor();
  expect(await within()).toBe(true);
  await page.keyboard.press('/');
  await page.waitForURL(/\/desk\/find/);
  await page.waitForFunction(() => document.activeElement?.matches('#find-applicationNumber'));
});

it('a dialog with what was typed and not sent asks before it closes, by Escape as by its button', async () => {
  const { page } = await desk('finance-chongqing', '/app/finance/funds');
  await page.getByRole('button', { name: '录入预算' }).click();
  const amount = page.locator('dialog [id$="-amount"]');
  await amount.fill('12345.60');
  await page.keyboard.press('Escape');
  await page.getByText('关闭后不再保留').waitFor();
  await page.keyboard.press('Enter');
  expect(await amount.inputValue()).toBe('12345.60');
  await page.locator('dialog').getByRole('button', { name: '关闭', exact: true }).click();
  await page.getByRole('button', { name: '不保留，关闭' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
});

it('in elder mode the pages of staff fit into 320 pixels, and what is pressed there is as large as for applicants', async () => {
  const { caseId } = await registered(portal.now.system);
  await applied(portal.now.system);
  const faults: string[] = [];
  for (const [account, ...paths] of [
    ['officer-chongqing', '/app/desk', `/app/desk/cases/${caseId}`],
    ['supervisor-chongqing', '/app/lead/load', '/app/lead/records', '/app/lead/coverage?district=500103'],
    ['finance-chongqing', '/app/finance/funds'],
  ] as const) {
    const { page } = await desk(account, paths[0]);
    await page.evaluate(() => document.querySelector<HTMLElement>('.masthead-tools [aria-pressed]')?.click());
    await page.locator('html[data-elder]').waitFor();
    const usual = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 844 });
    for (const path of paths) {
      await desk(account, path);
      const { short } = await page.evaluate(measure, {
        text: 18,
        heading: 30,
        line: 1,
        gap: 1,
        target: 60,
      });
      const cut = await page.evaluate(
        () =>
          [...document.querySelectorAll('.table-scroll')].filter(
            (box) => box.scrollWidth > box.clientWidth + 1,
          ).length,
      );
      // The heads of the rows stay in view: they must leave room for what is scrolled beside them.
      const room = await page.evaluate(() =>
        [...document.querySelectorAll('.grid-box')].map(
          (box) => 1 - (box.querySelector('tbody th')?.clientWidth ?? 0) / box.clientWidth,
        ),
      );
      faults.push(
        ...short.map((each) => `${path}: ${each}`),
        ...(cut > 0 ? [`${path}: a table is cut`] : []),
        ...(room.some((share) => share < 0.3) ? [`${path}: a grid has no room`] : []),
      );
    }
    await page.evaluate(() => document.querySelector<HTMLElement>('.masthead-tools [aria-pressed]')?.click());
    if (usual) await page.setViewportSize(usual);
  }
  expect(faults).toEqual([]);
});
