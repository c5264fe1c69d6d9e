import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findBrowser } from './find-browser.ts';
import { Watch } from './watch.ts';

/** What a journey waits at most for something to appear: for a loaded machine, since nothing of it is a sleep. */
const patience = 25_000;

let started: Promise<Browser> | undefined;

/** The browser of this process. It ends with it: to start one takes longer than what most journeys do in it. */
export function theBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('there is no browser');
  // In a container there is no sandbox to be had; the pages are ours. Without a graphics card its part is played by the processor.
  started ??= chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  return started;
}

/**
 * A page in a browser of its own, in which nothing is left from others, and what it does is watched.
 * @param origins that it may ask; addresses without one are of the first
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
