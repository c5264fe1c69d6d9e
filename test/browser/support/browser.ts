import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findBrowser } from './find-browser.ts';
import { Watch } from './watch.ts';

/** What a journey waits at most for something to appear: for a loaded machine, since nothing of it is a sleep. */
const patience = 25_000;

let started: Promise<Browser> | undefined;

/** The browser of this process. It ends with the process: starting one takes longer than most journeys. */
export function theBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('there is no browser');
  // Containers have no sandbox, and the pages are our own. Without a graphics card the processor does its work.
  started ??= chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  return started;
}

/**
 * A page in a fresh browser context. The test watches what it does.
 * @param origins that it may request; addresses without an origin belong to the first
 */
export async function watchedPage(
  origins: readonly string[],
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly watch: Watch }> {
  const browser = await theBrowser();
  const [baseURL] = origins;
  const context = await browser.newContext({
    ...(baseURL !== undefined && { baseURL }),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(patience);
  const watch = new Watch(origins);
  await watch.over(context);
  return { page: await context.newPage(), watch };
}
