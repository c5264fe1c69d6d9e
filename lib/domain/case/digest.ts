import type { FairMonth } from '../recruitment-fair.ts';
import type { DeadlineKind } from './case.ts';

export interface DigestCounts {
  readonly overdue: number;
  readonly dueNext: number;
  readonly kinds: Partial<Record<DeadlineKind, { readonly overdue: number; readonly dueNext: number }>>;
}

/** Months with special fairs (WH-4.2): past months without enough, and months that end next. */
export interface FairCounts {
  readonly overdue: number;
  readonly dueNext: number;
}

/**
 * Counts the months of a district that lack fairs.
 * @param dueBy the last day that is counted as due next
 */
export const fairCounts = (
  months: readonly Pick<FairMonth, 'status' | 'dueDate'>[],
  dueBy: string,
): FairCounts => ({
  overdue: months.filter(({ status }) => status === 'overdue').length,
  dueNext: months.filter(({ status, dueDate }) => status === 'open' && dueDate <= dueBy).length,
});

/** Adds the fairs of a district to the counts of its digest. */
export const withFairs = (
  counts: DigestCounts,
  fairs: FairCounts = { overdue: 0, dueNext: 0 },
): DigestCounts & { fairs?: FairCounts } =>
  fairs.overdue + fairs.dueNext === 0
    ? counts
    : {
        ...counts,
        overdue: counts.overdue + fairs.overdue,
        dueNext: counts.dueNext + fairs.dueNext,
        fairs,
      };

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

/** An empty digest. */
export const noDigest: DigestCounts = { overdue: 0, dueNext: 0, kinds: {} };

/** Adds the digests of two parts. */
export function withCounts(a: DigestCounts, b: DigestCounts): DigestCounts {
  const kinds = { ...a.kinds };
  for (const kind of Object.keys(b.kinds) as DeadlineKind[]) {
    const { overdue, dueNext } = b.kinds[kind] ?? { overdue: 0, dueNext: 0 };
    const before = kinds[kind] ?? { overdue: 0, dueNext: 0 };
    kinds[kind] = { overdue: before.overdue + overdue, dueNext: before.dueNext + dueNext };
  }
  return { overdue: a.overdue + b.overdue, dueNext: a.dueNext + b.dueNext, kinds };
}
