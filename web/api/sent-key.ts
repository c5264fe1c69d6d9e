import type { ApiProblem } from './problem.ts';

/** Problems that say that the answer kept under a key has expired. Sending again is then a new request. */
const over: ReadonlySet<string> = new Set(['reveal-expired']);

/** Gives each content an Idempotency-Key. The same content keeps its key for every try; new content gets a new key. */
export class SentKey {
  /** The request that has no answer yet. */
  #under: { readonly key: string; readonly answer: Promise<unknown> } | undefined;
  #sent: { readonly content: string; readonly key: string } | undefined;

  of(content: string): string {
    if (this.#sent?.content !== content) this.#sent = { content, key: crypto.randomUUID() };
    return this.#sent.key;
  }

  /**
   * Sends a request unless it is already on its way. If somebody presses twice, one request is sent and both presses get its
   * answer.
   */
  once<Answer>(content: string, send: (key: string) => Promise<Answer>): Promise<Answer> {
    const key = this.of(content);
    if (this.#under?.key === key) return this.#under.answer as Promise<Answer>;
    const answer = send(key).finally(() => {
      if (this.#under?.key === key) this.#under = undefined;
    });
    this.#under = { key, answer };
    return answer;
  }

  /** Notes the answer. The next request gets a new key, even with the same content. */
  answered(): void {
    this.#sent = undefined;
  }

  refused({ code }: Pick<ApiProblem, 'code'>): void {
    if (over.has(code)) this.#sent = undefined;
  }
}
