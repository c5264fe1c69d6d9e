import type { Principal } from '../service.ts';
import { type Caller, callerOf } from './caller.ts';
import type { PolicyStore } from './policy-store.ts';

/** The callers that principals stand for, for as long as the roles are the same ones. */
export class KeptCallers {
  readonly #policies: PolicyStore;
  #callers = new WeakMap<Principal, Caller>();
  #changes = -1;

  constructor(policies: PolicyStore) {
    this.#policies = policies;
  }

  of(principal: Principal): Caller {
    const { changes } = this.#policies;
    if (changes !== this.#changes) this.#callers = new WeakMap();
    this.#changes = changes;
    const known = this.#callers.get(principal);
    if (known) return known;
    const caller = callerOf(principal, this.#policies);
    this.#callers.set(principal, caller);
    return caller;
  }
}
