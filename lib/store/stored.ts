import { type CaseEvent, type CaseState, caseStateSchema, parseEvent } from '../domain/case/case.ts';
import type { StoredEvent } from './chain.ts';
import { type DataKey, dataKeySchema, sealedSchema } from './sealing.ts';
import type { Item } from './table.ts';

/** A case as it was read: its state, and what the next write has to know. */
export interface LoadedCase {
  readonly state: CaseState;
  readonly personId: string;
  readonly dataKey: DataKey;
  readonly lastHash: string;
}

/** An event to be appended, with what people wrote in their own words: stored encrypted beside it. */
export interface Change {
  readonly event: CaseEvent;
  readonly freeText?: Readonly<Record<string, unknown>>;
}

export function parseHead(head: Item): LoadedCase {
  const { personId, lastHash } = head;
  if (typeof personId !== 'string' || typeof lastHash !== 'string') throw new Error('a case head is damaged');
  return {
    state: caseStateSchema.parse(head.state),
    personId,
    dataKey: dataKeySchema.parse(head.dataKey),
    lastHash,
  };
}

/** Parses an event item, as the table or its stream holds it. */
export function parseStoredEvent(item: Item): StoredEvent {
  const { caseId, sequence, previousHash, hash } = item;
  if (
    typeof caseId !== 'string' ||
    typeof sequence !== 'number' ||
    typeof previousHash !== 'string' ||
    typeof hash !== 'string'
  )
    throw new Error('an event is damaged');
  const sealed = item.sealed === undefined ? undefined : sealedSchema.parse(item.sealed);
  return { caseId, sequence, event: parseEvent(item.event), ...(sealed && { sealed }), previousHash, hash };
}
