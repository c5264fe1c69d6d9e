import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { System } from '../support/system.ts';

/** Records a running system in a folder, as `npm start` does. Commands with this `DATA_FOLDER` then talk to it. */
export function announceIn(folder: string, { runtime }: System): void {
  const { endpoint, issuer, dataFolder, apis } = runtime;
  const running = { endpoint, issuer, dataFolder, api: apis[0]?.url };
  writeFileSync(join(folder, 'running.json'), JSON.stringify(running));
}
