import type { RecordClass } from '../../domain/case/data-rights/events.ts';
import type { HelperKind } from '../../domain/case/kernel/helper.ts';
import type { Track } from '../../domain/case/kernel/vocabulary.ts';
import type { ServiceType } from '../../domain/case/service-plan/services.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Stated } from '../types.ts';
import type { Described } from './registration.ts';

/** The groups that are marked at intake. A region may add to an open list. */
export interface TagRule {
  readonly groups: readonly Stated<Described>[];
  readonly openList: boolean;
}

/** One "clear" of the ledger, with the fields that it needs. */
export type CompletenessCheckRule = Described & { readonly fields: readonly Described[] };

export type PlanItem = Described & {
  readonly serviceTypes: readonly ServiceType[];
  /**
   * The minimum count that the circular sets. 0 if it names the service without a number: then the service is owed once, or
   * the person declines it with a reason (I-09).
   */
  readonly minimum: number;
  /** `offered`: an offer with its date and outcome counts; `provided`: only the service itself counts. */
  readonly counts: 'provided' | 'offered';
};

export interface ServicePlanRule {
  readonly templates: Readonly<Record<Track, readonly Stated<PlanItem>[]>>;
  /** The minimum counts are due within this many calendar months after the date of the plan. */
  readonly dueMonthsAfterPlan: number;
  readonly countedPer: 'spell';
  readonly onChangeOfTrack: 'what-was-done-is-kept-and-the-period-restarts';
}

/** Who is entitled to one-to-one service under the circular, and what the circular calls it. */
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
  /** The last age included, up to the day before the next birthday. */
  readonly maximumAge: number;
}

/**
 * Who counts as young and long without work. SX-2.5 names the group but gives no age and no time. Both stay open until they
 * are entered with a source.
 */
export type LongUnemployedYouthRule = AgeRange & {
  /** Months since the last work, up to the corresponding day. */
  readonly monthsWithoutWork: number;
};

/**
 * A package of services whose content the circular does not define. Empty until the agency confirms its content, which is
 * entered with its source as an amendment.
 */
export interface ServicePackageRule {
  readonly name: Bilingual;
  readonly items: readonly Stated<Bilingual>[];
  readonly contentConfirmedBy: 'agency';
}

/** A way to make a follow-up. A data comparison counts only if it yields a definite status (I-05). */
export type FollowUpMethod = Described<'data-comparison' | 'visit' | 'phone' | 'online'>;

export interface FollowUpRule {
  readonly minimumPerMonth: number;
  readonly month: 'calendar-month-beijing';
  readonly methods: readonly Stated<FollowUpMethod>[];
  /** A registration in the last working days of a month has its first follow-up in the next month (I-06). */
  readonly firstMonth: {
    readonly firstContactCounts: boolean;
    readonly skippedWithinLastWorkingDays: number;
  };
  /** A month is excused as unreachable after attempts on this many days by this many different means (I-07). */
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
  /** Any one of these suffices to propose the closure; none suffices to decide it. */
  readonly evidence: readonly EvidenceKind[];
  readonly notice: 'required' | 'exempt';
  /** Always true: the system alone decides no closure (PIPL art. 24). */
  readonly humanDecides: true;
  /** Whether a rule proposes the closure by counting records alone. */
  readonly proposedByRule: boolean;
};

export interface RefusalClosureRule {
  readonly consecutiveRefusals: number;
  readonly onlyWithoutGoodReason: true;
  readonly goodReasons: readonly Described[];
  /** Reasons that are not good cause. A reason in neither list is not judged and does not count against the person. */
  readonly badReasons: readonly Described[];
  /** Services offered to those who want them. Declining one is not a refusal. */
  readonly voluntaryServices: readonly ServiceType[];
  readonly resetBy: 'acceptance';
  readonly lastRefusalConfirmedBy: 'supervisor';
}

export interface UnreachableClosureRule {
  /**
   * Months from the first failed attempt after the last contact to the corresponding day. Each month before that day must be
   * excused as unreachable (see `excusedAfter` of the follow-up).
   */
  readonly consecutiveMonths: number;
}

export interface ReEntryRule {
  /** A person who loses work again after fewer months than this is taken back under assistance. */
  readonly employedLessThanMonths: number;
  readonly appliesTo: 'persons-with-employment-difficulty';
}

/**
 * Working days for each step that the circulars want done "promptly" (I-13), and the number of days at the start of a month
 * over which follow-ups are spread.
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

/** When people are sent messages, and how their data are used: matters for which no source sets a number. */
export interface OfficePractice {
  /** Start of messages on a working day, `HH:MM`. They stop at the end of the day at the counter (I-34). */
  readonly messagesFrom: string;
  /** How long revealed data stay visible to a member of staff (PIPL arts. 6 and 51). */
  readonly revealShownSeconds: number;
  /** How many days a granted destruction is postponed if it is not possible on its day (PIPL art. 47). */
  readonly destructionPostponedDays: number;
}

/** How many years the records of a class are kept after the case has ended. */
export interface RetentionPeriod {
  readonly code: RecordClass;
  readonly years: number;
}

/** Everything from registration to the time after closure. */
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
  /** The people who, under a circular, contact and serve persons on behalf of officers (CQ-1.3). */
  readonly helpers: readonly Stated<Described<HelperKind>>[];
  readonly servicePackage: ServicePackageRule;
  readonly followUp: FollowUpRule;
  readonly afterPlacement: AfterPlacementRule;
  readonly closureReasons: readonly Stated<ClosureReason>[];
  readonly refusalClosure: RefusalClosureRule;
  readonly unreachableClosure: UnreachableClosureRule;
  readonly reEntry: ReEntryRule;
}
