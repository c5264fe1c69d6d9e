import { hash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { CaseEvent } from '../domain/case/case.ts';
import type { Bindings } from './bindings.ts';
import type { Sealed } from './sealing.ts';

/** What the chain needs to know of an event: not what it says. */
export interface ChainedEvent {
  readonly caseId: string;
  readonly sequence: number;
  readonly event: unknown;
  readonly sealed?: unknown;
  /** What is held back of the event, encrypted: the hash is over what is stored, so that it is found without a key. */
  readonly heldBack?: unknown;
  /** What was written with it, by a hash of each item; absent where it was written before items were bound. */
  readonly binds?: Bindings;
  /** The version of the stored shapes that it is of; absent where it was written before versions were. */
  readonly schemaVersion?: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** An event as it was read, numbered without a gap. It has no hash, because that is over what is stored of it. */
export interface StoredEvent extends Pick<ChainedEvent, 'caseId' | 'sequence' | 'schemaVersion'> {
  readonly event: CaseEvent;
  readonly sealed?: Sealed;
}

/** What the first event of a case has in place of the hash of the event before it. */
export const firstPreviousHash = '0'.repeat(64);

/** SHA-256, in hexadecimal, over everything that an event says and binds, and the hash of the event before it. */
export function hashOf(stored: Omit<ChainedEvent, 'hash'>): string {
  const { caseId, sequence, event, sealed, heldBack, binds, schemaVersion, previousHash } = stored;
  const said = { caseId, sequence, event, sealed, heldBack, binds, schemaVersion, previousHash };
  return hash('sha256', canonicalJson(said), 'hex');
}

/**
 * Checks that a history is whole: numbered from 1 without a gap, each event with its own hash and that of the
 * event before. Returns the number (from 1) of the first event that is not, or undefined when all is well. That
 * events are missing at the end it cannot see: the case's head knows how many there are.
 */
export function firstBrokenEvent(history: readonly ChainedEvent[]): number | undefined {
  let previousHash = firstPreviousHash;
  for (const [index, stored] of history.entries()) {
    const intact =
      stored.sequence === index + 1 && stored.previousHash === previousHash && stored.hash === hashOf(stored);
    if (!intact) return index + 1;
    previousHash = stored.hash;
  }
  return undefined;
}
