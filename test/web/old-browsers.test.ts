import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { localCodeOf } from '../../bin/support/project-assembly.ts';

/**
 * What Chrome 97 or Safari 15.4, which web/README.md promises, do not have yet, by the version of Chrome or Safari that has it first
 * (MDN browser compatibility data). A bundler lowers syntax, and neither functions nor regular expressions.
 */
const newer: Readonly<Record<string, RegExp>> = {
  'copies in another order (Chrome 110, Safari 16)': /\.(toSorted|toReversed|toSpliced)\(/,
  'groups (Chrome 117, Safari 17.4)': /\b(Map|Object)\.groupBy\(/,
  'well-formed texts (Chrome 111, Safari 16.4)': /\.(isWellFormed|toWellFormed)\(/,
  'lookbehind (Safari 16.4)': /\(\?<[=!]/,
  'promises with resolvers (Chrome 119)': /\.withResolvers\(/,
  'arrays from what comes later (Chrome 121)': /\.fromAsync\(/,
  'sets of sets (Chrome 122, Safari 17)': /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
  'addresses that are tried (Chrome 120)': /\bURL\.canParse\(/,
};

it('the portal uses no function and no regular expression that the oldest supported browsers lack', () => {
  const portal = join(localCodeOf(inject('assemblyFolder')), 'web-serve-portal/portal');
  const scripts = globSync('**/*.js', { cwd: portal });
  expect(scripts.length).toBeGreaterThan(20);
  const used = scripts.flatMap((file) => {
    const text = readFileSync(join(portal, file), 'utf8');
    return Object.entries(newer).flatMap(([what, pattern]) => {
      const found = pattern.exec(text);
      return found ? [`${what}: …${text.slice(Math.max(0, found.index - 40), found.index + 40)}…`] : [];
    });
  });
  expect(used).toEqual([]);
});
