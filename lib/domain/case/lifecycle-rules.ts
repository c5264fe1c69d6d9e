import type { EscalationRule, TimeLimit } from './deadlines.ts';
import type { CitationReference, Track } from './vocabulary.ts';

/** A service that a plan must or may hold, with the least number of times. */
export interface PlanItemRule {
  readonly code: string;
  readonly serviceTypes: readonly string[];
  /** 0 where the notice names the service without a number. */
  readonly minimum: number;
  /** Whether an offer with its outcome counts, or only the service itself. */
  readonly counts: 'provided' | 'offered';
  readonly basis: CitationReference;
}

export type NoticeRequirement = 'required' | 'exempt';

export interface ClosureReasonRule {
  /** Kinds of evidence of which any one is enough to propose the closure; none is enough to decide it. */
  readonly evidence: readonly string[];
  readonly notice: NoticeRequirement;
  /** Made from records alone, never by a person's choice: refusals and months without contact. */
  readonly proposedByRule: boolean;
  readonly basis: CitationReference;
}

/** What the law of a region on a day says about everything after the decision. `lib/policy` makes it. */
export interface LifecycleRules {
  readonly packVersion: string;
  readonly firstContact: TimeLimit;
  readonly ladders: Readonly<
    Record<
      'decision' | 'first-contact' | 'follow-up' | 'plan-item' | 'closure-decision',
      readonly EscalationRule[]
    >
  >;
  readonly ledger: {
    readonly profileFacts: readonly string[];
    readonly tags: readonly string[];
    /** Whether groups beyond those listed may be marked. */
    readonly openList: boolean;
    readonly completenessChecks: readonly { readonly code: string; readonly fields: readonly string[] }[];
  };
  readonly plan: {
    readonly tracks: readonly Track[];
    /** What the notice wants a tier to be chosen by. */
    readonly tierGrounds: readonly string[];
    readonly templates: Readonly<Record<Track, readonly PlanItemRule[]>>;
    readonly makeWithin: TimeLimit;
    readonly fulfilWithin: TimeLimit;
    readonly adjustWithin: TimeLimit;
    /** The ages at which the internship of the notice is open, if it has one. */
    readonly internshipAges?: { readonly minimum: number; readonly maximum: number };
    readonly oneToOneForEverybody: boolean;
  };
  readonly followUp: {
    readonly basis: CitationReference;
    readonly methods: readonly string[];
    /** Registered within so many last working days of a month: the next month is the first (I-06). */
    readonly skippedWithinLastWorkingDays: number;
    readonly firstContactCounts: boolean;
    /** So many attempts by so many means excuse the month (I-07). */
    readonly excusedAfter: { readonly attempts: number; readonly differentMeans: number };
    /** The days at the beginning of a month over which the follow-ups of a region are spread. */
    readonly spreadOverDays: number;
    readonly responsible: 'registering-agency' | 'county-and-below';
  };
  readonly closure: {
    readonly reasons: Readonly<Record<string, ClosureReasonRule>>;
    readonly decideWithin: TimeLimit;
    readonly decideObjectionWithin: TimeLimit;
    readonly consecutiveRefusals: number;
    readonly goodReasonsForRefusal: readonly string[];
    readonly unreachableMonths: number;
  };
  /** What the notices want done "promptly" (I-13). */
  readonly handleSignalWithin: TimeLimit;
  readonly arrangeTransferWithin: TimeLimit;
  /** Contacts after a person has found work, in months after the closure; none where the notice has none. */
  readonly placementChecks?: { readonly months: readonly number[]; readonly within: TimeLimit };
  /** In work for less than so many months and out of work again: back under assistance. */
  readonly reEntry?: { readonly employedLessThanMonths: number; readonly basis: CitationReference };
}
