import type { Activity } from '../activity.ts';
import { type Clock, LAST_INSTANT } from '../clock.ts';
import type { WaitMessage, WakeMessage } from './worker-protocol.ts';

interface Invocation {
  /** Stops to count the invocation as under way. */
  readonly rest: () => () => void;
  /** Ends its wait, if it is in one. */
  stop: () => void;
}

/**
 * Invocations that only wait (`HandlerTimers` finds that out in their thread), by the clock of the runtime: they do not
 * count as under way, and the clock goes on to the instant at which the first of their waits ends. So time passes for
 * everybody, and what is due before happens before: the time-out of the state that has called the function, for instance.
 */
export class HandlerWaits {
  readonly #clock: Clock;
  readonly #activity: Activity;
  readonly #invocations = new Map<string, Invocation>();

  constructor(clock: Clock, activity: Activity) {
    this.#clock = clock;
    this.#activity = activity;
  }

  /** To be called where an invocation is asked for, by what waits for it. */
  begin(requestId: string): void {
    this.#invocations.set(requestId, { rest: this.#activity.resting(), stop: () => {} });
  }

  /** To be called before whoever waits for an invocation hears of its end. */
  end(requestId: string): void {
    this.#invocations.get(requestId)?.stop();
    this.#invocations.delete(requestId);
  }

  /**
   * Takes what the thread of an invocation says.
   * @param wake called when its wait is over
   * @param expire called instead when its own time-out has come
   */
  take(message: WaitMessage, wake: (message: WakeMessage) => void, expire: () => void): void {
    const { requestId } = message;
    const invocation = this.#invocations.get(requestId);
    invocation?.stop();
    if (!invocation || message.kind === 'goes-on' || message.until > LAST_INSTANT) return;
    const goOn = invocation.rest();
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
      goOn();
    };
  }
}
