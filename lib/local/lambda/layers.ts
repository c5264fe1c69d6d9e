import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Prepares a folder for merged layers. It starts empty, since the layers of an app may be elsewhere at each start.
 * @returns a function that merges layers in it, see `mergeLayers`
 */
export function mergerOfLayers(folder: string): (layers: readonly string[]) => string {
  rmSync(folder, { recursive: true, force: true });
  return (layers) => mergeLayers(folder, layers);
}

/**
 * Merges the layers of a function into one folder, as Lambda does in `/opt`: files of later layers replace those of earlier
 * ones.
 * @param folder the parent of the merged folders. A single layer is used as it is
 */
function mergeLayers(folder: string, layers: readonly string[]): string {
  const [only, ...others] = layers;
  if (only !== undefined && others.length === 0) return only;
  const own = join(folder, createHash('sha256').update(layers.join('\n')).digest('hex').slice(0, 32));
  if (existsSync(own)) return own;
  mkdirSync(folder, { recursive: true });
  const unfinished = mkdtempSync(`${own}-`);
  for (const layer of layers) cpSync(layer, unfinished, { recursive: true, force: true });
  renameSync(unfinished, own);
  return own;
}
