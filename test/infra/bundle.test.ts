import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { bundleFunctions } from '../../lib/infra/bundle.ts';
import { folderForFile } from '../support/folders.ts';

const folder = folderForFile();

/** A temporary source tree with the given handlers by path. */
function tree(name: string, sources: Readonly<Record<string, string>>): string {
  const root = join(folder, name);
  for (const [place, source] of Object.entries(sources)) {
    mkdirSync(join(root, 'functions', place), { recursive: true });
    writeFileSync(join(root, 'functions', place, 'handler.ts'), source);
    if (!place.startsWith('api/'))
      writeFileSync(
        join(root, 'functions', place, 'function.json'),
        '{ "description": "Any", "grants": [] }',
      );
  }
  return root;
}

/** A source tree with a dispatcher and the operations of one subject, each of which answers with its own name. */
function treeWithOperations(name: string, grants: Readonly<Record<string, readonly string[]>>): string {
  const root = join(folder, name);
  for (const id of Object.keys(grants)) {
    const place = join(root, 'functions/api/cases', id);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'operation.ts'), `export const operation = { id: '${id}' };\n`);
    writeFileSync(join(place, 'handler.ts'), `export const handler = () => 'this is ${id}';\n`);
  }
  writeFileSync(join(root, 'functions/api/cases/grants.json'), JSON.stringify(grants));
  writeFileSync(
    join(root, 'functions/api/dispatch.ts'),
    'export const dispatch = (all: any[]) => (id: string) => all.find((one) => one.operation.id === id)?.handler();\n',
  );
  return root;
}

const bundleTree = (root: string) =>
  bundleFunctions({
    root,
    functionsFolder: join(root, 'functions'),
    outdir: join(root, 'out'),
    target: 'node22',
  });

describe('The bundling of functions', () => {
  test('makes one function of the operations with the same grants', async () => {
    const root = treeWithOperations('operations', {
      read: ['read-records'],
      list: ['read-records'],
      decide: ['write-cases'],
    });
    const { functions } = await bundleTree(root);
    expect([...functions.keys()].sort()).toEqual(['api/read', 'api/write']);
    const file = join(functions.get('api/read')?.folder ?? '', 'index.mjs');
    const { handler } = await import(pathToFileURL(file).href);
    expect([handler('list'), handler('read'), handler('decide')]).toEqual([
      'this is list',
      'this is read',
      undefined,
    ]);
  });

  test('makes an ES module that runs even with CommonJS code inside', async () => {
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
    const root = tree('original', { 'tasks/a': 'export const handler = async (event: unknown) => event;\n' });
    const copy = join(folder, 'copy');
    cpSync(root, copy, { recursive: true });
    await Promise.all([bundleTree(root), bundleTree(copy)]);
    for (const file of ['index.mjs', 'index.mjs.map']) {
      expect(readFileSync(join(copy, 'out/tasks-a', file))).toEqual(
        readFileSync(join(root, 'out/tasks-a', file)),
      );
    }
  });

  test('reads credentials from the environment for each request, so that a client follows where they change', async () => {
    const root = tree('credentials', {
      'tasks/one': [
        "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';",
        'export const handler = async (client?: DynamoDBClient) => {',
        "  const used = client ?? new DynamoDBClient({ region: 'cn-north-1' });",
        '  const { accessKeyId, sessionToken } = await used.config.credentials();',
        '  return { client: used, accessKeyId, sessionToken };',
        '};',
      ].join('\n'),
    });
    symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
    const { functions } = await bundleTree(root);
    const file = join(functions.get('tasks/one')?.folder ?? '', 'index.mjs');
    const { handler } = await import(pathToFileURL(file).href);
    const give = (name: string) => {
      vi.stubEnv('AWS_ACCESS_KEY_ID', name);
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
      vi.stubEnv('AWS_SESSION_TOKEN', `token of ${name}`);
    };
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });

    give('first');
    const { client, ...first } = await handler();
    expect(first).toEqual({ accessKeyId: 'first', sessionToken: 'token of first' });
    give('second');
    for (const asked of [client, undefined])
      expect(await handler(asked)).toMatchObject({
        accessKeyId: 'second',
        sessionToken: 'token of second',
      });
  });

  test('reports where a function does not compile', async () => {
    const root = tree('broken', { 'tasks/broken': 'export const handler = (;\n' });
    await expect(bundleTree(root)).rejects.toThrow(/functions\/tasks\/broken\/handler\.ts:1:/);
  });
});
