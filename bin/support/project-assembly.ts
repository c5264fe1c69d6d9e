import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What the cloud assembly is made from. */
const sources = [
  'functions/**/*',
  'lib/{domain,policy,store,infra}/**/*',
  'workflows/*.json',
  'cdk.json',
  'package-lock.json',
];

/**
 * The project's cloud assembly in a folder, synthesized only when something that it is made from has changed
 * since. The CDK is loaded only then, so that a start that needs no synthesis is quick.
 */
export async function projectAssembly(folder: string): Promise<{ folder: string; synthesized: boolean }> {
  const mark = `${folder}.fingerprint`;
  const present = fingerprint();
  if (existsSync(mark) && existsSync(join(folder, 'manifest.json')) && readFileSync(mark, 'utf8') === present)
    return { folder, synthesized: false };
  rmSync(mark, { force: true });
  rmSync(folder, { recursive: true, force: true });
  const { synthesize } = await import('../../lib/infra/synthesize.ts');
  await synthesize({ outdir: folder, builtinValidation: false, bundleFolder: `${folder}.bundles` });
  writeFileSync(mark, present);
  return { folder, synthesized: true };
}

function fingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of globSync(sources, { cwd: root }).toSorted()) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}
