import type { ApiProblem } from './problem.ts';

/** Problems by which the service says that what it once answered under a key is over: to send it again is a new request. */
const over: ReadonlySet<string> = new Set(['reveal-expired']);

/** The Idempotency-Key of what somebody sends: the same content keeps it however often it is sent, another gets a new one. */
export class SentKey {
  #sent: { readonly content: string; readonly key: string } | undefined;

  of(content: string): string {
    if (this.#sent?.content !== content) this.#sent = { content, key: crypto.randomUUID() };
    return this.#sent.key;
  }

  /** It was answered: what comes next is another request, also with the same content. */
  answered(): void {
    this.#sent = undefined;
  }

  refused({ code }: Pick<ApiProblem, 'code'>): void {
    if (over.has(code)) this.#sent = undefined;
  }
}
