import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { bundleFunctions, functionNames } from '../../lib/infra/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A source tree of our own with one function a source. */
function tree(name: string, sources: Readonly<Record<string, string>>): string {
  const root = join(folder, name);
  for (const [place, source] of Object.entries(sources)) {
    mkdirSync(join(root, 'functions', place), { recursive: true });
    writeFileSync(join(root, 'functions', place, 'handler.ts'), source);
  }
  return root;
}

const bundleTree = (root: string) =>
  bundleFunctions({
    root,
    functionsFolder: join(root, 'functions'),
    outdir: join(root, 'out'),
    target: 'node22',
  });

describe('bundling', () => {
  test('finds the folders with a handler and no others', () => {
    const root = tree('discovered', { 'tasks/one': '', 'api/two': '' });
    mkdirSync(join(root, 'functions/common'));
    mkdirSync(join(root, 'functions/api/helpers'));
    expect(functionNames(join(root, 'functions'))).toEqual(['api/two', 'tasks/one']);
  });

  test('makes an ES module that runs, CommonJS inside and all', async () => {
    const root = tree('runs', {
      'tasks/one':
        "import legacy = require('./legacy.cjs');\nexport const handler = async () => legacy.answer();\n",
    });
    writeFileSync(
      join(root, 'functions/tasks/one/legacy.cjs'),
      "const os = require('node:os');\nexports.answer = () => typeof os.cpus;\n",
    );
    const { functions } = await bundleTree(root);
    const file = join(functions.get('tasks/one')?.folder ?? '', 'index.mjs');
    const { handler } = await import(pathToFileURL(file).href);
    expect(await handler()).toBe('function');
  });

  test('gives the same bytes for the same sources, wherever they are', async () => {
    const root = tree('original', { 'api/a': 'export const handler = async (event: unknown) => event;\n' });
    const copy = join(folder, 'copy');
    cpSync(root, copy, { recursive: true });
    await Promise.all([bundleTree(root), bundleTree(copy)]);
    for (const file of ['index.mjs', 'index.mjs.map']) {
      expect(readFileSync(join(copy, 'out/api-a', file))).toEqual(
        readFileSync(join(root, 'out/api-a', file)),
      );
    }
  });

  test('says where a function does not compile', async () => {
    const root = tree('broken', { 'api/broken': 'export const handler = (;\n' });
    await expect(bundleTree(root)).rejects.toThrow(/functions\/api\/broken\/handler\.ts:1:/);
  });
});
