import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/cleanup.ts';
import { functionsForTest } from '../support/functions.ts';

/**
 * An app as `npm init` and the CDK lay it out: its package.json declares modules, it has packages, and the code of a function
 * is in `cdk.out` inside it. On AWS that code is alone in /var/task.
 */
function project(files: Record<string, string>) {
  const root = temporaryFolder();
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  write('package.json', '{"type":"module"}');
  write('node_modules/left/package.json', '{"main":"index.js"}');
  write('node_modules/left/index.js', 'module.exports = 1;');
  for (const [name, text] of Object.entries(files)) write(`cdk.out/asset.1/${name}`, text);
  return { root, codeFolder: join(root, 'cdk.out/asset.1') };
}

async function outcome(files: Record<string, string>, handler = 'index.handler') {
  const { put, invoke } = functionsForTest();
  put('one', '', { codeFolder: project(files).codeFolder, handler });
  return invoke('one', { a: 1 });
}

describe('code in the folder of an app of modules', () => {
  it.each<[string, Record<string, string>]>([
    ['CommonJS', { 'index.js': 'exports.handler = async (event) => event;' }],
    [
      'CommonJS that speaks of modules',
      { 'index.js': 'const text = `\nimport x from "y"`;\nexports.handler = async (event) => event;' },
    ],
    [
      'CommonJS in several files',
      {
        'index.js': "exports.handler = require('./lib/more').handler;",
        'lib/more.js': "exports.handler = async (event) => ({ a: require('inner') });",
        'node_modules/inner/index.js': 'module.exports = 1;',
      },
    ],
    ['a module', { 'index.mjs': 'export const handler = async (event) => event;' }],
    [
      'a module by its own package.json',
      { 'index.js': 'export const handler = async (event) => event;', 'package.json': '{"type":"module"}' },
    ],
    ['a module by its syntax', { 'index.js': 'export const handler = async (event) => event;' }],
    ['CommonJS by its ending', { 'index.cjs': 'exports.handler = async (event) => event;' }],
  ])('is loaded as if it stood alone: %s', async (_what, files) => {
    expect(await outcome(files)).toEqual({ value: { a: 1 }, functionError: undefined });
  });

  it.each<[string, Record<string, string>]>([
    ['imports', { 'index.mjs': "import left from 'left'; export const handler = async () => left;" }],
    ['requires', { 'index.js': "const left = require('left'); exports.handler = async () => left;" }],
  ])('does not find a package of the app that was not bundled and that it %s', async (_what, files) => {
    expect((await outcome(files)).value).toMatchObject({
      errorType: 'Runtime.ImportModuleError',
      errorMessage: expect.stringContaining("Cannot find package 'left'"),
    });
  });

  it('finds the SDK, which Lambda has', async () => {
    const { root, codeFolder } = project({
      'index.js': "exports.handler = async () => typeof require('@aws-sdk/client-kms').KMSClient;",
    });
    symlinkSync(
      join(import.meta.dirname, '../../../../node_modules/@aws-sdk'),
      join(root, 'node_modules/@aws-sdk'),
    );
    const { put, invoke } = functionsForTest();
    put('one', '', { codeFolder });
    expect((await invoke('one')).value).toBe('function');
  });

  it('shows the sources of CommonJS in its traces', async () => {
    const { root, codeFolder } = project({});
    writeFileSync(
      join(root, 'late.ts'),
      "\nexport const handler = async (): Promise<never> => {\n  throw new Error('late');\n};\n",
    );
    await build({
      entryPoints: { index: join(root, 'late.ts') },
      outdir: codeFolder,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      sourcemap: 'linked',
      minify: true,
    });
    const { put, invoke } = functionsForTest();
    put('one', '', { codeFolder });
    expect((await invoke('one')).value.trace[1]).toMatch(/\/late\.ts:3:\d+/);
  });
});
