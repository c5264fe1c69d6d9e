import { AsyncLocalStorage } from 'node:async_hooks';

/** Real milliseconds that a request from outside waits at most for the clock to have had its turn. */
const DOOR_LIMIT = 5_000;

/**
 * Counts what is under way in the runtime (invocations, deliveries, transitions), so that an advancing clock can wait
 * until everything has settled before it moves on.
 */
export class Activity {
  #underWay = 0;
  #waiting: (() => void)[] = [];
  /** How many wait for quiet. */
  #settling = 0;
  #atDoor: (() => void)[] = [];
  /** How many of those that are under way wait for the work that asks. */
  readonly #depth = new AsyncLocalStorage<number>();

  /** Counts something as under way until the returned function is called. */
  begin(): () => void {
    return this.#count(1);
  }

  /** Counts `work` as under way until it has settled, and returns what it returns. */
  async track<T>(work: () => Promise<T>): Promise<T> {
    const end = this.begin();
    try {
      return await this.#depth.run(this.depth + 1, work);
    } finally {
      end();
    }
  }

  /** How many pieces of work that are under way, one within the other, the work that asks is part of. */
  get depth(): number {
    return this.#depth.getStore() ?? 0;
  }

  /**
   * Counts that many less as under way until the returned function is called: those that wait for something which only
   * the clock will bring about.
   */
  rest(number: number): () => void {
    return this.#count(-number);
  }

  get underWay(): number {
    return this.#underWay;
  }

  /**
   * For requests from outside, before they begin: resolves at once, unless somebody waits for quiet, which busy clients
   * would never let come. It then resolves when there has been quiet, or after five seconds, since a request may come
   * from something that is itself waited for.
   */
  enter(): Promise<void> | undefined {
    if (this.#settling === 0) return undefined;
    return new Promise((resolve) => {
      const limit = setTimeout(resolve, DOOR_LIMIT);
      this.#atDoor.push(() => {
        clearTimeout(limit);
        resolve();
      });
    });
  }

  /** Resolves when nothing is under way, and nothing begins within one turn of the event loop after that. */
  async settled(): Promise<void> {
    this.#settling++;
    try {
      for (;;) {
        if (this.#underWay > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
        await new Promise<void>((resolve) => setImmediate(resolve));
        if (this.#underWay === 0) return;
      }
    } finally {
      this.#settling--;
      // After whoever waited for quiet has done what it wanted to do in it.
      if (this.#atDoor.length > 0) setImmediate(() => this.#open());
    }
  }

  #count(change: number): () => void {
    this.#change(change);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#change(-change);
    };
  }

  #change(change: number): void {
    this.#underWay += change;
    if (this.#underWay > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #open(): void {
    const atDoor = this.#atDoor;
    this.#atDoor = [];
    for (const enter of atDoor) enter();
  }
}
