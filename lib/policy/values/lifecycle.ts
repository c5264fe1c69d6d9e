import type { RecordClass } from '../../domain/case/data-rights/events.ts';
import type { HelperKind } from '../../domain/case/kernel/helper.ts';
import type { Track } from '../../domain/case/kernel/vocabulary.ts';
import type { ServiceType } from '../../domain/case/service-plan/services.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Stated } from '../types.ts';
import type { Described } from './registration.ts';

/** The groups that are marked at intake. An open list may be lengthened by the region. */
export interface TagRule {
  readonly groups: readonly Stated<Described>[];
  readonly openList: boolean;
}

/** One "clear" of the ledger, with the fields that must be filled for it to hold. */
export type CompletenessCheckRule = Described & { readonly fields: readonly Described[] };

export type PlanItem = Described & {
  readonly serviceTypes: readonly ServiceType[];
  /**
   * How often it must at least be counted, as the circular says; 0 where it names the service without a number, which
   * is then owed once, or offered and declined with a reason (I-09).
   */
  readonly minimum: number;
  /** `offered`: an offer with its date and outcome counts; `provided`: only the service itself does. */
  readonly counts: 'provided' | 'offered';
};

export interface ServicePlanRule {
  readonly templates: Readonly<Record<Track, readonly Stated<PlanItem>[]>>;
  /** Calendar months after the date of the plan within which the minimum counts are due. */
  readonly dueMonthsAfterPlan: number;
  readonly countedPer: 'spell';
  readonly onChangeOfTrack: 'what-was-done-is-kept-and-the-period-restarts';
}

/** Who has a right to one-to-one service by the circular, and what the circular calls it. */
export interface OneToOneRule {
  readonly name: Bilingual;
  readonly scope: 'every-registered-person' | 'persons-with-employment-difficulty';
}

export interface RecruitmentFairRule {
  readonly perMonth: number;
  readonly each: 'district';
}

export interface AgeRange {
  readonly minimumAge: number;
  /** The last age that belongs to it: the day before the next birthday is in. */
  readonly maximumAge: number;
}

/**
 * Who counts as young and long without work. SX-2.5 names the group and gives neither an age nor a time: both are left
 * open until they are entered with their source.
 */
export type LongUnemployedYouthRule = AgeRange & {
  /** Months since the last work, to the corresponding day. */
  readonly monthsWithoutWork: number;
};

/**
 * A package of services whose content the circular does not define: empty until the agency confirms its own, which is
 * entered with its source as an amendment.
 */
export interface ServicePackageRule {
  readonly name: Bilingual;
  readonly items: readonly Stated<Bilingual>[];
  readonly contentConfirmedBy: 'agency';
}

/** How a follow-up may be made. A data comparison counts only when it yields a definite status (I-05). */
export type FollowUpMethod = Described<'data-comparison' | 'visit' | 'phone' | 'online'>;

export interface FollowUpRule {
  readonly minimumPerMonth: number;
  readonly month: 'calendar-month-beijing';
  readonly methods: readonly Stated<FollowUpMethod>[];
  /** For a registration in the last working days of a month, the next month is the first one (I-06). */
  readonly firstMonth: {
    readonly firstContactCounts: boolean;
    readonly skippedWithinLastWorkingDays: number;
  };
  /** After attempts on this many days, by this many different means, the month is excused as unreachable (I-07). */
  readonly excusedAfter: { readonly attempts: number; readonly differentMeans: number };
  readonly responsible: 'registering-agency' | 'county-and-below';
}

/** Contacts after a person has found work, in months after the closure. */
export interface AfterPlacementRule {
  readonly months: readonly number[];
}

export type ClosureReasonCode =
  | 'employed'
  | 'self-employed'
  | 'stable-income'
  | 'pension'
  | 'incapacitated'
  | 'in-school'
  | 'joined-army'
  | 'emigrated'
  | 'imprisoned'
  | 'refused-service'
  | 'unreachable'
  | 'deceased'
  | 'local-other'
  | 'applicant-request';

export type EvidenceKind =
  | 'employment-record'
  | 'insurance-match'
  | 'business-match'
  | 'pension-match'
  | 'other-match'
  | 'statement-of-the-person'
  | 'statement-of-the-family'
  | 'appraisal'
  | 'refusal-records'
  | 'contact-attempt-records'
  | 'local-rule';

