import { projectAssembly } from './project-assembly.ts';

/** Synthesizes the project as its files are now, for a process that has loaded them as they were before. */
const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder for the assembly');
await projectAssembly(folder).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
