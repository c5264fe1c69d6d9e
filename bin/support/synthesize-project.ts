import { rmSync, writeFileSync } from 'node:fs';
import { fingerprint, markOf, synthesizeLocally } from './project-assembly.ts';

/** Synthesizes the project into a folder and records its sources. `projectAssembly` runs this as a child process. */
const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder for the assembly');
process.once('disconnect', () => process.exit(1));
process.channel?.unref();
try {
  const present = fingerprint();
  rmSync(markOf(folder), { force: true });
  await synthesizeLocally(folder);
  writeFileSync(markOf(folder), present);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
