import type { ApiProblem } from './problem.ts';

/** Problems by which the service says that what it once answered under a key is over: to send it again is a new request. */
const over: ReadonlySet<string> = new Set(['reveal-expired']);

/** The Idempotency-Key of what somebody sends: the same content keeps it however often it is sent, another gets a new one. */
export class SentKey {
  /** What nobody has answered yet. */
  #under: { readonly key: string; readonly answer: Promise<unknown> } | undefined;
  #sent: { readonly content: string; readonly key: string } | undefined;

  of(content: string): string {
    if (this.#sent?.content !== content) this.#sent = { content, key: crypto.randomUUID() };
    return this.#sent.key;
  }

  /** Sends what is not on its way already: who presses twice has sent it once, and both are told what is answered. */
  once<Answer>(content: string, send: (key: string) => Promise<Answer>): Promise<Answer> {
    const key = this.of(content);
    if (this.#under?.key === key) return this.#under.answer as Promise<Answer>;
    const answer = send(key).finally(() => {
      if (this.#under?.key === key) this.#under = undefined;
    });
    this.#under = { key, answer };
    return answer;
  }

  /** It was answered: what comes next is another request, also with the same content. */
  answered(): void {
    this.#sent = undefined;
  }

  refused({ code }: Pick<ApiProblem, 'code'>): void {
    if (over.has(code)) this.#sent = undefined;
  }
}
