/** The limits of an evaluation, as in the service. Time is processor time, so that load does not matter. */
const MAX_MILLISECONDS = 1000;
const MAX_DEPTH = 100;
const MAX_BYTES = 6_990_256;
const BYTES_PER_ITEM = 8;

/** The binding that holds the budget. No expression can name it. */
export const BUDGET = ' budget';

export interface Budget {
  depth: number;
  entries: number;
  /** Processor time used, in milliseconds. */
  used: number;
}

/** The evaluation that is running on the thread: several take turns. */
let current: Budget | undefined;
/** The processor time of the thread up to which `current` has been charged, in milliseconds. */
let charged = 0;

/** Charges the evaluation that has been running, and switches to another one or continues with the same. */
function switchTo(budget: Budget): void {
  const { user, system } = process.threadCpuUsage();
  const now = (user + system) / 1000;
  if (current) current.used += now - charged;
  current = budget;
  charged = now;
}

interface Frame {
  lookup(name: string): unknown;
}

/** Thrown when a limit is exceeded. Unlike JSONata's own errors it has no code. */
export class LimitError extends Error {}

export const MEMORY_EXCEEDED =
  'Expression evaluation memory limit exceeded: Check for excessive memory usage';

export function newBudget(): Budget {
  return { depth: 0, entries: 0, used: 0 };
}

/** Called by JSONata before each part of an expression. */
export function enter(_syntax: unknown, _input: unknown, frame: Frame): void {
  const budget = frame.lookup(BUDGET) as Budget | undefined;
  if (!budget) return;
  budget.entries++;
  if (++budget.depth > MAX_DEPTH) {
    throw new LimitError(
      'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive',
    );
  }
  if (budget !== current || (budget.entries & 63) === 0) switchTo(budget);
  if (budget.used > MAX_MILLISECONDS) {
    throw new LimitError('Expression evaluation timeout: Check for infinite loop');
  }
}

/** Called by JSONata after each part of an expression. */
export function leave(_syntax: unknown, _input: unknown, frame: Frame, result: unknown): void {
  const budget = frame.lookup(BUDGET) as Budget | undefined;
  if (!budget) return;
  budget.depth--;
  const size = Array.isArray(result)
    ? result.length * BYTES_PER_ITEM
    : typeof result === 'string'
      ? result.length
      : 0;
  if (size > MAX_BYTES) {
    throw new LimitError(MEMORY_EXCEEDED);
  }
}
