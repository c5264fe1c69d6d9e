import type { KernelState } from '../kernel/state.ts';
import type { CarriedLedger } from './events.ts';
import type { LedgerSlice } from './state.ts';

/**
 * The ledger data that a new case takes over from the last case of the same person with any, in both directions: from a
 * registration as unemployed to one as a job-seeker, and back (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3). Every fact keeps its day.
 * Employment difficulty is not carried over by itself: work ends that status, and re-inclusion restores it (YN-5.1.3). Data
 * whose processing the person has restricted are not taken over (PIPL art. 44): the person is asked again.
 */
export function carriedLedgerOf(
  cases: readonly (Pick<KernelState, 'caseId' | 'submittedAt'> &
    LedgerSlice & { readonly restriction?: object | undefined })[],
): CarriedLedger | undefined {
  const last = cases
    .filter(({ ledger: { facts, tags } }) => Object.keys(facts).length + Object.keys(tags).length > 0)
    .filter(({ restriction }) => restriction === undefined)
    .toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1))
    .at(-1);
  if (!last) return undefined;
  return {
    from: last.caseId,
    facts: Object.entries(last.ledger.facts).map(([code, fact]) => ({
      ...fact,
      code,
      source: 'carried-over',
    })),
    tags: Object.entries(last.ledger.tags)
      .filter(([group]) => group !== 'employment-difficulty')
      .map(([group, tag]) => ({ ...tag, group, source: 'carried-over' })),
  };
}
