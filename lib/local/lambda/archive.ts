import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { unzipSync } from 'fflate';

/**
 * Unpacks a ZIP archive, as Lambda does with code.
 * @param folder the parent of the folder to unpack into. The content determines that folder: if it exists, it stays as it is
 * @returns the folder with the content
 * @throws Error if the file is not a ZIP archive, uses a compression that Lambda does not read either, or contains a path that
 * leads out of its folder
 */
export function unpack(file: string, folder: string): string {
  const archive = readFileSync(file);
  const own = join(folder, createHash('sha256').update(archive).digest('hex').slice(0, 32));
  if (existsSync(own)) return own;
  mkdirSync(folder, { recursive: true });
  const unfinished = mkdtempSync(`${own}-`);
  try {
    for (const [name, content] of Object.entries(unzipSync(archive))) {
      const path = join(unfinished, name);
      if (!path.startsWith(unfinished + sep)) throw new Error(`${name} leads out of its folder`);
      mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
      if (!name.endsWith('/')) writeFileSync(path, content);
    }
    renameSync(unfinished, own);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`${file} cannot be unpacked: ${(error as Error).message}`);
  }
  return own;
}
