import type { KernelState } from '../kernel/state.ts';
import type { CarriedLedger } from './events.ts';
import type { LedgerSlice } from './state.ts';

/**
 * What a new case takes over from the last case of the same person of which something is known, in both directions:
 * from a registration as unemployed to one as a job-seeker, and back (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3). Every fact
 * keeps its day. Employment difficulty is a status that work ends and a re-inclusion restores, so that it is not carried
 * over by itself (YN-5.1.3). What the person has restricted is not taken over (PIPL art. 44): they are asked anew.
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
