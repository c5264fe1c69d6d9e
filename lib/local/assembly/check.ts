import { RESOURCE_TYPES } from '../resources/table.ts';
import { readAssembly } from './read.ts';
import { checkSupport, type Note } from './support.ts';

export interface AssemblySummary {
  /** The names of the stacks, in the order in which they are deployed. */
  readonly stacks: readonly string[];
  /** What has no effect on this machine, and why. */
  readonly notes: readonly Note[];
}

/**
 * Checks whether the local runtime can run a synthesized app, without starting anything. It is meant for a test that keeps an
 * app runnable on a laptop.
 * @param folder the cloud assembly, such as `cdk.out`
 * @throws RefusedAssembly that names everything that is not supported, with its place in the app
 *
 * @example
 * test('the app runs locally', () => {
 *   expect(() => checkAssembly('cdk.out')).not.toThrow();
 * });
 */
export function checkAssembly(folder: string): AssemblySummary {
  const assembly = readAssembly(folder);
  const notes = checkSupport(assembly, RESOURCE_TYPES);
  return { stacks: assembly.stacks.map(({ name }) => name), notes };
}
