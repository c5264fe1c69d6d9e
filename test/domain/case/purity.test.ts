import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : entry.name.endsWith('.ts') ? [path] : [];
  });

/** The code of a source without its comments and without the contents of its strings. */
const codeOf = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
    .replace(/^\s*\/\/.*$|\s\/\/.*$/gm, '');

/** Constructs that would let the same history lead to different cases, or would reach outside the process. */
const impure: readonly [string, RegExp][] = [
  ['the present instant', /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\./],
  ['chance', /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bcrypto\.|\bulid\b/],
  ['the process', /\bprocess\b|\bglobalThis\b/],
  ['output', /\bconsole\b/],
  ['time that passes', /\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/],
  ['the network', /\bfetch\(|\bWebSocket\b/],
  [
    'the zone or language of the host',
    /\.toLocale\w*String\(\s*\)|\.get(?:Hours|Minutes|Day|Date|Month|FullYear)\(/,
  ],
];

describe('The code of lib/domain and lib/policy', () => {
  const files = ['lib/domain', 'lib/policy'].flatMap((folder) => sources(join(root, folder)));

  it('has no access to time, chance, process or output, so that the same history makes the same case', () => {
    expect(files.length).toBeGreaterThan(50);
    const found = files.flatMap((file) => {
      const code = codeOf(readFileSync(file, 'utf8'));
      return impure.flatMap(([what, pattern]) =>
        pattern.test(code) ? [`${relative(root, file)}: ${what}`] : [],
      );
    });
    expect(found).toEqual([]);
  });

  it('would be reported if it did', () => {
    for (const guilty of ['Date.now()', 'new Date()', 'Math.random()', 'process.env.X', 'console.log(1)'])
      expect(impure.some(([, pattern]) => pattern.test(codeOf(`const a = ${guilty};`)))).toBe(true);
    for (const innocent of ['new Date(now)', '// new Date()', "'process'", 'Date.parse(text)'])
      expect(impure.some(([, pattern]) => pattern.test(codeOf(`const a = ${innocent};`)))).toBe(false);
  });
});
