import { expect, it } from 'vitest';
import { portalForFile } from './support/portal.ts';

const portal = portalForFile('2026-11-20T09:00:00+08:00');

it('a rule is proposed by the form, in yuan, and another person confirms it', async () => {
  const proposer = await portal.now.visitor({ viewport: { width: 1280, height: 900 } });
  await proposer.signIn('policy-administrator', '/app/admin/rules/new');
  const { page } = proposer;
  await page.locator('form select').first().selectOption('loanIndividual');
  const field = (end: string) => page.locator(`form [id$="${end}"]`);
  await field('-id').fill('chongqing-2027-loan');
  await field('-layer').selectOption('chongqing');
  await field('-citation-document').fill('渝人社发〔2027〕5号');
  await field('-citation-article').fill('第二条');
  await field('-citation-clause').fill('CQ-5.1');
  await page.getByLabel('本地通知').check();
  await field('-from').fill('2027-04-01');
  await page.getByRole('textbox', { name: '修订说明' }).fill('提高个人创业担保贷款额度');
  await field('-value-maximumFen').fill('400,000');
  await page.getByRole('button', { name: '核对并试算影响' }).click();
  await page.getByRole('button', { name: '提出，等待另一人确认' }).click();
  // No question about unsent input: it was sent.
  await page.waitForURL(/\/app\/admin\/rules\?status=proposed/);
  await page.getByText('400,000.00').waitFor();

  const confirmer = await portal.now.visitor({ viewport: { width: 1280, height: 900 } });
  await confirmer.signIn('policy-administrator-2', '/app/admin/rules');
  await confirmer.page.getByText('400,000.00').waitFor();
  await confirmer.page.getByRole('button', { name: /确认生效/ }).click();
  await confirmer.page.locator('dialog').getByRole('button', { name: /确认/ }).last().click();
  await confirmer.page.getByText('已确认').nth(1).waitFor();
  const { body } = await portal.now.system.call('GET', '/policy-amendments', { as: 'auditor-chongqing' });
  expect(body).toMatchObject({ amendments: [{ amendment: { value: { maximumFen: 40_000_000 } } }] });
});
