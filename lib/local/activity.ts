/**
 * Counts what is under way in the runtime (invocations, deliveries, transitions), so that an advancing clock can wait
 * until everything has settled before it moves on.
 */
export class Activity {
  #underWay = 0;
  #waiting: (() => void)[] = [];

  /** Counts something as under way until the returned function is called. */
  begin(): () => void {
    this.#underWay++;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#underWay--;
      if (this.#underWay === 0) this.#release();
    };
  }

  /** Counts `work` as under way until it has settled, and returns what it returns. */
  async track<T>(work: () => Promise<T>): Promise<T> {
    const end = this.begin();
    try {
      return await work();
    } finally {
      end();
    }
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** Resolves when nothing is under way, and nothing begins within one turn of the event loop after that. */
  async settled(): Promise<void> {
    for (;;) {
      if (this.#underWay > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (this.#underWay === 0) return;
    }
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
