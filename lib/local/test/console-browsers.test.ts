import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildConsole } from '../console/build.ts';

/**
 * Features that one of the oldest browsers of the README (Chrome 97, Firefox 104, Safari 15.4) does not have yet, with the versions
 * that introduced them (MDN browser compatibility data). A bundler lowers syntax, but neither functions nor regular expressions.
 */
const newer: Readonly<Record<string, RegExp>> = {
  'sorted and reversed copies (Chrome 110)': /\.(toSorted|toReversed|toSpliced)\(/,
  'groupBy (Chrome 117)': /\b(Map|Object)\.groupBy\(/,
  'lookbehind (Safari 16.4)': /\(\?<[=!]/,
  'Promise.withResolvers (Chrome 119)': /\.withResolvers\(/,
  'Array.fromAsync (Chrome 121)': /\.fromAsync\(/,
  'set operations (Chrome 122)': /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
  'URL.canParse (Chrome 120)': /\bURL\.canParse\(/,
  'AbortSignal.timeout and any (Chrome 103 and 116)': /\bAbortSignal\.(timeout|any)\(/,
  'helpers of iterators (Chrome 122)':
    /\.(values|keys|entries)\(\)\.(map|filter|some|every|find|toArray|reduce)\(/,
  'Intl.Segmenter (Firefox 125)': /\bIntl\.Segmenter\b/,
};

it('the console uses no function and no regular expression that the oldest supported browsers lack', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'console-'));
  await buildConsole(folder);
  const script = readFileSync(join(folder, 'console.js'), 'utf8');
  rmSync(folder, { recursive: true });
  expect(script.length).toBeGreaterThan(100_000);
  expect(Object.keys(newer).filter((what) => newer[what]?.test(script))).toEqual([]);
});
