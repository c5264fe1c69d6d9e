import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type CaseEvent, type CaseState, evolve } from '../../../lib/domain/case/case.ts';
import { firstPreviousHash } from '../../../lib/store/chain.ts';
import { eventWrites } from '../../../lib/store/event-writes.ts';
import { carriedParts, sealedParts } from '../../../lib/store/held-back.ts';
import { destroyedDataKey, sealUnder } from '../../../lib/store/sealing.ts';
import { type Item, Table } from '../../../lib/store/table.ts';
import { person } from './persons.ts';
import { recordedKey } from './recorded-key.ts';

/** Makes writes of items, and is never asked. */
const table = new Table(new DynamoDBClient({ region: 'cn-north-1' }), 'cases');
const seal = async (owner: string, field: string, _key: unknown, value: unknown) =>
  sealUnder(recordedKey, owner, field, value);

/** Everything that a case has in the table when its events have been written, without a table. */
export async function writtenItems(caseId: string, events: readonly CaseEvent[]): Promise<Item[]> {
  const items = new Map<string, Item>();
  let head = {
    personId: 'a'.repeat(64),
    dataKey: { algorithm: 'AES-256-GCM' as const, encryptedKey: Buffer.alloc(32).toString('base64') },
    lastHash: firstPreviousHash,
  };
  let before: CaseState | undefined;
  for (const event of events) {
    const after = evolve(before, caseId, event);
    const parts =
      head.dataKey === destroyedDataKey
        ? carriedParts(head, event, after)
        : await sealedParts(seal, head, event, after);
    const isOfPerson = before === undefined || event.type === 'person-corrected';
    const sealed = isOfPerson ? await seal(caseId, 'PERSON', undefined, person()) : undefined;
    const { writes, lastHash } = eventWrites(table, head, {
      event,
      after,
      parts,
      person: sealed && { sealed, phoneTail: 'f'.repeat(64) },
      ...(before && { before }),
    });
    for (const { Put } of writes)
      if (Put?.Item && Put.Item.PK === `CASE#${caseId}`) items.set(String(Put.Item.SK), Put.Item);
    head = { ...head, lastHash, ...(event.type === 'records-destroyed' && { dataKey: destroyedDataKey }) };
    before = after;
  }
  // Members that are undefined are not stored, and a partition is sorted.
  return (JSON.parse(JSON.stringify([...items.values()])) as Item[]).sort((a, b) =>
    String(a.SK) < String(b.SK) ? -1 : 1,
  );
}
