import { existsSync, globSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { fingerprint, markOf, root, synthesizeLocally } from '../../bin/support/project-assembly.ts';

/** One folder for each state of the sources that has an assembly. */
const assemblies = join(root, '.build/test-assemblies');

/**
 * Vitest's global set-up: synthesizes the app once for all test files, and only if it has changed. Other runs may use the same
 * tree at the same time, also with other sources: an assembly in use stays, and unused ones are removed.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  const present = fingerprint();
  const folder = join(assemblies, present.slice(0, 16));
  removeUnused(folder);
  if (!existsSync(folder)) await make(folder, present);
  const mark = join(folder, `user-${process.pid}`);
  writeFileSync(mark, '');
  project.provide('assemblyFolder', join(folder, 'assembly'));
  return () => rmSync(mark, { force: true });
}

/** Written under another name until it is complete. */
async function make(folder: string, present: string): Promise<void> {
  const begun = `${folder}-making-${process.pid}`;
  mkdirSync(begun, { recursive: true });
  writeFileSync(join(begun, `user-${process.pid}`), '');
  const assembly = join(begun, 'assembly');
  await synthesizeLocally(assembly);
  writeFileSync(markOf(assembly), present);
  try {
    renameSync(begun, folder);
  } catch (error) {
    // Another run with the same sources was faster.
    if (!existsSync(folder)) throw error;
    rmSync(begun, { recursive: true });
  }
}

function removeUnused(wanted: string): void {
  for (const name of existsSync(assemblies) ? readdirSync(assemblies) : []) {
    const folder = join(assemblies, name);
    const users = globSync('user-*', { cwd: folder }).map((mark) => Number(basename(mark).slice(5)));
    if (folder !== wanted && !users.some(isRunning)) rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
