import type { Clock } from '../clock.ts';

interface Watched {
  readonly listeners: Set<() => void>;
  cancel: () => void;
  armedFor: number | undefined;
}

/**
 * Notifies the receivers that wait for messages when there may be some: at once when a message is sent, and by the clock when a
 * delay or a visibility timeout ends. Sets no timers while nobody waits.
 */
export class Availability {
  readonly #clock: Clock;
  readonly #nextVisible: (queue: string, now: number) => number | undefined;
  readonly #watched = new Map<string, Watched>();

  constructor(clock: Clock, nextVisible: (queue: string, now: number) => number | undefined) {
    this.#clock = clock;
    this.#nextVisible = nextVisible;
  }

  /** Calls `listener` synchronously whenever there may be messages. Returns a function that stops this. */
  watch(queue: string, listener: () => void): () => void {
    let watched = this.#watched.get(queue);
    if (!watched) {
      watched = { listeners: new Set(), cancel: () => {}, armedFor: undefined };
      this.#watched.set(queue, watched);
    }
    watched.listeners.add(listener);
    this.#arm(queue, watched);
    return () => {
      watched.listeners.delete(listener);
      if (watched.listeners.size > 0) return;
      watched.cancel();
      this.#watched.delete(queue);
    };
  }

  /** Must be called after every change of a queue. */
  notify(queue: string, receivable: boolean): void {
    const watched = this.#watched.get(queue);
    if (!watched) return;
    this.#arm(queue, watched);
    if (receivable) for (const listener of [...watched.listeners]) listener();
  }

  close(): void {
    for (const { cancel } of this.#watched.values()) cancel();
    this.#watched.clear();
  }

  #arm(queue: string, watched: Watched): void {
    const at = this.#nextVisible(queue, this.#clock.now());
    if (at === watched.armedFor) return;
    watched.cancel();
    watched.armedFor = at;
    watched.cancel =
      at === undefined
        ? () => {}
        : this.#clock.setTimer(
            at,
            () => {
              watched.armedFor = undefined;
              this.notify(queue, true);
            },
            { subject: { kind: 'queue', name: queue } },
          );
  }
}
