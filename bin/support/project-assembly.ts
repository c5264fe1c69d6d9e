import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { sdkCallsPlugin } from 'cdk-local-runtime/bundling';

/** The project's folder. */
export const root = join(import.meta.dirname, '../..');

/** Where the bundles lie that an assembly was made from, `<group>-<name>/index.mjs` each. */
export const bundlesOf = (assemblyFolder: string): string => `${assemblyFolder}.bundles`;

/**
 * Where the code of an assembly lies that runs on this machine, with what functions have in common in files that they share.
 */
export const localCodeOf = (assemblyFolder: string): string => join(bundlesOf(assemblyFolder), 'local');
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

/** What of the sources is in the assembly for the portal alone: its own, and what it takes from the local runtime. */
export const portalSources = ['web/**/*.{ts,tsx,css,html,json,svg}', 'lib/local/execution-view/**/*'];

/** What the cloud assembly is made from. */
const sources = [
  'functions/**/*',
  'lib/{domain,policy,store,infra}/**/*',
  'workflows/*.json',
  ...portalSources,
  'cdk.json',
  'package-lock.json',
];

/**
 * The project's cloud assembly in a folder, synthesized only when something that it is made from has changed since: in a process
 * of its own, since the CDK would keep tens of megabytes for as long as this one lives, and since it reads the infrastructure's
 * code as it is now.
 * @param say told when it is going to be synthesized, which takes seconds
 * @throws Error with what the synthesis says when it fails
 */
export async function projectAssembly(
  folder: string,
  say: (text: string) => void = () => {},
): Promise<{ folder: string; synthesized: boolean }> {
  if (isCurrent(folder)) return { folder, synthesized: false };
  say('Synthesizing the app from its sources, which have changed or are new here.');
  await synthesizeApart(folder);
  return { folder, synthesized: true };
}

/** Runs `synthesize-project.ts`, which ends with this process. */
async function synthesizeApart(folder: string): Promise<void> {
  const child = fork(join(import.meta.dirname, 'synthesize-project.ts'), [folder], {
    execArgv: ['--no-warnings'],
    silent: true,
  });
  const [said, [code]] = await Promise.all([text(child.stderr as Readable), once(child, 'close')]);
  if (code !== 0) throw new Error(said.trim() || `the synthesis ended with ${String(code)}`);
}

/**
 * Writes the assembly of a source tree for this machine alone: its functions share files, which `localCode` finds, and are
 * not bundled as they are deployed, which takes as long again.
 * @param project the folder with `functions` and `workflows`
 */
export async function synthesizeLocally(folder: string, project: string = root): Promise<void> {
  const { synthesize } = await import('../../lib/infra/synthesize.ts');
  rmSync(folder, { recursive: true, force: true });
  rmSync(bundlesOf(folder), { recursive: true, force: true });
  const bundleFolder = localCodeOf(folder);
  const together = { plugins: [sdkCallsPlugin] };
  await synthesize({ outdir: folder, project, builtinValidation: false, bundleFolder, together });
  nameLocalCode(folder, bundleFolder);
}

/** Keeps which folder of local code belongs to which asset: that of the function whose bundle the asset is. */
function nameLocalCode(folder: string, bundles: string): void {
  const codeIn = (place: string): string => readFileSync(join(place, 'index.mjs'), 'utf8');
  const names = new Map(
    // In an assembly as deployed, that of the portal is no part of them: its asset is used as it is.
    globSync('*-*/index.mjs', { cwd: localCodeOf(folder) }).map((file) => {
      const name = dirname(file);
      return [codeIn(join(bundles, name)), name];
    }),
  );
  const assets = globSync('asset.*/index.mjs', { cwd: folder }).map((file) => dirname(file));
  const named = assets.map((asset) => [asset, names.get(codeIn(join(folder, asset)))]);
  writeFileSync(codeNamesOf(folder), JSON.stringify(Object.fromEntries(named)));
}

/** Where it is kept of which sources an assembly was made. */
export const markOf = (folder: string): string => `${folder}.fingerprint`;

/** Whether an assembly is what its sources, as they are now, would give. */
export const isCurrent = (folder: string): boolean =>
  existsSync(markOf(folder)) &&
  existsSync(join(folder, 'manifest.json')) &&
  readFileSync(markOf(folder), 'utf8') === fingerprint();

/** What the project is made from, by content: a file that was only touched, or checked out again, has not changed. */
export function fingerprint(of: readonly string[] = sources): string {
  const hash = createHash('sha256').update(process.version);
  for (const name of globSync(of, { cwd: root }).toSorted()) {
    const file = join(root, name);
    if (statSync(file).isFile()) hash.update(`\n${name}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}
