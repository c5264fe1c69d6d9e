import type { TimeLimit } from '../kernel/deadline.ts';
import type { HelperRules } from '../kernel/helper.ts';
import type { SharedRules } from '../kernel/rules.ts';
import type { CitationReference, Track } from '../kernel/vocabulary.ts';
import type { YouthRules } from '../ledger/youth.ts';
import type { Plan } from './plans.ts';

/** A service that a plan must or may contain, with its minimum count. */
export interface PlanItemRule {
  readonly code: string;
  readonly serviceTypes: readonly string[];
  /** At least 1: a service that a circular promises is owed once, even if it gives no number (I-09). */
  readonly minimum: number;
  readonly counts: Plan['items'][number]['counts'];
  readonly basis: CitationReference;
}

/** The rules of a region for the first contact, the plan and its services. */
export interface ServicePlanRules extends SharedRules, HelperRules {
  readonly firstContact: TimeLimit;
  readonly plan: {
    readonly tracks: readonly Track[];
    /** The grounds by which the circular wants a tier to be chosen. */
    readonly tierGrounds: readonly string[];
    readonly templates: Readonly<Record<Track, readonly PlanItemRule[]>>;
    readonly makeWithin: TimeLimit;
    readonly fulfilWithin: TimeLimit;
    /** The age range for the circular's internship, if it has one. */
    readonly internshipAges?: { readonly minimum: number; readonly maximum: number } | undefined;
    /** Young people long without work, if a circular names them as a group to be served (SX-2.5). */
    readonly youth?: YouthRules<PlanItemRule> | undefined;
  };
  readonly closure: {
    /** The number of consecutive refusals, without good reason, after which a closure is proposed. */
    readonly consecutiveRefusals: number;
    readonly goodReasonsForRefusal: readonly string[];
    /** Reasons that are not good cause. */
    readonly badReasonsForRefusal: readonly string[];
    /** Voluntary services: declining one does not count as a refusal. */
    readonly voluntaryServices: readonly string[];
  };
}
