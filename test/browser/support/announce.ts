import { findBrowser } from './find-browser.ts';

/** Vitest's global set-up: says in one line that the journeys are not run, where there is no browser. */
export default function setup(): void {
  const line = lineWithout(findBrowser());
  if (line !== undefined) console.log(line);
}

/** What is said where there is no browser; nothing where there is one. */
export const lineWithout = (browser: string | undefined): string | undefined =>
  browser === undefined
    ? 'The journeys of test/browser are not run: no Chromium or Chrome here (apt-get install chromium fonts-noto-cjk, or name one in CHROMIUM).'
    : undefined;
