import { join } from 'node:path';
import { projectAssembly } from '../../bin/support/project-assembly.ts';
import { writeWorkerFile } from '../../lib/local/lambda/worker-file.ts';

/** Where the tests find the app's cloud assembly. */
export const assemblyFolder = join(import.meta.dirname, '../../.build/test-assembly');

/** Where the tests find the program of a function's thread. */
export const workerFolder = join(import.meta.dirname, '../../.build/test-worker');

/** Vitest's global set-up: synthesizes the app once for all test files, and only when it has changed. */
export default async function setup(): Promise<void> {
  await writeWorkerFile(workerFolder);
  await projectAssembly(assemblyFolder);
}
