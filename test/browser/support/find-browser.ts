import { existsSync } from 'node:fs';

/**
 * Where an installed browser is looked for: Debian's chromium, then Chrome. Its headless shell comes first: the same engine
 * without the windows that nobody sees takes a quarter less of the processor.
 */
const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser to use: `CHROMIUM`, or an installed one; undefined on a machine without one.
 * @throws if `CHROMIUM` names no file, or if a browser is required (`BROWSER=required`) and there is none
 */
export function findBrowser(
  { CHROMIUM, BROWSER }: NodeJS.ProcessEnv = process.env,
  isThere: (place: string) => boolean = existsSync,
): string | undefined {
  if (CHROMIUM && !isThere(CHROMIUM)) throw new Error(`CHROMIUM names no file: ${CHROMIUM}`);
  const found = CHROMIUM || places.find(isThere);
  if (found === undefined && BROWSER === 'required')
    throw new Error(
      'The tests of test/browser need a browser and BROWSER=required forbids to go without them: apt-get install chromium fonts-noto-cjk, or name one in CHROMIUM.',
    );
  return found;
}
