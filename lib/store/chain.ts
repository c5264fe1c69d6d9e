import { hash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { CaseEvent } from '../domain/case/case.ts';
import type { Bindings } from './bindings.ts';
import type { Sealed } from './sealing.ts';

/** The part of an event that the chain covers, without its meaning. */
export interface ChainedEvent {
  readonly caseId: string;
  readonly sequence: number;
  readonly event: unknown;
  readonly sealed?: unknown;
  /** The sealed part of the event, encrypted: the hash covers stored data, so that it can be checked without a key. */
  readonly heldBack?: unknown;
  /** A hash of each item that was written with it; absent if it was written before items were bound. */
  readonly binds?: Bindings;
  /** The version of its stored shape; absent if it was written before there were versions. */
  readonly schemaVersion?: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** An event as it was read, numbered without gaps. It has no hash, because the hash covers the stored form. */
export interface StoredEvent extends Pick<ChainedEvent, 'caseId' | 'sequence' | 'schemaVersion'> {
  readonly event: CaseEvent;
  readonly sealed?: Sealed;
}

/** Stands in the first event of a case for the hash of the event before it. */
export const firstPreviousHash = '0'.repeat(64);

/** SHA-256, in hexadecimal, over everything that an event says and binds, and the hash of the event before it. */
export function hashOf(stored: Omit<ChainedEvent, 'hash'>): string {
  const { caseId, sequence, event, sealed, heldBack, binds, schemaVersion, previousHash } = stored;
  const said = { caseId, sequence, event, sealed, heldBack, binds, schemaVersion, previousHash };
  return hash('sha256', canonicalJson(said), 'hex');
}

/**
 * Checks that a history is whole: numbered from 1 without gaps, each event with a valid hash of its own and of the event
 * before. Returns the number (from 1) of the first faulty event, or undefined when all are sound. Events missing at the end go
 * unnoticed here: the head of the case tells how many there are.
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
