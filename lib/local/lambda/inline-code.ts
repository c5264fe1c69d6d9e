import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes inline code of a template to `index.js`, like CloudFormation, in a folder of its own.
 * @returns the folder, which differs for different code
 */
export function writeInlineCode(folder: string, text: string): string {
  const own = join(folder, createHash('sha256').update(text).digest('hex').slice(0, 32));
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'index.js'), text);
  return own;
}
