/** The limits of an evaluation, as in the service. */
const MAX_SECONDS = 1;
const MAX_DEPTH = 100;
const MAX_BYTES = 6_990_256;
const BYTES_PER_ITEM = 8;

/** The name cannot be written in an expression. */
export const BUDGET = ' budget';

export interface Budget {
  depth: number;
  entries: number;
  readonly end: number;
}

interface Frame {
  lookup(name: string): unknown;
}

/** Thrown when a limit is exceeded; unlike JSONata's own errors it has no code. */
class LimitError extends Error {}

export function newBudget(): Budget {
  return { depth: 0, entries: 0, end: performance.now() + MAX_SECONDS * 1000 };
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
  if ((budget.entries & 63) === 0 && performance.now() > budget.end) {
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
    throw new LimitError('Expression evaluation memory limit exceeded: Check for excessive memory usage');
  }
}
