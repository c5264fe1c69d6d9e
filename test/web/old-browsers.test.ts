import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { localCodeOf } from '../../bin/support/project-assembly.ts';

/**
 * Features that Chrome 97 or Safari 15.4, the oldest browsers in web/README.md, do not have yet, with the versions that introduced
 * them (MDN browser compatibility data). A bundler lowers syntax, but neither functions nor regular expressions.
 */
const newer: Readonly<Record<string, RegExp>> = {
  'sorted and reversed copies (Chrome 110, Safari 16)': /\.(toSorted|toReversed|toSpliced)\(/,
  'groupBy (Chrome 117, Safari 17.4)': /\b(Map|Object)\.groupBy\(/,
  'isWellFormed (Chrome 111, Safari 16.4)': /\.(isWellFormed|toWellFormed)\(/,
  'lookbehind (Safari 16.4)': /\(\?<[=!]/,
  'Promise.withResolvers (Chrome 119)': /\.withResolvers\(/,
  'Array.fromAsync (Chrome 121)': /\.fromAsync\(/,
  'set operations (Chrome 122, Safari 17)':
    /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
  'URL.canParse (Chrome 120)': /\bURL\.canParse\(/,
  'AbortSignal.any (Chrome 116, Safari 17.4)': /\bAbortSignal\.any\(/,
  'helpers of iterators (Chrome 122, Safari 18.4)':
    /\.(values|keys|entries)\(\)\.(map|filter|some|every|find|toArray|reduce)\(/,
};

it('the portal uses no function and no regular expression that the oldest supported browsers lack', () => {
  const portal = join(localCodeOf(inject('assemblyFolder')), 'web-serve-portal/portal');
  const scripts = globSync('**/*.js', { cwd: portal });
  expect(scripts.length).toBeGreaterThan(20);
  const used = scripts.flatMap((file) => {
    const text = readFileSync(join(portal, file), 'utf8');
    // Where a library uses this one, our own code provides it (web/parts/combo-box.tsx).
    const provided = text.includes('AbortSignal.timeout??=');
    const timeout = provided
      ? {}
      : { 'AbortSignal.timeout (Chrome 103, Safari 16)': /\bAbortSignal\.timeout\(/ };
    return Object.entries({ ...newer, ...timeout }).flatMap(([what, pattern]) => {
      const found = pattern.exec(text);
      return found ? [`${what}: …${text.slice(Math.max(0, found.index - 40), found.index + 40)}…`] : [];
    });
  });
  expect(used).toEqual([]);
});
