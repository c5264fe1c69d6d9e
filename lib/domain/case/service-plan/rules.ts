import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import type { CitationReference, Track } from '../kernel/vocabulary.ts';

/** A service that a plan must or may hold, with the least number of times. */
export interface PlanItemRule {
  readonly code: string;
  readonly serviceTypes: readonly string[];
  /** 0 where the circular names the service without a number. */
  readonly minimum: number;
  /** Whether an offer with its outcome counts, or only the service itself. */
  readonly counts: 'provided' | 'offered';
  readonly basis: CitationReference;
}

/** The rules of a region for the first contact, the plan and its services. */
export interface ServicePlanRules extends SharedRules {
  readonly firstContact: TimeLimit;
  readonly plan: {
    readonly tracks: readonly Track[];
    /** What the notice wants a tier to be chosen by. */
    readonly tierGrounds: readonly string[];
    readonly templates: Readonly<Record<Track, readonly PlanItemRule[]>>;
    readonly makeWithin: TimeLimit;
    readonly fulfilWithin: TimeLimit;
    /** The ages at which the internship of the notice is open, if it has one. */
    readonly internshipAges?: { readonly minimum: number; readonly maximum: number } | undefined;
  };
  readonly closure: {
    /** Refusals in a row, without good reason, after which a closure is proposed. */
    readonly consecutiveRefusals: number;
    readonly goodReasonsForRefusal: readonly string[];
  };
}
