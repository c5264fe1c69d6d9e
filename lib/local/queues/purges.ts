import { AwsError } from '../aws-error.ts';

/** Milliseconds between two purges of a queue. */
const PERIOD = 60_000;

/** The times of the last purges. */
export class Purges {
  readonly #last = new Map<string, number>();

  /**
   * Records that a queue is purged now.
   * @throws AwsError PurgeQueueInProgress when it was purged within the last minute
   */
  begin(name: string, now: number): void {
    if (now < (this.#last.get(name) ?? Number.NEGATIVE_INFINITY) + PERIOD) {
      throw new AwsError(
        'PurgeQueueInProgress',
        `Only one PurgeQueue operation on ${name} is allowed every 60 seconds.`,
        403,
      );
    }
    this.#last.set(name, now);
  }
}
