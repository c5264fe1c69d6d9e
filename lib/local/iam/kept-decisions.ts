import { type Decision, decide, type Policies, policiesAbout, type Question } from './evaluation/decision.ts';

/** What is kept at most, of how many callers, actions and resources. */
const MOST = 10_000;

/** The statements that are about a caller, an action and a resource, and the decision where it depends on nothing else. */
interface Kept {
  readonly policies: Policies;
  readonly decision?: Decision;
}

/** What is asked: who wants to do what to which resource. The action is in lower case. */
interface Asked {
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
}

/**
 * Decides, and keeps which statements are about a caller, an action and a resource: of the many of a role these are few. Where
 * no condition was looked at, the decision itself is kept. Where the statements depend on more, by a variable in one, nothing is.
 */
export class KeptDecisions {
  readonly #kept = new Map<string, Kept>();
  #policies = -1;

  /**
   * @param question gives all that the decision depends on
   * @param policies a number that is another one when the policies are others
   */
  decide(asked: Asked, question: () => Question, policies: number): Decision {
    if (policies !== this.#policies || this.#kept.size >= MOST) this.#kept.clear();
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
