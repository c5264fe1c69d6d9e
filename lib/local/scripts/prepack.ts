import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildConsole } from '../console/build.ts';

/**
 * `npm pack` and `npm publish` run this first. Node.js does not run TypeScript below `node_modules`, so the package contains
 * JavaScript: the sources are compiled into `dist`, and `package.json` points there until `postpack` restores the original. The
 * console's page is bundled, since the package does not depend on React.
 */
const folder = join(import.meta.dirname, '..');
const manifest = join(folder, 'package.json');
const saved = join(folder, 'package.source.json');

// An interrupted pack has left its own manifest.
if (existsSync(saved)) copyFileSync(saved, manifest);
rmSync(join(folder, 'dist'), { recursive: true, force: true });
const { status, error } = spawnSync('tsc', ['--project', 'tsconfig.build.json'], {
  cwd: folder,
  stdio: 'inherit',
});
if (error) throw error;
if (status !== 0) process.exit(status ?? 1);
await buildConsole(join(folder, 'dist/console/built'));

const source = JSON.parse(readFileSync(manifest, 'utf8')) as {
  bin: Record<string, string>;
  exports: Record<string, string>;
};
const compiled = (file: string, ending: string): string =>
  file.replace(/^(\.\/)?(.*)\.ts$/, `$1dist/$2${ending}`);
copyFileSync(manifest, saved);
writeFileSync(
  manifest,
  `${JSON.stringify(
    {
      ...source,
      bin: mapValues(source.bin, (file) => compiled(file, '.js')),
      exports: mapValues(source.exports, (file) =>
        file.endsWith('.ts') ? { types: compiled(file, '.d.ts'), default: compiled(file, '.js') } : file,
      ),
    },
    null,
    2,
  )}\n`,
);

function mapValues<T>(
  record: Readonly<Record<string, string>>,
  change: (file: string) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([name, file]) => [name, change(file)]));
}
