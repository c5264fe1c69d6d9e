import type { Person } from '../domain/person.ts';
import type { StoredEvent } from './chain.ts';
import { isDestroyed } from './sealing.ts';
import type { LoadedCase } from './stored.ts';

/** A case and whom it is about. */
export interface CaseWithPerson {
  readonly loaded: LoadedCase;
  readonly person: Person;
}

/** A case as it was read last, and what else was read of it since. */
export interface KnownCase {
  readonly loaded: LoadedCase;
  readonly person?: Person;
  readonly history?: readonly StoredEvent[];
}

/** As many as some pages of a list show; each takes some tens of kilobytes. */
const most = 100;

/** Longer histories are not kept: they are those of few cases, and would take more memory than all others. */
const mostEvents = 100;

/**
 * Cases as they were read last, by the hash of their last event, with their persons and histories. What a case is follows from
 * its events, and a head and a person are written only in one transaction with one, whose hash binds both: whatever has that
 * hash is the same. They are kept in the memory of an instance, as data keys are, by the one reader that has opened them, and
 * are dropped as soon as the case is asked for under another hash; those whose records were destroyed are not kept.
 *
 * A person and a history are kept with a case only where they were read after its head, so that they are not older than it. They
 * are newer only where the case has had another event since: then nobody asks for it under the hash of the one before any more.
 */
export class KnownCases {
  readonly #known = new Map<string, KnownCase>();

  /** Whether a case is known as of some event: then it is enough to ask for the hash of its last one. */
  has(caseId: string): boolean {
    return this.#known.has(caseId);
  }

  hasPerson(caseId: string): boolean {
    return this.#known.get(caseId)?.person !== undefined;
  }

  /** The case, if it is known as of its last event. */
  get(caseId: string, lastHash: unknown): KnownCase | undefined {
    const known = this.#known.get(caseId);
    if (!known) return undefined;
    this.#known.delete(caseId);
    if (known.loaded.lastHash !== lastHash) return undefined;
    this.#known.set(caseId, known);
    return known;
  }

  /** Keeps a case as its head says, and its person, beside what is known of it as of the same event. */
  keep(loaded: LoadedCase, person?: Person): void {
    const { state, dataKey, lastHash } = loaded;
    if (state.destroyed || isDestroyed(dataKey)) return;
    const known = this.get(state.caseId, lastHash);
    const [oldest] = this.#known.keys();
    if (!known && this.#known.size >= most && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(state.caseId, {
      ...(known ?? { loaded: frozen(loaded) }),
      ...(person && { person: frozen(person) }),
    });
  }

  /** Keeps a history with its case, if that is known as of the same event. */
  keepHistory(caseId: string, lastHash: string, history: readonly StoredEvent[]): void {
    const known = history.length <= mostEvents && this.get(caseId, lastHash);
    if (known) this.#known.set(caseId, { ...known, history: frozen(history) });
  }
}

/** What is read, all of which nobody can change any more: the next request is given the same. It has no accessors. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) if (typeof member === 'object') frozen(member);
  return Object.freeze(value);
}
