/** One figure of a run. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  /** The aim, and whether this run reached it. */
  readonly aim?: { readonly text: string; readonly reached: boolean };
}

/** One thing to measure, in a process of its own. */
export interface Subject {
  readonly title: string;
  /** @param progress says on stderr what is going on. */
  run(progress: (text: string) => void): Promise<Figure[]>;
}

export interface Load {
  readonly perSecond: number;
  /** Milliseconds from the start of an execution until its end is known. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of this process's processor time for each, much the same on a busy machine. */
  readonly processor: number;
}

/**
 * Keeps a number of executions going until `count` have ended.
 * @param execute starts one and resolves when it has ended.
 */
export async function load(
  count: number,
  concurrency: number,
  execute: (index: number) => Promise<unknown>,
): Promise<Load> {
  const took: number[] = [];
  let next = 0;
  const usage = process.cpuUsage();
  const began = performance.now();
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const start = performance.now();
      await execute(index);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(usage);
  took.sort((a, b) => a - b);
  const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99), processor: (user + system) / count };
}

export const rate = (perSecond: number): string => `${Math.round(perSecond).toLocaleString('en')}/s`;
export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
export const describeLoad = ({ perSecond, p50, p99, processor }: Load): string =>
  `${rate(perSecond)}, p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}, ${Math.round(processor)} µs of processor each`;
