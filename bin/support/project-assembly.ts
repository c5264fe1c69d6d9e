import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '../..');

/** Where the bundles lie that an assembly was made from, `<group>-<name>/index.mjs` each. */
export const bundlesOf = (assemblyFolder: string): string => `${assemblyFolder}.bundles`;

/** Where the code lies that runs on this machine, with what functions have in common in files that they share. */
const localCodeOf = (assemblyFolder: string): string => join(bundlesOf(assemblyFolder), 'local');
const codeNamesOf = (assemblyFolder: string): string => join(localCodeOf(assemblyFolder), 'assets.json');

/**
 * Where the local runtime finds the code of an asset of a project's assembly: the modules that the asset was bundled from,
 * each loaded once for all functions. The folder is named as that of the function's bundle. Undefined for an assembly that was
 * made without `projectAssembly`.
 */
export function localCode(asset: string): string | undefined {
  const assembly = dirname(asset);
  if (!existsSync(codeNamesOf(assembly))) return undefined;
  const names: Readonly<Record<string, string>> = JSON.parse(readFileSync(codeNamesOf(assembly), 'utf8'));
  const name = names[basename(asset)];
  return name === undefined ? undefined : join(localCodeOf(assembly), name);
}

/** What the cloud assembly is made from. */
const sources = [
  'functions/**/*',
  'lib/{domain,policy,store,infra}/**/*',
  'workflows/*.json',
  'web/**/*.{ts,tsx,css,html,json,svg}',
  // What the portal takes from the local runtime.
  'lib/local/execution-view/**/*',
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
  await bundleLocally(folder);
  writeFileSync(mark, present);
  return { folder, synthesized: true };
}

async function bundleLocally(folder: string): Promise<void> {
  const { bundleTogether } = await import('../../lib/infra/bundle.ts');
  const outdir = localCodeOf(folder);
  rmSync(outdir, { recursive: true, force: true });
  const target = `node${process.versions.node.split('.')[0]}`;
  await bundleTogether({ root, functionsFolder: join(root, 'functions'), outdir, target });
  const codeIn = (place: string): string => readFileSync(join(place, 'index.mjs'), 'utf8');
  const names = new Map(
    // That of the portal is no part of them: its asset is used as it is.
    globSync('*-*/index.mjs', { cwd: outdir }).map((file) => {
      const name = dirname(file);
      return [codeIn(join(bundlesOf(folder), name)), name];
    }),
  );
  const assets = globSync('asset.*/index.mjs', { cwd: folder }).map((file) => dirname(file));
  const named = assets.map((asset) => [asset, names.get(codeIn(join(folder, asset)))]);
  writeFileSync(codeNamesOf(folder), JSON.stringify(Object.fromEntries(named)));
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