export type ClosureReason = Described<ClosureReasonCode> & {
  /** Any one of these is enough to propose the closure; none is enough to decide it. */
  readonly evidence: readonly EvidenceKind[];
  readonly notice: 'required' | 'exempt';
  /** Always true: PIPL 24, no closure is decided by the system alone. */
  readonly humanDecides: true;
  /** Whether records alone are counted by rule into a proposal. */
  readonly proposedByRule: boolean;
};

export interface RefusalClosureRule {
  readonly consecutiveRefusals: number;
  readonly onlyWithoutGoodReason: true;
  readonly goodReasons: readonly Described[];
  /** Reasons that are no good cause. One that is in neither list is judged by nobody, and counts against nobody. */
  readonly badReasons: readonly Described[];
  /** Services that are offered to the willing, so that to decline one is no refusal. */
  readonly voluntaryServices: readonly ServiceType[];
  readonly resetBy: 'acceptance';
  readonly lastRefusalConfirmedBy: 'supervisor';
}

export interface UnreachableClosureRule {
  /**
   * Months from the first failed attempt after the last contact to the corresponding day. Each month before that day is
   * excused as unreachable (`excusedAfter` of the follow-up says when one is).
   */
  readonly consecutiveMonths: number;
}

export interface ReEntryRule {
  /** Somebody who loses work again after fewer months than these comes back under assistance. */
  readonly employedLessThanMonths: number;
  readonly appliesTo: 'persons-with-employment-difficulty';
}

/**
 * How soon each step that the circulars want done "promptly" has to be done, in working days (I-13), and over how
 * many first days of a month the follow-ups are spread.
 */
export interface HandlingTimes {
  readonly makePlanWorkingDays: number;
  readonly adjustPlanWorkingDays: number;
  readonly handleSignalWorkingDays: number;
  readonly arrangeTransferWorkingDays: number;
  readonly decideClosureWorkingDays: number;
  readonly decideObjectionWorkingDays: number;
  readonly checkPlacementWorkingDays: number;
  readonly serveJobSeekerWorkingDays: number;
  readonly completeLedgerWorkingDays: number;
  readonly decideDeletionWorkingDays: number;
  readonly recogniseHardshipWorkingDays: number;
  readonly destroyAfterGrantDays: number;
  readonly followUpsSpreadOverDays: number;
}

/** When persons are messaged, and how what is known of them is used: what no source sets in numbers. */
export interface OfficePractice {
  /** From when on a working day persons are messaged, `HH:MM`; until when is the end of the day at the counter (I-34). */
  readonly messagesFrom: string;
  /** For how long what was revealed to a member of staff is shown (PIPL arts. 6 and 51). */
  readonly revealShownSeconds: number;
  /** By how many days a granted destruction is put off that is not possible on its day (PIPL art. 47). */
  readonly destructionPostponedDays: number;
}

/** For how many years the records of a class are kept after the case has ended. */
export interface RetentionPeriod {
  readonly code: RecordClass;
  readonly years: number;
}

/** Everything between registration and the time after closure. */
export interface LifecycleValues {
  readonly handlingTimes: HandlingTimes;
  readonly officePractice: OfficePractice;
  readonly retention: readonly Stated<RetentionPeriod>[];
  readonly profileFacts: readonly Stated<Described>[];
  readonly tags: TagRule;
  readonly ledgerCompleteness: readonly Stated<CompletenessCheckRule>[];
  readonly tierCriteria: readonly Stated<Described>[];
  readonly intentionTracks: readonly Stated<Described<Track>>[];
  readonly servicePlan: ServicePlanRule;
  readonly oneToOne: OneToOneRule;
  readonly recruitmentFairs: RecruitmentFairRule;
  readonly youthInternship: AgeRange;
  readonly longUnemployedYouth: LongUnemployedYouthRule;
  /** Those whom a circular has contact and serve persons on behalf of the officers (CQ-1.3). */
  readonly helpers: readonly Stated<Described<HelperKind>>[];
  readonly servicePackage: ServicePackageRule;
  readonly followUp: FollowUpRule;
  readonly afterPlacement: AfterPlacementRule;
  readonly closureReasons: readonly Stated<ClosureReason>[];
  readonly refusalClosure: RefusalClosureRule;
  readonly unreachableClosure: UnreachableClosureRule;
  readonly reEntry: ReEntryRule;
}
