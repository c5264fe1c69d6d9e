import { type LocalRuntime, startLocalRuntime } from 'cdk-local-runtime';
import { executionArn } from 'cdk-local-runtime/services';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { identity, parcelsForFile, root, START } from '../../lib/local/test/support/parcels.ts';
import { workflowArn } from '../support/executions.ts';
import { System } from '../support/system.ts';
import { theBrowser, watchedPage } from './support/browser.ts';
import { registered } from './support/staff.ts';

/*
 * The console of the local runtime, which knows nothing of the app that runs in it: with the parcel service of the runtime's own tests,
 * and with ours.
 */
const { assembly } = parcelsForFile();

/** The console of a runtime, in a window that is closed after the test. */
async function consoleOf(runtime: LocalRuntime, address = ''): Promise<Page> {
  await theBrowser();
  const { page, watch } = await watchedPage([runtime.endpoint], { viewport: { width: 1280, height: 900 } });
  onTestFinished(async () => {
    await page.context().close();
    expect(watch.faults()).toEqual([]);
  });
  await page.goto(`/_local/${address}`);
  return page;
}

const tab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name }).first();
/** Opens an execution of the list, and the graph of it. */
async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.locator('.xv-graph .xv-node').first().waitFor();
}

it('an app that has never heard of it is listed, drawn, told, moved in time and disturbed', async () => {
  const runtime = await startLocalRuntime({
    ...{ assembly, identity, clock: { at: START }, report: () => {} },
    parameters: ({ issuer }) => ({ Issuer: issuer ?? '' }),
    identityProvider: { accounts: [{ id: 'sender', name: 'Sender', claims: {} }], audience: 'parcels' },
  });
  onTestFinished(() => runtime.close());
  const weigh = runtime.functions().find(({ name }) => name.includes('weigh'))?.name ?? '';
  const page = await consoleOf(runtime);

  await tab(page, '故障演练');
  await page.locator('select[name="function"]').selectOption(weigh);
  await page.locator('input[name="error"]').fill('Scales.Broken');
  await page.getByRole('button', { name: '添加' }).click();
  await row(page, 'Scales.Broken').getByText('0 / 1').waitFor();

  await tab(page, '执行');
  const input = JSON.stringify({ id: 'books', parcels: ['atlas', 'novel'] });
  await runtime.callService({
    ...{ service: 'states', operation: 'StartExecution', principal: root },
    input: { stateMachineArn: String(runtime.outputs.Consignments?.ConsignmentArn), name: 'books', input },
  });
  // It appears without a reload, and fails as soon as the clock allows the evaluation.
  await row(page, 'books').waitFor();
  await page.getByRole('button', { name: '+1 小时' }).click();
  await row(page, 'books').getByText('Scales.Broken').waitFor();
  await tab(page, '故障演练');
  await row(page, 'Scales.Broken').getByText('1 / 1').waitFor();

  await tab(page, '执行');
  await page.locator('input[name="name"]').fill('books');
  await page.getByRole('button', { name: '查询' }).click();
  await page.waitForURL(/name=books/);
  await open(page, 'books');
  await page.locator('.xv-node.xv-failed').first().waitFor();
  await page.getByRole('tab', { name: /事件/ }).click();
  await page.locator('.xv-event-list').getByText('ExecutionFailed').waitFor();
  await page.getByRole('button', { name: '重新执行' }).click();
  await page.locator('.xv-event-list').getByText('ExecutionRedriven').waitFor();

  await tab(page, '时钟');
  const time = page.locator('header .clock time');
  const before = runtime.clock.now();
  await page.locator('header').getByRole('button', { name: '+1 天' }).click();
  await page.waitForFunction(
    (day) => document.querySelector('header .clock time')?.getAttribute('datetime') === day,
    new Date(before + 86_400_000).toISOString(),
  );
  expect(await time.count()).toBe(1);
  await page.locator('main table tbody tr').first().waitFor();
});

it('our own app is listed, its graph shows the path, and what has failed is redriven', async () => {
  const system = await System.start('2026-11-20T09:00:00+08:00');
  onTestFinished(() => system.close());
  const { caseId } = await registered(system);
  const contact = { means: 'phone', reached: true };
  const path = `/cases/${caseId}/tasks/make-first-contact-1/contact`;
  await system.call('POST', path, { as: 'officer-chongqing', body: contact });
  await system.runtime.settle();
  const name = `${caseId}-service-plan-1`;
  const arn = executionArn(await workflowArn(system, 'service-plan'), name);
  await system.aws('states', 'StopExecution', { executionArn: arn, error: 'Stopped' });
  await system.runtime.settle();
  const page = await consoleOf(system.runtime, `?view=executions&name=${caseId}`);
  await row(page, name).getByText('Stopped').waitFor();
  await open(page, name);
  // A vertical line has no width, so the browser's driver does not consider it visible.
  await page.locator('.xv-line.xv-taken').first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: '重新执行' }).click();
  await page.getByRole('button', { name: '■ 停止', exact: true }).waitFor();
  expect(await system.aws('states', 'DescribeExecution', { executionArn: arn })).toMatchObject({
    ...{ status: 'RUNNING', redriveCount: 1 },
  });
});
