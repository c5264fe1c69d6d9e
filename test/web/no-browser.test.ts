import { expect, it } from 'vitest';
import { lineWithout } from '../browser/support/announce.ts';
import { findBrowser } from '../browser/support/find-browser.ts';

const nothing = () => false;

it('without a browser the journeys are left out with a line that says so, unless one is required', () => {
  expect(findBrowser({}, nothing)).toBeUndefined();
  expect(lineWithout(undefined)).toMatch(/^The journeys of test\/browser are not run: .*CHROMIUM\)\.$/);
  expect(() => findBrowser({ BROWSER: 'required' }, nothing)).toThrow('forbids to go without');
  expect(() => findBrowser({ CHROMIUM: '/nowhere' }, nothing)).toThrow('names no file: /nowhere');
  expect(findBrowser({}, (place) => place === '/usr/bin/google-chrome')).toBe('/usr/bin/google-chrome');
  expect(lineWithout('/usr/bin/google-chrome')).toBeUndefined();
});
