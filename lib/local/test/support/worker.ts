import { join } from 'node:path';
import { writeWorkerFile } from '../../lambda/worker-file.ts';

/** Where the tests find the program of a function's thread. */
export const workerFolder = join(import.meta.dirname, '../../../../.build/test-worker');

/** Vitest's global set-up: bundles that program once for all test files. */
export default async function setup(): Promise<void> {
  await writeWorkerFile(workerFolder);
}
