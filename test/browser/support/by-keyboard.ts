import type { Page } from 'playwright-core';
import { tabTo } from './staff.ts';

/**
 * Chooses in a field of the open form, by keyboard alone.
 * @param option the index of the entry in the list; for a choice that is ticked, it is the first
 */
export async function chooseByKeyboard(page: Page, field: string, option = 0): Promise<void> {
  const place = `form.form [id$="-${field}"]`;
  await page.locator(place).first().waitFor();
  const press = async (key: string, times: number) => {
    for (let presses = 0; presses < times; presses++) await page.keyboard.press(key);
  };
  const is = (what: string) => page.evaluate((selector) => document.querySelector(selector) !== null, what);
  if (await is(`select${place.slice('form.form '.length)}`)) {
    await tabTo(page, place);
    await press('ArrowDown', option + 1);
  } else if (await is(`${place}[role="combobox"]`)) {
    await tabTo(page, place);
    await press('ArrowDown', option + 1);
    await press('Enter', 1);
  } else {
    await tabTo(page, `${place} input`);
    await press('Space', 1);
    await press('ArrowDown', option);
  }
}

/** Writes into a field of the open form. */
export async function writeByKeyboard(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, `form.form [id$="-${field}"]`);
  await page.keyboard.insertText(text);
}

/** Sends the open form, and waits until it confirms that it was recorded. */
export async function sendByKeyboard(page: Page): Promise<void> {
  await tabTo(page, 'form.form button[type="submit"]');
  await page.keyboard.press('Enter');
  await page.getByText(/：已记录/).waitFor();
}
