import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sensitive } from '../../../lib/domain/case/model/sensitive.ts';
import { type Sealed, unsealUnder } from '../../../lib/store/sealing.ts';
import type { Item } from '../../../lib/store/table.ts';
import { recordedKey } from './recorded-key.ts';

/** The items that a release stored. */
export const itemsOfRelease = (version: number): Item[] =>
  readFileSync(join(import.meta.dirname, `../releases/${version}/items.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** What a release has sealed of an item, under the key that recorded releases have. */
export function sensitiveIn(item: Item): Sensitive | undefined {
  const field = `${item.SK}|held-back`;
  return item.heldBack === undefined
    ? undefined
    : (unsealUnder(recordedKey, String(item.caseId), field, item.heldBack as Sealed) as Sensitive);
}
