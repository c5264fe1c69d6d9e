import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes code that a template has as text where CloudFormation puts it: into `index.js`, alone in its folder.
 * @returns the folder, which is another one for another text
 */
export function writeInlineCode(folder: string, text: string): string {
  const own = join(folder, createHash('sha256').update(text).digest('hex').slice(0, 32));
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'index.js'), text);
  return own;
}
