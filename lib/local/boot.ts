import { existsSync, readFileSync } from 'node:fs';

const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/**
 * Names the kernel that runs: another name means that the machine has been started anew since, and that what a process
 * had written and not flushed may be gone. Undefined where the system has no such name (it is one of Linux).
 */
export function bootOfThisMachine(): string | undefined {
  return existsSync(BOOT_ID) ? readFileSync(BOOT_ID, 'utf8').trim() : undefined;
}
