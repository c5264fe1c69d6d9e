import { type Decision, decide, isAbout, type Question } from './evaluation/decision.ts';

/** What is kept at most, of how many callers, actions and resources. */
const MOST = 10_000;

type Policies = Pick<Question, 'identity' | 'resourcePolicy' | 'boundary'>;

/**
 * Decides, and keeps which statements are about a caller, an action and a resource: of the many of a role these are few.
 * Where that depends on more, by a variable in a statement, nothing is kept.
 */
export class KeptDecisions {
  readonly #kept = new Map<string, Policies>();
  #policies = -1;

  /** @param policies a number that is another one when the policies are others */
  decide(question: Question, policies: number): Decision {
    if (policies !== this.#policies || this.#kept.size >= MOST) this.#kept.clear();
    this.#policies = policies;
    const { caller, action, resource } = question;
    const key = `${caller.name} ${action} ${resource}`;
    return decide({ ...question, ...(this.#kept.get(key) ?? this.#about(key, question)) });
  }

  #about(key: string, question: Question): Policies {
    let depends = false;
    const context: Question['context'] = (name) => {
      depends = true;
      return question.context(name);
    };
    const { identity, resourcePolicy, boundary } = question;
    const asked = { ...question, context };
    const [ofRole, ofResource, within] = [identity, resourcePolicy, boundary].map((statements) =>
      statements?.filter((statement) => isAbout(statement, asked)),
    );
    const about = { identity: ofRole ?? [], resourcePolicy: ofResource ?? [], boundary: within };
    if (!depends) this.#kept.set(key, about);
    return about;
  }
}
