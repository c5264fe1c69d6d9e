import type { DeadlineKind } from './case.ts';

export interface DigestCounts {
  readonly overdue: number;
  readonly dueNext: number;
  readonly kinds: Partial<Record<DeadlineKind, { readonly overdue: number; readonly dueNext: number }>>;
}

/**
 * Counts what is overdue and what is due next, in total and by kind.
 * @param deadlines those that are due by the end of the next working day
 * @param now milliseconds; due at this instant is overdue
 */
export function digestOf(
  deadlines: readonly { readonly kind: DeadlineKind; readonly dueAt: string }[],
  now: number,
): DigestCounts {
  const kinds: Partial<Record<DeadlineKind, { overdue: number; dueNext: number }>> = {};
  let overdue = 0;
  for (const { kind, dueAt } of deadlines) {
    const late = Date.parse(dueAt) <= now;
    const { overdue: before, dueNext } = kinds[kind] ?? { overdue: 0, dueNext: 0 };
    kinds[kind] = late ? { overdue: before + 1, dueNext } : { overdue: before, dueNext: dueNext + 1 };
    if (late) overdue += 1;
  }
  return { overdue, dueNext: deadlines.length - overdue, kinds };
}

/** A digest of nothing. */
export const noDigest: DigestCounts = { overdue: 0, dueNext: 0, kinds: {} };

/** The digest of two parts of what is due. */
export function withCounts(a: DigestCounts, b: DigestCounts): DigestCounts {
  const kinds = { ...a.kinds };
  for (const kind of Object.keys(b.kinds) as DeadlineKind[]) {
    const { overdue, dueNext } = b.kinds[kind] ?? { overdue: 0, dueNext: 0 };
    const before = kinds[kind] ?? { overdue: 0, dueNext: 0 };
    kinds[kind] = { overdue: before.overdue + overdue, dueNext: before.dueNext + dueNext };
  }
  return { overdue: a.overdue + b.overdue, dueNext: a.dueNext + b.dueNext, kinds };
}
