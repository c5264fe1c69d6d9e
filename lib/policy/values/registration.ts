import type { Channel, EscalationLevel, PlaceBasis } from '../../domain/case/kernel/vocabulary.ts';
import type { UnemploymentReason } from '../../domain/codes/unemployment-reason.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Stated } from '../types.ts';

/** How long a decision may take: working days after the day of submission, or until the visit ends. */
export type DecisionLimit =
  | { readonly kind: 'working-days'; readonly workingDays: number }
  | { readonly kind: 'same-visit' };

/** The Beijing time at which the last day of a limit ends, `HH:MM`; `24:00` is midnight at the end of the day. */
export interface DayEnd {
  readonly time: string;
}

/** How days are counted (Civil Code art. 201; I-35, I-36, I-37). */
export interface DeadlineCounting {
  readonly dayZero: 'beijing-date-of-submission';
  readonly nationalPlatformClockStarts: 'submission-by-the-person';
  readonly informationRequestStopsClock: boolean;
}

export interface FirstContactRule {
  readonly workingDays: number;
  readonly countedFrom: 'registration';
  readonly means: readonly FirstContactMeans[];
}
export type FirstContactMeans = 'phone' | 'message' | 'visit' | 'counter';

/** The named contact person of each registered person, and whether the circular itself requires one. */
export interface ContactPersonRule {
  readonly assignedTo: 'every-registered-person';
  readonly namedByCircular: boolean;
}

export interface RegistrationAgeRule {
  readonly minimumAge: number;
  readonly minimumInclusive: boolean;
  readonly upperBound: 'draws-basic-pension';
  /** Past the computed statutory retirement month without a pension: a person reviews it, and nothing is refused. */
  readonly pastStatutoryRetirementMonth: 'human-review';
}

export type Described<Code extends string = string> = Bilingual & { readonly code: Code };

export type PersonGroup = 'mainland' | 'hong-kong-macao' | 'taiwan';
export type IdentityDocument = Described & { readonly acceptedFor: readonly PersonGroup[] };

/** A document that nobody may be asked for, with the words that reveal a request for it. */
export type ForbiddenDocument = Described & {
  readonly words: { readonly zh: readonly string[]; readonly en: readonly string[] };
};

/** Something that the person states about themself. It is never proven by paper. */
export type ApplicationFact = Described & {
  readonly required: 'always' | 'for-some-reasons' | 'optional';
};

/** The reasons that a person may state, by their code in `lib/domain/codes/unemployment-reason.ts`. */
export interface AcceptedReasons {
  readonly codes: readonly UnemploymentReason[];
}

/** The ground on which a circular offers job-seeker registration in place of registration as unemployed. */
export type FallbackGround = 'ineligible' | 'over-age';

export type RefusalReason = Described & {
  /** The rule of law, as the decision states it. */
  readonly law: Bilingual;
  /** What the person can do about this particular reason. */
  readonly remedy: Bilingual;
  /** The ground on which job-seeker registration is offered, if the region's circular offers it; absent: never offered. */
  readonly fallbackGround?: FallbackGround;
};

/** A way to contest a decision, the same for every reason. */
export type Remedy = Described;

export interface JobSeekerFallback {
  readonly offeredFor: readonly FallbackGround[];
  /** The services that the circular adds to the registration. */
  readonly withService: 'none-stated' | 'placement' | 'corresponding-services';
}

/** One escalation step, in working days after the due instant: 0 is that instant, negative is before it. */
export interface EscalationStep {
  readonly name: 'reminder' | 'supervisor' | 'unit' | 'city';
  readonly to: EscalationLevel;
  readonly workingDaysAfterDue: number;
}
export type Obligation = 'decision' | 'first-contact' | 'follow-up' | 'plan-item' | 'closure-decision';

/** The escalation steps of each obligation as its deadline comes near and passes. The first act of a person stops them. */
export type EscalationByObligation = Readonly<Record<Obligation, readonly EscalationStep[]>>;

export interface ResultNoticeRule {
  readonly means: readonly ('online' | 'message' | 'phone' | 'counter')[];
  readonly proofOfDelivery: boolean;
  /** Details that a text message must leave out. */
  readonly keptOutOfMessages: readonly ('reason' | 'category' | 'benefit')[];
  readonly manner: Bilingual;
}

/** One paragraph of the notice shown before personal data are processed (PIPL arts. 17, 30, 35). */
export type DataNoticeParagraph = Described & { readonly text: Bilingual };

export type ServiceChannel = Described & { readonly channel: Channel };

/** Everything about applying, deciding, the first contact and job-seeker registration instead. */
export interface RegistrationValues {
  readonly decisionDeadlineOnline: DecisionLimit;
  readonly decisionDeadlineCounter: DecisionLimit;
  readonly dayEndOnline: DayEnd;
  readonly dayEndCounter: DayEnd;
  readonly deadlineCounting: DeadlineCounting;
  readonly firstContact: FirstContactRule;
  readonly contactPerson: ContactPersonRule;
  readonly registrationAge: RegistrationAgeRule;
  readonly eligiblePersons: readonly Stated<Described>[];
  readonly registrationSituations: readonly Stated<Described>[];
  readonly registrationPlaces: readonly Stated<Described<PlaceBasis>>[];
  readonly identityDocuments: readonly Stated<IdentityDocument>[];
  readonly forbiddenDocuments: readonly Stated<ForbiddenDocument>[];
  readonly applicationFacts: readonly Stated<ApplicationFact>[];
  readonly unemploymentReasons: AcceptedReasons;
  readonly refusalReasons: readonly Stated<RefusalReason>[];
  readonly forbiddenRefusalGrounds: readonly Stated<Described>[];
  readonly remedies: readonly Stated<Remedy>[];
  readonly jobSeekerFallback: JobSeekerFallback;
  readonly escalation: EscalationByObligation;
  readonly resultNotice: ResultNoticeRule;
  readonly personalDataNotice: readonly Stated<DataNoticeParagraph>[];
  readonly serviceChannels: readonly Stated<ServiceChannel>[];
}
