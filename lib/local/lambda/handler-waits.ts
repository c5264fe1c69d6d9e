import type { Activity } from '../activity.ts';
import { type Clock, LAST_INSTANT } from '../clock.ts';
import type { WaitMessage, WakeMessage } from './worker-protocol.ts';

interface Invocation {
  /** Makes the invocation count as inactive. @returns a function that makes it active again */
  readonly rest: () => () => void;
  /** Ends its current wait, if any. */
  stop: () => void;
}

/**
 * Invocations that only wait, as `HandlerTimers` detects in their thread. They wait by the clock of the runtime: they do not
 * count as activity, and the clock advances to the instant at which the first wait ends. So time passes for everyone, and
 * whatever is due earlier happens earlier, such as the time-out of the state that has called the function.
 */
export class HandlerWaits {
  readonly #clock: Clock;
  readonly #activity: Activity;
  readonly #invocations = new Map<string, Invocation>();

  constructor(clock: Clock, activity: Activity) {
    this.#clock = clock;
    this.#activity = activity;
  }

  /** Must be called when an invocation is requested, within the activity that waits for it. */
  begin(requestId: string): void {
    this.#invocations.set(requestId, { rest: this.#activity.resting(), stop: () => {} });
  }

  /** Must be called before the caller of an invocation learns of its end. */
  end(requestId: string): void {
    this.#invocations.get(requestId)?.stop();
    this.#invocations.delete(requestId);
  }

  /**
   * Handles a message from the thread of an invocation.
   * @param wake called when the wait is over
   * @param expire called instead if the invocation times out by then
   */
  take(message: WaitMessage, wake: (message: WakeMessage) => void, expire: () => void): void {
    const { requestId } = message;
    const invocation = this.#invocations.get(requestId);
    invocation?.stop();
    if (!invocation || message.kind === 'resumes' || message.until > LAST_INSTANT) return;
    const resume = invocation.rest();
    const cancel = this.#clock.setTimer(
      message.until,
      () => {
        invocation.stop();
        if (message.expires) expire();
        else wake({ kind: 'woken', wait: message.wait });
      },
      { carries: true, subject: { kind: 'function-wait' } },
    );
    invocation.stop = () => {
      invocation.stop = () => {};
      cancel();
      resume();
    };
  }
}
