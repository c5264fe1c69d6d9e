import type { JsonObject } from '../../service.ts';

/** Characters. */
export const MAX_CLIENT_TOKEN = 64;
/** Milliseconds for which a redrive is answered again to the same token. */
const KEPT = 15 * 60 * 1000;

/** The tokens of redrives, by which a repeated call is known. They are kept in memory. */
export class RedriveTokens {
  readonly #now: () => number;
  /** The first used first. */
  readonly #answers = new Map<string, { readonly until: number; readonly answer: Promise<JsonObject> }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Redrives, unless that was done with the token shortly before: then it has the answer of that time. */
  once(token: string, redrive: () => Promise<JsonObject>): Promise<JsonObject> {
    for (const [other, { until }] of this.#answers) {
      if (until > this.#now()) break;
      this.#answers.delete(other);
    }
    const before = this.#answers.get(token);
    if (before) return before.answer;
    const answer = redrive();
    this.#answers.set(token, { until: this.#now() + KEPT, answer });
    answer.catch(() => this.#answers.delete(token));
    return answer;
  }
}
