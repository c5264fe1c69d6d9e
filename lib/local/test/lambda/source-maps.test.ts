import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/cleanup.ts';
import { functionsForTest } from '../support/functions.ts';

/** A function that fails in a module that it imports, bundled and minified as functions are. */
async function bundled(root: string, version: string, linesBefore: number): Promise<string> {
  writeFileSync(
    join(root, 'rules.ts'),
    `${'\n'.repeat(linesBefore)}export function refuse(reason: string): never {\n  throw new RangeError(reason);\n}\n`,
  );
  writeFileSync(
    join(root, 'handler.ts'),
    `import { refuse } from './rules.ts';
interface Event { readonly reason: string }
export const handler = async (event: Event) => {
  try {
    return refuse(event.reason);
  } catch (error) {
    console.error(error);
    throw error;
  }
};
`,
  );
  const codeFolder = join(root, version);
  await build({
    bundle: true,
    format: 'esm',
    platform: 'node',
    outExtension: { '.js': '.mjs' },
    sourcemap: 'linked',
    entryPoints: [{ in: join(root, 'handler.ts'), out: 'index' }],
    outdir: codeFolder,
    target: 'node22',
    minify: true,
  });
  return codeFolder;
}

describe('An error of a bundled function', () => {
  it('names the source file and line in its trace and in the log, also after the code was changed', async () => {
    const root = temporaryFolder();
    mkdirSync(root, { recursive: true });
    const { functions, put, invoke, lines } = functionsForTest();
    const arn = put('failing', 'export const handler = null', { codeFolder: await bundled(root, 'one', 0) });
    const first = await invoke('failing', { reason: 'too late' });
    expect(first.value).toMatchObject({ errorType: 'RangeError', errorMessage: 'too late' });
    expect(first.value.trace[1]).toMatch(/\/rules\.ts:2:\d+\)$/);
    expect(first.value.trace[2]).toMatch(/handler\.ts:5:\d+\)$/);
    await expect.poll(() => lines.join('\n')).toMatch(/\/rules\.ts:2:\d+/);

    functions.updateCode(arn, await bundled(root, 'two', 3));
    const second = await invoke('failing', { reason: 'too late' });
    expect(second.value.trace[1]).toMatch(/\/rules\.ts:5:\d+\)$/);
    await expect.poll(() => lines.join('\n')).toMatch(/\/rules\.ts:5:\d+/);
  });

  it.each([
    ['without a source map', '', 'failing-0/index.mjs:1:'],
    ['whose source map is missing', '\n//# sourceMappingURL=index.mjs.map\n', 'failing-0/index.mjs:1:'],
  ])('%s names the bundle', async (_what, end, place) => {
    const { put, invoke } = functionsForTest();
    put('failing', `export const handler = async () => { throw new TypeError('late'); };${end}`);
    const { value } = await invoke('failing');
    expect(value).toMatchObject({ errorType: 'TypeError', errorMessage: 'late' });
    expect(value.trace[0]).toBe('TypeError: late');
    expect(value.trace[1]).toContain(place);
  });
});
