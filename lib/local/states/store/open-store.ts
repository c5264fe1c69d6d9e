import type { Durability } from '../../durability.ts';
import { DiskStore } from './disk-store.ts';
import { MemoryStore } from './memory-store.ts';
import type { Store } from './store.ts';

/**
 * Opens a store.
 * @param path a file, which is created if it does not exist, or `:memory:`
 * @throws if the file cannot be opened or was written by a later version
 */
export function openStore(path: string, durability?: Durability): Store {
  return path === ':memory:' ? new MemoryStore() : new DiskStore(path, durability);
}
