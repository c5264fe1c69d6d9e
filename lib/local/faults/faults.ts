import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import { failedOutcome, type InvocationOutcome } from '../lambda/hosted-function.ts';
import { ANY_FUNCTION, type Fault } from './parse.ts';
import { seededRandom } from './random.ts';

/** A fault, and how often it has happened. */
export type FaultState = Fault & { readonly happened: number };

interface Entry {
  readonly fault: Fault;
  happened: number;
}

/**
 * What is made to go wrong on purpose, as it does in AWS sooner or later: a function that crashes before it has done
 * anything, or after all of it; one that is slow; a batch that is delivered twice; a wake-up that is lost. Kept in memory
 * only: a restart ends a drill. The same seed and the same calls give the same faults.
 */
export class Faults {
  readonly #clock: Clock;
  readonly #activity: Activity;
  readonly #onFault: (fault: Fault, functionName: string) => void;
  #entries: Entry[] = [];
  #seed: number;
  #random: () => number;

  /** @param options.onFault told of each fault that happens */
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

  /** Replaces all faults, and counts and draws from the beginning. */
  replace(faults: readonly Fault[], seed = this.#seed): void {
    this.#entries = faults.map((fault) => ({ fault, happened: 0 }));
    this.#seed = seed;
    this.#random = seededRandom(seed);
  }

  /** Runs an invocation, as far as the faults let it. To be called where it is counted as under way. */
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

  /** Whether the batch that has been delivered to a function is to be delivered once more. */
  duplicates(functionName: string): boolean {
    return this.#take('duplicate', functionName) !== undefined;
  }

  /** Whether a mapping is not to be told that there is something to deliver: it finds it when it is told of the next. */
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

  /** By the runtime's clock, which goes on to the end of the wait when nothing else is under way. */
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
