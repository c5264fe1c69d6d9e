import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import { failedOutcome, type InvocationOutcome } from '../lambda/hosted-function.ts';
import { ANY_FUNCTION, type Fault } from './parse.ts';
import { seededRandom } from './random.ts';

/** A fault, and how often it has occurred. */
export type FaultState = Fault & { readonly happened: number };

interface Entry {
  readonly fault: Fault;
  happened: number;
}

/**
 * Injects faults that also occur on AWS sooner or later: a function that crashes before it has done anything or after all of
 * it, a slow function, a batch that is delivered twice, a lost wake-up. They are kept in memory only: a restart ends a drill.
 * The same seed and the same calls give the same faults.
 */
export class Faults {
  readonly #clock: Clock;
  readonly #activity: Activity;
  readonly #onFault: (fault: Fault, functionName: string) => void;
  #entries: Entry[] = [];
  #seed: number;
  #random: () => number;

  /** @param options.onFault called for each fault that occurs */
  constructor(options: {
    clock: Clock;
    activity: Activity;
    seed: number;
    onFault: (fault: Fault, functionName: string) => void;
  }) {
    this.#clock = options.clock;
    this.#activity = options.activity;
    this.#onFault = options.onFault;
    this.#seed = options.seed;
    this.#random = seededRandom(options.seed);
  }

  state(): { seed: number; faults: readonly FaultState[] } {
    return {
      seed: this.#seed,
      faults: this.#entries.map(({ fault, happened }) => ({ ...fault, happened })),
    };
  }

  /** Replaces all faults, and restarts the counts and the random numbers. */
  replace(faults: readonly Fault[], seed = this.#seed): void {
    this.#entries = faults.map((fault) => ({ fault, happened: 0 }));
    this.#seed = seed;
    this.#random = seededRandom(seed);
  }

  /** Runs an invocation, as far as the faults allow. Call it where the invocation counts as under way. */
  async invoke(name: string, run: () => Promise<InvocationOutcome>): Promise<InvocationOutcome> {
    if (this.#entries.length === 0) return run();
    const delay = this.#take('delay', name);
    if (delay) await this.#wait(delay.milliseconds, name);
    const failure = this.#take('fail', name);
    if (!failure) return run();
    if (failure.when === 'after') await run();
    const done = failure.when === 'after' ? 'and all that it did is done' : 'and it has not run';
    return failedOutcome({
      errorType: failure.error,
      errorMessage: `Made to fail by a fault drill, ${done}`,
    });
  }

  /** Whether a delivered batch must be delivered to the function once more. */
  duplicates(functionName: string): boolean {
    return this.#take('duplicate', functionName) !== undefined;
  }

  /** Whether a wake-up of a mapping must be dropped. The mapping then finds the records or messages at the next wake-up. */
  dropsWakeUp(functionName: string): boolean {
    return this.#take('drop-wake-up', functionName) !== undefined;
  }

  #take<K extends Fault['kind']>(kind: K, name: string): Extract<Fault, { kind: K }> | undefined {
    for (const entry of this.#entries) {
      const { fault, happened } = entry;
      const concerns = fault.function === ANY_FUNCTION || fault.function === name;
      if (fault.kind !== kind || !concerns || happened >= fault.times) continue;
      if (fault.chance < 1 && this.#random() >= fault.chance) continue;
      entry.happened++;
      this.#onFault(fault, name);
      return fault as Extract<Fault, { kind: K }>;
    }
    return undefined;
  }

  /** Waits by the runtime's clock, which moves on to the end of the wait when nothing else is under way. */
  async #wait(milliseconds: number, name: string): Promise<void> {
    const goOn = this.#activity.resting()();
    await new Promise<void>((resolve) => {
      this.#clock.setTimer(this.#clock.now() + milliseconds, resolve, {
        carries: true,
        subject: { kind: 'fault', name },
      });
    });
    goOn();
  }
}
