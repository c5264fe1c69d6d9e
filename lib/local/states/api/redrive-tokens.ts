import type { JsonObject } from '../../service.ts';

/** In characters. */
export const MAX_CLIENT_TOKEN = 64;
/** How many tokens of an execution are kept, the newest ones. */
const KEPT_TOKENS = 10;
/** How long the same token gets the same answer, in milliseconds. */
const KEPT = 15 * 60 * 1000;

interface Answered {
  readonly execution: number;
  readonly until: number;
  readonly answer: Promise<JsonObject>;
}

/** The client tokens of redrives, which identify repeated calls. They are kept in memory. */
export class RedriveTokens {
  readonly #now: () => number;
  /** Oldest first. */
  readonly #answers = new Map<string, Answered>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Redrives, unless the token was used for it recently: then returns the answer of that call. */
  once(execution: number, token: string, redrive: () => Promise<JsonObject>): Promise<JsonObject> {
    const key = `${execution}/${token}`;
    for (const [other, { until }] of this.#answers) {
      if (until > this.#now()) break;
      this.#answers.delete(other);
    }
    const before = this.#answers.get(key);
    if (before) return before.answer;
    const answer = redrive();
    this.#answers.set(key, { execution, until: this.#now() + KEPT, answer });
    answer.then(
      () => this.#keepLast(execution),
      () => this.#answers.delete(key),
    );
    return answer;
  }

  #keepLast(execution: number): void {
    const keys = [...this.#answers].filter(([, one]) => one.execution === execution).map(([key]) => key);
    for (const key of keys.slice(0, -KEPT_TOKENS)) this.#answers.delete(key);
  }
}
