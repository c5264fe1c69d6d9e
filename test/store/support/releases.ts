import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Item } from '../../../lib/store/table.ts';

/** The items that a release stored. */
export const itemsOfRelease = (version: number): Item[] =>
  readFileSync(join(import.meta.dirname, `../releases/${version}/items.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
