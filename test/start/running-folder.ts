import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { System } from '../support/system.ts';

/** Writes into a folder where a system runs, as `npm start` does: commands with this `DATA_FOLDER` talk to it. */
export function announceIn(folder: string, { runtime }: System): void {
  const { endpoint, issuer, dataFolder, apis } = runtime;
  const running = { endpoint, issuer, dataFolder, api: apis[0]?.url };
  writeFileSync(join(folder, 'running.json'), JSON.stringify(running));
}
