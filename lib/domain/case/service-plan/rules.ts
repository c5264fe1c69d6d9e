import type { TimeLimit } from '../kernel/deadline.ts';
import type { HelperRules } from '../kernel/helper.ts';
import type { SharedRules } from '../kernel/rules.ts';
import type { CitationReference, Track } from '../kernel/vocabulary.ts';
import type { YouthRules } from '../ledger/youth.ts';
import type { Plan } from './plans.ts';

/** A service that a plan must or may hold, with the least number of times. */
export interface PlanItemRule {
  readonly code: string;
  readonly serviceTypes: readonly string[];
  /** At least 1: what a notice says is provided is owed once, also where it gives no number (I-09). */
  readonly minimum: number;
  readonly counts: Plan['items'][number]['counts'];
  readonly basis: CitationReference;
}

/** The rules of a region for the first contact, the plan and its services. */
export interface ServicePlanRules extends SharedRules, HelperRules {
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
    /** The young people long without work, where a notice names them as a group to be served (SX-2.5). */
    readonly youth?: YouthRules<PlanItemRule> | undefined;
  };
  readonly closure: {
    /** Refusals in a row, without good reason, after which a closure is proposed. */
    readonly consecutiveRefusals: number;
    readonly goodReasonsForRefusal: readonly string[];
    /** Reasons that are no good cause. */
    readonly badReasonsForRefusal: readonly string[];
    /** Services for the willing: to decline one is no refusal. */
    readonly voluntaryServices: readonly string[];
  };
}
