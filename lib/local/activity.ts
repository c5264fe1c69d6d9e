import { AsyncLocalStorage } from 'node:async_hooks';

/** Real milliseconds that a request from outside waits at most for a moving clock to settle. */
const DOOR_LIMIT = 5_000;

/** A piece of work that is under way. */
interface Work {
  /** The work that waits for it, if any. */
  readonly within: Work | undefined;
  ended: boolean;
  /** The number of reasons not to count it at present. */
  rests: number;
}

/**
 * Counts the work that is under way in the runtime (invocations, deliveries, transitions). An advancing clock waits until
 * everything has settled before it moves on.
 */
export class Activity {
  #underWay = 0;
  #begun = 0;
  #waiting: (() => void)[] = [];
  /** The number of callers that wait for quiet. */
  #settling = 0;
  #atDoor: (() => void)[] = [];
  readonly #current = new AsyncLocalStorage<Work | undefined>();

  /** Counts something as under way until the returned function is called. */
  begin(): () => void {
    return this.#end(this.#add(undefined));
  }

  /** Counts `work` as under way until it has settled, and returns its result. The caller waits for it. */
  track<T>(work: () => Promise<T>): Promise<T> {
    return this.#run(this.#current.getStore(), work);
  }

  /** Like `track`, for work that nobody waits for. */
  start<T>(work: () => Promise<T>): Promise<T> {
    return this.#run(undefined, work);
  }

  /**
   * For work that may pause until the clock moves. Call it where that work begins, while `begin` or `track` counts the work.
   * @returns a function that stops counting the work and everything that waits for it. It returns a function that resumes
   * counting
   */
  resting(): () => () => void {
    const works: Work[] = [];
    for (let work = this.#current.getStore(); work; work = work.within) works.push(work);
    return () => {
      // The work itself.
      this.#change(-1);
      for (const work of works) if (work.rests++ === 0 && !work.ended) this.#change(-1);
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        this.#change(1);
        for (const work of works) if (--work.rests === 0 && !work.ended) this.#change(1);
      };
    };
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** The number of pieces of work that have begun since the start. */
  get begun(): number {
    return this.#begun;
  }

  /**
   * Admits a request from outside before it begins. Resolves at once unless somebody waits for quiet, which busy clients could
   * delay forever. Then it resolves once it has been quiet, or after five seconds, because the request may come from something
   * that is itself being waited for.
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
      // After the callers that waited for quiet have done their work in it.
      if (this.#atDoor.length > 0) setImmediate(() => this.#open());
    }
  }

  async #run<T>(within: Work | undefined, work: () => Promise<T>): Promise<T> {
    const own = this.#add(within);
    try {
      return await this.#current.run(own, work);
    } finally {
      this.#end(own)();
    }
  }

  #add(within: Work | undefined): Work {
    this.#change(1);
    this.#begun++;
    return { within, ended: false, rests: 0 };
  }

  #end(work: Work): () => void {
    return () => {
      if (work.ended) return;
      work.ended = true;
      if (work.rests === 0) this.#change(-1);
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
