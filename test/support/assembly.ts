import { join } from 'node:path';
import { projectAssembly } from '../../bin/support/project-assembly.ts';

/** Where the tests find the app's cloud assembly. */
export const assemblyFolder = join(import.meta.dirname, '../../.build/test-assembly');

/** Vitest's global set-up: synthesizes the app once for all test files, and only when it has changed. */
export default async function setup(): Promise<void> {
  await projectAssembly(assemblyFolder);
}
