import { findBrowser } from './find-browser.ts';

/** Vitest's global setup: says in one line that the journeys do not run if there is no browser. */
export default function setup(): void {
  const line = lineWithout(findBrowser());
  if (line !== undefined) console.log(line);
}

/** The message if there is no browser; undefined if there is one. */
export const lineWithout = (browser: string | undefined): string | undefined =>
  browser === undefined
    ? 'The journeys of test/browser are not run: no Chromium or Chrome here (apt-get install chromium fonts-noto-cjk, or name one in CHROMIUM).'
    : undefined;
