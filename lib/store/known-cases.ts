import type { Person } from '../domain/person.ts';
import type { LoadedCase } from './stored.ts';

/** A case and whom it is about. */
export interface CaseWithPerson {
  readonly loaded: LoadedCase;
  readonly person: Person;
}

/** As many as some pages of a list show; each takes some tens of kilobytes. */
const most = 100;

/**
 * Cases with their persons as they were read last, by the hash of their last event. What a case is follows from its events,
 * and a head and a person are written only with one, so whatever has that hash is the same. They are kept in the memory of an
 * instance, as data keys are, and are dropped as soon as the case is asked for under another hash.
 */
export class KnownCases {
  readonly #known = new Map<string, CaseWithPerson>();

  /** The case, if it is known as of its last event. */
  get(caseId: string, lastHash: unknown): CaseWithPerson | undefined {
    const known = this.#known.get(caseId);
    if (!known) return undefined;
    this.#known.delete(caseId);
    if (known.loaded.lastHash !== lastHash) return undefined;
    this.#known.set(caseId, known);
    return known;
  }

  keep(known: CaseWithPerson): void {
    const { caseId } = known.loaded.state;
    this.#known.delete(caseId);
    const [oldest] = this.#known.keys();
    if (this.#known.size >= most && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(caseId, frozen(known));
  }
}

/** The value, which nobody can change any more: the next request is given the same one. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const { value: member } of Object.values(Object.getOwnPropertyDescriptors(value))) frozen(member);
  return Object.freeze(value);
}
