import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/cleanup.ts';
import { functionsForTest } from '../support/functions.ts';

function codeFolder(files: Record<string, string>): string {
  const folder = join(temporaryFolder(), 'code');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('Functions in one thread', () => {
  it.each([
    [
      'modules',
      {
        'index.mjs': `import { next } from './count.mjs';
          export const handler = async () => [next(), process.env.NAME];`,
        'count.mjs': 'let n = 0; export const next = () => ++n;',
      },
    ],
    [
      'CommonJS',
      {
        'index.js': `const { next } = require('./count.js');
          exports.handler = async () => [next(), process.env.NAME];`,
        'count.js': 'let n = 0; exports.next = () => ++n;',
      },
    ],
  ])('share no state and no variables, though they have the same code of %s', async (_kind, files) => {
    const { put, invoke } = functionsForTest();
    const folder = codeFolder(files);
    for (const name of ['one', 'two', 'three']) put(name, '', { codeFolder: folder });
    const seen: unknown[] = [];
    for (const name of ['one', 'two', 'three', 'one', 'two', 'three']) seen.push((await invoke(name)).value);
    expect(seen).toEqual([
      [1, 'one'],
      [1, 'two'],
      [1, 'three'],
      [2, 'one'],
      [2, 'two'],
      [2, 'three'],
    ]);
  });

  it('outlive an error that another one leaves behind after its turn, which is logged as its own', async () => {
    const { put, invoke, errors } = functionsForTest({ offset: 0 });
    // One in each thread, and a third beside one of them.
    const names = ['first', 'second'];
    for (const name of names) put(name, 'let n = 0; export const handler = async () => ++n;');
    put(
      'careless',
      `export const handler = async () => {
         setTimeout(() => { throw new RangeError('left behind'); }, 30);
         return 'done';
       }`,
    );
    await Promise.all(names.map((name) => invoke(name)));
    expect((await invoke('careless')).value).toBe('done');
    await expect.poll(() => errors.join()).toContain('careless failed: RangeError: left behind');
    for (const name of names) expect((await invoke(name)).value).toBe(2);
    expect((await invoke('careless')).value).toBe('done');
  });

  it('see their own variables also after their turn, when another one has its own', async () => {
    const { put, invoke, lines } = functionsForTest({ offset: 0 });
    const names = ['first', 'second'];
    const late = `export const handler = async () => {
      setTimeout(() => console.log('late ' + process.env.NAME + ' ' + Object.hasOwn(process.env, 'NAME')), 30);
      return process.env.NAME;
    }`;
    for (const name of [...names, 'third', 'fourth']) put(name, late);
    for (const name of [...names, 'third', 'fourth']) expect((await invoke(name)).value).toBe(name);
    await expect
      .poll(() => lines.toSorted())
      .toEqual(['first', 'fourth', 'second', 'third'].map((name) => `late ${name} true`));
  });
});
