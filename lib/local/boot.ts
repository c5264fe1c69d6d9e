import { existsSync, readFileSync } from 'node:fs';

const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/**
 * Returns the id of this boot of the machine. A different id means that the machine has restarted since, and that data which a
 * process had written but not flushed may be lost. Undefined if the system has no such id (only Linux has).
 */
export function bootOfThisMachine(): string | undefined {
  return existsSync(BOOT_ID) ? readFileSync(BOOT_ID, 'utf8').trim() : undefined;
}
