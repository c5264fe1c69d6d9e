import { expect, it } from 'vitest';
import { chooseByKeyboard, sendByKeyboard, writeByKeyboard } from './support/by-keyboard.ts';
import { portalForFile } from './support/portal.ts';
import { applied, registered, tabTo } from './support/staff.ts';

const portal = portalForFile('2026-11-20T09:00:00+08:00', { withConsole: true });

const day = 86_400_000;

const desk = (account: string, path: string) => portal.now.colleague(account, path);
/** Moves the clock by some days to a time of the day. The tests share the clock. */
const later = (days: number) =>
  portal.now.system.to(new Date(portal.now.system.runtime.clock.now() + days * day).toISOString());

it('an officer records the first contact, makes the plan, and follows up in the month after, by the keyboard alone', async () => {
  const { system } = portal.now;
  const { caseId } = await registered(system);
  const officer = await desk('officer-chongqing', `/app/desk/cases/${caseId}`);
  const { page } = officer;
  /** Opens an act by its key. */
  const act = async (name: string) => {
    const key = await page.getByRole('button', { name }).locator('kbd').first().textContent();
    await page.keyboard.press(key ?? '');
    await page.locator('section.act-panel').waitFor();
  };
  await act('记录首次联系');
  await chooseByKeyboard(page, 'reached');
  await sendByKeyboard(page);
  await system.runtime.settle();
  await officer.open(`/app/desk/cases/${caseId}`);
  await act('制定服务计划');
  await chooseByKeyboard(page, 'track');
  await chooseByKeyboard(page, 'tier');
  await tabTo(page, 'form.form [id$="-tierGrounds"] input');
  await page.keyboard.press('Space');
  await sendByKeyboard(page);
  await system.runtime.settle();

  await system.useSparseSchedules();
  const begun = new Date(system.runtime.clock.now());
  await system.to(new Date(Date.UTC(begun.getUTCFullYear(), begun.getUTCMonth() + 1, 20, 1)).toISOString());
  await officer.open(`/app/desk/cases/${caseId}`);
  await act('回访');
  await tabTo(page, 'input[name="reached"]');
  await page.keyboard.press('Space');
  await chooseByKeyboard(page, 'progress');
  await chooseByKeyboard(page, 'found');
  await writeByKeyboard(page, 'note', '本月参加两场招聘会，仍在求职。');
  await sendByKeyboard(page);
  await system.runtime.settle();
  const { body } = await system.call('GET', `/cases/${caseId}/months`, { as: 'officer-chongqing' });
  // The month of the registration may also be due, depending on its day: the tests share the clock.
  expect((body.months as object[]).at(-1)).toMatchObject({ status: 'done', by: 'officer' });
});

it('the clock is moved in the portal to the next deadline and by a month, and let run and paused; dates follow without a reload', async () => {
  const { system } = portal.now;
  await system.useSparseSchedules();
  const { caseId } = await applied(system);
  const officer = await desk('officer-chongqing', '/app/desk');
  await officer.open('/app/desk');
  const { page } = officer;
  const chip = page.locator('.clock-chip');
  const deadline = page.locator(`[data-task*="${caseId}"] .deadline`).first();
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  /** The hours by which the chip says that the clock is ahead. */
  const ahead = async () => {
    const text = (await chip.locator('summary').textContent()) ?? '';
    const [, sign, days, hours] = /(快|慢) (\d+) 天 (\d+) 小时/.exec(text) ?? [];
    return (sign === '慢' ? -1 : 1) * (Number(days ?? 0) * 24 + Number(hours ?? 0));
  };
  const press = async (name: string) => {
    await chip.getByRole('button', { name, exact: true }).click();
    await chip.getByRole('button', { name, exact: true, disabled: false }).waitFor();
  };
  await deadline.waitFor();
  expect(await deadline.textContent()).not.toContain('逾期');
  await chip.locator('summary').click();
  const [hoursBefore, before] = [await ahead(), system.runtime.clock.now()];
  await press('下一个法定期限');
  expect(system.runtime.clock.now()).toBeGreaterThan(before);
  await press('+1 个月');
  await page.locator(`[data-task*="${caseId}"] .deadline`).filter({ hasText: '逾期' }).first().waitFor();
  const moved = (system.runtime.clock.now() - before) / 3_600_000;
  expect(Math.abs((await ahead()) - hoursBefore - moved)).toBeLessThanOrEqual(1);
  await chip.getByRole('button', { name: '运行' }).click();
  await chip.getByRole('button', { name: '暂停' }).click();
  await chip.getByRole('button', { name: '运行' }).waitFor();
  expect(await chip.locator('summary').textContent()).toContain('已暂停');
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
});

it('a supervisor sees what is overdue, looks at whom cases would go to, and hands them over', async () => {
  const { system } = portal.now;
  await registered(system);
  await system.useSparseSchedules();
  await later(14);
  const { page } = await desk('supervisor-chongqing', '/app/lead/overdue');
  await page.locator('table tbody tr').first().waitFor();
  expect(await page.locator('table .sign').first().textContent()).toContain('▲');
  await page.goto('/app/lead/reassign');
  await page.getByLabel('移交人').selectOption({ index: 1 });
  await page.getByLabel('接收人').selectOption('officer-chongqing-2');
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByRole('button', { name: '预览名单' }).click();
  await page.getByText(/名单固定于/).waitFor();
  await page.getByRole('button', { name: /开始办理/ }).click();
  await page.getByText(/已处理 (\d+) 件，共 \1 件/).waitFor();
  await page.getByText('已完成').first().waitFor();
  await page.goto('/app/lead/coverage?district=500103');
  const cells = page.locator('[role=grid] [role=gridcell], table[role=grid] td');
  await cells.first().waitFor();
  expect(await cells.first().textContent()).not.toBe('');
  // Moves from cell to cell by keyboard. Each cell says in words what its sign means.
  await cells.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(
    () => document.activeElement?.previousElementSibling?.getAttribute('role') === 'gridcell',
  );
  expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/\p{Script=Han}/u);
});
