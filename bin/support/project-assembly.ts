import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '../..');

/** Where the bundles lie that an assembly was made from, `<group>-<name>/index.mjs` each. */
export const bundlesOf = (assemblyFolder: string): string => `${assemblyFolder}.bundles`;

/** What the cloud assembly is made from. */
const sources = [
  'functions/**/*',
  'lib/{domain,policy,store,infra}/**/*',
  'workflows/*.json',
  'web/**/*',
  'cdk.json',
  'package-lock.json',
];

/**
 * The project's cloud assembly in a folder, synthesized only when something that it is made from has changed
 * since. The CDK is loaded only then, so that a start that needs no synthesis is quick.
 * @param say told when it is going to be synthesized, which takes seconds
 */
export async function projectAssembly(
  folder: string,
  say: (text: string) => void = () => {},
): Promise<{ folder: string; synthesized: boolean }> {
  if (isCurrent(folder)) return { folder, synthesized: false };
  say('Synthesizing the app from its sources, which have changed or are new here.');
  const mark = markOf(folder);
  const present = fingerprint();
  rmSync(mark, { force: true });
  rmSync(folder, { recursive: true, force: true });
  const { synthesize } = await import('../../lib/infra/synthesize.ts');
  await synthesize({ outdir: folder, builtinValidation: false, bundleFolder: bundlesOf(folder) });
  writeFileSync(mark, present);
  return { folder, synthesized: true };
}

const markOf = (folder: string): string => `${folder}.fingerprint`;

/** Whether an assembly is what its sources, as they are now, would give. */
export const isCurrent = (folder: string): boolean =>
  existsSync(markOf(folder)) &&
  existsSync(join(folder, 'manifest.json')) &&
  readFileSync(markOf(folder), 'utf8') === fingerprint();

/** By content: a file that was only touched, or checked out again, has not changed. */
function fingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  for (const name of globSync(sources, { cwd: root }).toSorted()) {
    const file = join(root, name);
    if (statSync(file).isFile()) hash.update(`\n${name}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}
