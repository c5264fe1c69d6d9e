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

/** The folder of the bundles that an assembly was made from, `<group>-<name>/index.mjs` each. */
export const bundlesOf = (assemblyFolder: string): string => `${assemblyFolder}.bundles`;

/** The folder of an assembly's code for this machine. What functions have in common is in files that they share. */
export const localCodeOf = (assemblyFolder: string): string => join(bundlesOf(assemblyFolder), 'local');
const codeNamesOf = (assemblyFolder: string): string => join(localCodeOf(assemblyFolder), 'assets.json');

/**
 * Finds the code that the local runtime loads for an asset of a project's assembly: the modules that the asset was bundled
 * from,
 * each loaded once for all functions. The folder is named like the function's bundle. Undefined for an assembly that
 * `projectAssembly` did not make.
 */
export function localCode(asset: string): string | undefined {
  const assembly = dirname(asset);
  if (!existsSync(codeNamesOf(assembly))) return undefined;
  const names: Readonly<Record<string, string>> = JSON.parse(readFileSync(codeNamesOf(assembly), 'utf8'));
  const name = names[basename(asset)];
  return name === undefined ? undefined : join(localCodeOf(assembly), name);
}

/** Sources that only the portal uses: its own, and what it takes from the local runtime. */
export const portalSources = ['web/**/*.{ts,tsx,css,html,json,svg}', 'lib/local/execution-view/**/*'];

/** The sources of the cloud assembly. */
const sources = [
  'functions/**/*',
  'lib/{domain,policy,store,infra}/**/*',
  'workflows/*.json',
  ...portalSources,
  'cdk.json',
  'package-lock.json',
];

/**
 * Returns the project's cloud assembly in a folder. Synthesizes it only if a source has changed since, in a process of its own:
 * the CDK would keep tens of megabytes for as long as this process lives, and a new process reads the infrastructure's present
 * code.
 * @param say called before a synthesis, which takes seconds
 * @throws Error with the output of a synthesis that fails
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

/** Runs `synthesize-project.ts` in a child process. */
async function synthesizeApart(folder: string): Promise<void> {
  const child = fork(join(import.meta.dirname, 'synthesize-project.ts'), [folder], {
    execArgv: ['--no-warnings'],
    silent: true,
  });
  const [said, [code]] = await Promise.all([text(child.stderr as Readable), once(child, 'close')]);
  if (code !== 0) throw new Error(said.trim() || `the synthesis ended with ${String(code)}`);
}

/**
 * Writes the assembly of a source tree for this machine only. Its functions share files, which `localCode` finds. They are not
 * bundled as for a deployment, which would double the time.
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

/** Records which folder of local code belongs to which asset: that of the function with the same bundle. */
function nameLocalCode(folder: string, bundles: string): void {
  const codeIn = (place: string): string => readFileSync(join(place, 'index.mjs'), 'utf8');
  const names = new Map(
    // The portal has no local code: its asset is used as deployed.
    globSync('*-*/index.mjs', { cwd: localCodeOf(folder) }).map((file) => {
      const name = dirname(file);
      return [codeIn(join(bundles, name)), name];
    }),
  );
  const assets = globSync('asset.*/index.mjs', { cwd: folder }).map((file) => dirname(file));
  const named = assets.map((asset) => [asset, names.get(codeIn(join(folder, asset)))]);
  writeFileSync(codeNamesOf(folder), JSON.stringify(Object.fromEntries(named)));
}

/** The file that records the sources of an assembly. */
export const markOf = (folder: string): string => `${folder}.fingerprint`;

/** Whether an assembly is up to date with its sources. */
export const isCurrent = (folder: string): boolean =>
  existsSync(markOf(folder)) &&
  existsSync(join(folder, 'manifest.json')) &&
  readFileSync(markOf(folder), 'utf8') === fingerprint();

/** A hash of the sources by content: a file that was only touched, or checked out again, has not changed. */
export function fingerprint(of: readonly string[] = sources): string {
  const hash = createHash('sha256').update(process.version);
  for (const name of globSync(of, { cwd: root }).toSorted()) {
    const file = join(root, name);
    if (statSync(file).isFile()) hash.update(`\n${name}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}
