import type { Decision, Question } from './evaluation/decision.ts';
import { decide } from './evaluation/decision.ts';

/** Decisions that are kept at most. */
const MOST = 10_000;

/**
 * Decides, and keeps the decisions that no condition and no policy variable had a part in: these depend on nothing but the
 * caller, the action, the resource and the policies.
 */
export class KeptDecisions {
  readonly #kept = new Map<string, Decision>();
  #policies = -1;

  /** @param policies a number that is another one when the policies are others */
  decide(question: Question, policies: number): Decision {
    if (policies !== this.#policies || this.#kept.size >= MOST) this.#kept.clear();
    this.#policies = policies;
    const { caller, action, resource } = question;
    const key = `${caller.name} ${action} ${resource}`;
    const known = this.#kept.get(key);
    if (known) return known;
    let depends = false;
    const context: Question['context'] = (name) => {
      depends = true;
      return question.context(name);
    };
    const decision = decide({ ...question, context });
    if (!depends) this.#kept.set(key, decision);
    return decision;
  }
}
