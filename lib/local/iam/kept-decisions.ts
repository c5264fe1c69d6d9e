import { type Decision, decide, type Policies, policiesAbout, type Question } from './evaluation/decision.ts';

/** The maximum of cached entries. */
const MAX_KEPT = 10_000;

/** The statements that apply to a caller, an action and a resource, and the decision if it depends on nothing else. */
interface Kept {
  readonly policies: Policies;
  readonly decision?: Decision;
}

/** The question: who wants to do what to which resource. The action is in lower case. */
interface Asked {
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
}

/**
 * Decides, and caches which of a role's many statements apply to a caller, an action and a resource: they are few. If no
 * condition was evaluated, it caches the decision itself. If the applying statements depend on more, through a variable in one
 * of them, it caches nothing.
 */
export class KeptDecisions {
  readonly #kept = new Map<string, Kept>();
  #policies = -1;

  /**
   * @param question returns everything that the decision depends on
   * @param policies a number that changes whenever the policies change
   */
  decide(asked: Asked, question: () => Question, policies: number): Decision {
    if (policies !== this.#policies || this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#policies = policies;
    const key = `${asked.caller} ${asked.action} ${asked.resource}`;
    const kept = this.#kept.get(key);
    if (kept?.decision) return kept.decision;
    const whole = question();
    return kept ? decide(kept.policies, whole) : this.#decideAndKeep(key, whole);
  }

  #decideAndKeep(key: string, question: Question): Decision {
    let depends = false;
    const context: Question['context'] = (name) => {
      depends = true;
      return question.context(name);
    };
    const asked = { ...question, context };
    const policies = policiesAbout(asked);
    if (depends) return decide(policies, question);
    const decision = decide(policies, asked);
    this.#kept.set(key, depends ? { policies } : { policies, decision });
    return decision;
  }
}
