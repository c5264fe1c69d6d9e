import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Starts with an empty folder, since the layers of an app may be elsewhere at each start.
 * @returns what puts layers together in it, see `mergeLayers`
 */
export function mergerOfLayers(folder: string): (layers: readonly string[]) => string {
  rmSync(folder, { recursive: true, force: true });
  return (layers) => mergeLayers(folder, layers);
}

/**
 * Puts what is in the layers of a function into one folder, as Lambda does into `/opt`: a file of a later layer takes the
 * place of that of an earlier one.
 * @param folder in which they get one of their own, by what they are: a single layer is its own
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
