import type { Person } from '../domain/person.ts';
import type { StoredEvent } from './chain.ts';
import { isDestroyed } from './sealing.ts';
import type { LoadedCase } from './stored.ts';

/** A case and its person. */
export interface CaseWithPerson {
  readonly loaded: LoadedCase;
  readonly person: Person;
}

/** A case as last read, and what else has been read of it since. */
export interface KnownCase {
  readonly loaded: LoadedCase;
  readonly person?: Person;
  readonly history?: readonly StoredEvent[];
}

/** As many as some pages of a list show; each takes some tens of kilobytes. */
const most = 100;

/** Longer histories are not kept: few cases have them, and they would take more memory than all others. */
const mostEvents = 100;

/**
 * A cache of cases as last read, by the hash of their last event, with their persons and histories. The events determine a
 * case, and a head and a person are only written in one transaction with an event, whose hash binds both: the same hash means
 * the same content. The cache lives in the memory of an instance, as data keys do, and belongs to the one reader that has
 * unsealed the cases. A case is dropped as soon as it is asked for under another hash; cases whose records were destroyed are
 * not kept.
 *
 * A person and a history are only kept if they were read after the head of the case, so that they are not older than it. They
 * are newer only if the case has had another event since, and then nobody asks for it under the earlier hash any more.
 */
export class KnownCases {
  readonly #known = new Map<string, KnownCase>();

  /** Whether a case is cached as of some event: then it is enough to ask for the hash of its last one. */
  has(caseId: string): boolean {
    return this.#known.has(caseId);
  }

  hasPerson(caseId: string): boolean {
    return this.#known.get(caseId)?.person !== undefined;
  }

  /** Returns the case if it is cached as of its last event. */
  get(caseId: string, lastHash: unknown): KnownCase | undefined {
    const known = this.#known.get(caseId);
    if (!known) return undefined;
    this.#known.delete(caseId);
    if (known.loaded.lastHash !== lastHash) return undefined;
    this.#known.set(caseId, known);
    return known;
  }

  /** Keeps a case, and its person, beside what is cached of it as of the same event. */
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

  /** Keeps a history with its case, if that is cached as of the same event. */
  keepHistory(caseId: string, lastHash: string, history: readonly StoredEvent[]): void {
    const known = history.length <= mostEvents && this.get(caseId, lastHash);
    if (known) this.#known.set(caseId, { ...known, history: frozen(history) });
  }
}

/** Freezes what was read, since the next request gets the same objects. They have no accessors. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) if (typeof member === 'object') frozen(member);
  return Object.freeze(value);
}
