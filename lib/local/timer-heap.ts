/** The purpose of a timer, shown to people. */
export interface TimerSubject {
  readonly kind:
    | 'workflow'
    | 'schedule'
    | 'delivery'
    | 'queue'
    | 'asynchronous-invocation'
    | 'stream-retry'
    | 'expiry'
    | 'function-wait'
    | 'api-timeout'
    | 'fault';
  /** The name of what the timer belongs to: a schedule, a queue, a function. */
  readonly name?: string;
}

export interface Timer {
  at: number;
  order: number;
  fire: () => void;
  readonly subject?: TimerSubject;
  /** Its position in the heap, or -1. */
  index: number;
}

/** A heap of timers, by instant and then in the order in which they were set. Adding and removing take O(log n). */
export class TimerHeap {
  readonly #heap: Timer[] = [];

  get first(): Timer | undefined {
    return this.#heap[0];
  }

  /** In no order. */
  all(): readonly Timer[] {
    return this.#heap;
  }

  add(timer: Timer): void {
    timer.index = this.#heap.push(timer) - 1;
    this.#up(timer.index);
  }

  /** Removes a timer, if it is in this heap. */
  remove(timer: Timer): void {
    const index = timer.index;
    if (this.#heap[index] !== timer) return;
    timer.index = -1;
    const last = this.#heap.pop() as Timer;
    if (last === timer) return;
    this.#place(last, index);
    this.#up(index);
    this.#down(last.index);
  }

  #place(timer: Timer, index: number): void {
    this.#heap[index] = timer;
    timer.index = index;
  }

  #up(from: number): void {
    const timer = this.#heap[from] as Timer;
    let index = from;
    while (index > 0) {
      const parent = this.#heap[(index - 1) >> 1] as Timer;
      if (!isBefore(timer, parent)) break;
      const free = parent.index;
      this.#place(parent, index);
      index = free;
    }
    this.#place(timer, index);
  }

  #down(from: number): void {
    const timer = this.#heap[from] as Timer;
    let index = from;
    for (;;) {
      const left = this.#heap[2 * index + 1];
      const right = this.#heap[2 * index + 2];
      const child = right && left && isBefore(right, left) ? right : left;
      if (!child || !isBefore(child, timer)) break;
      const free = child.index;
      this.#place(child, index);
      index = free;
    }
    this.#place(timer, index);
  }
}

/** Whether a timer fires before another. */
export function isBefore(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
