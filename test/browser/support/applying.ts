import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { identityNumber } from '../../support/applications.ts';

/** The answers of an application. */
export interface Person {
  readonly name: string;
  readonly identityNumber: string;
  readonly phone: string;
}

export const somebody = (): Person => ({
  name: '赵小燕',
  identityNumber: identityNumber(),
  phone: '13912345678',
});

/** The heading of the current step of the application. */
export const step = (page: Page, name: string) => page.locator('.steps strong', { hasText: name });

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
export const next = (page: Page) => button(page, /^下一步$/).click();

/** Goes from the page before the first one, of a new application, to the second. */
export async function fillPlace(page: Page): Promise<void> {
  await page.getByLabel('准备在哪里登记').selectOption({ label: '重庆市' });
  await button(page, /我知道了/).click();
  await page.getByLabel('县（市、区）').selectOption('500103');
  await page.getByRole('radio', { name: /常住地/ }).check();
  await next(page);
  await step(page, '本人').waitFor();
}

export async function fillPerson(page: Page, person: Person): Promise<void> {
  await page.getByLabel('姓名', { exact: true }).fill(person.name);
  await page.getByLabel('证件号码').fill(person.identityNumber);
  await page.getByLabel('联系电话').fill(person.phone);
  await next(page);
  await step(page, '失业情况').waitFor();
}

export async function fillUnemployment(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /辞职/ }).first().check();
  await page.getByLabel('失业日期').fill('2026-10-15');
  await page.locator('#f-unemployment-lastEmployer').fill('某某科技有限公司');
  await page.locator('#f-drawsPension').getByRole('radio', { name: '否' }).check();
  await next(page);
  await step(page, '就业意愿').waitFor();
}

export async function toReview(page: Page): Promise<void> {
  await next(page);
  await step(page, '核对').waitFor();
  await page.getByRole('checkbox', { name: /我承诺/ }).check();
}

export const submit = (page: Page) => button(page, /^(提交申请|重试)$/).click();

/** Fills in all five pages, up to the submission. */
export async function fillAll(page: Page, person: Person): Promise<void> {
  await fillPlace(page);
  await fillPerson(page, person);
  await fillUnemployment(page);
  await toReview(page);
}

/** The number on the open receipt, without its spaces. */
export async function numberOnReceipt(page: Page): Promise<string> {
  await page.waitForURL(/\/receipt/);
  const number = ((await page.locator('.receipt-number').first().textContent()) ?? '').replace(/\s/g, '');
  expect(number).toMatch(/^[0-9A-Z]{22}$/);
  return number;
}
