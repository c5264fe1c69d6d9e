import type { Bilingual } from './bilingual.ts';
import type { Entry } from './types.ts';
import type { ClaimHandling, SubsidySchemes } from './values/grants.ts';
import type { GuideValues } from './values/guide.ts';
import type { HardshipValues } from './values/hardship.ts';
import type { LifecycleValues } from './values/lifecycle.ts';
import type { OutwardValues } from './values/outward.ts';
import type { PostValues } from './values/posts.ts';
import type { RegistrationValues } from './values/registration.ts';

/** Every value that a pack can contain, by key. */
export interface PolicyValues
  extends RegistrationValues,
    LifecycleValues,
    GuideValues,
    PostValues,
    HardshipValues,
    OutwardValues {
  readonly subsidySchemes: SubsidySchemes;
  readonly claimHandling: ClaimHandling;
}
/** The key of a value in a pack: `decisionDeadlineOnline`. */
export type PolicyKey = keyof PolicyValues;

/** Keys that a region may leave without a value. Every other key must resolve in every region. */
export type OptionalKey =
  | 'jobSeekerFallback'
  | 'recruitmentFairs'
  | 'youthInternship'
  | 'longUnemployedYouth'
  | 'helpers'
  | 'afterPlacement'
  | 'reEntry'
  | 'servicePackage'
  | 'publication'
  | 'agencyDirectory'
  | 'difficultyRecognition'
  | 'taxMeasures'
  | 'subsidySchemes'
  | 'postsAsLastResort'
  | 'postAttendance'
  | 'postTarget'
  | 'referral'
  | 'phaseOut'
  | 'loanIndividual'
  | 'loanPartnership'
  | 'loanFirm'
  | 'counterGuarantee'
  | 'loanRelief'
  | 'loanBanks';

/** The id of a layer: `national`, or the name of a province or a city. */
export type LayerId = string;

/** One layer: the rules of one body. Plain JSON, so that a pack can be stored, compared and loaded. */
export interface Layer {
  readonly id: LayerId;
  readonly name: Bilingual;
  /** The year of the rules and the number of our edition, for example `2022.1`. */
  readonly edition: string;
  readonly values: { readonly [Key in PolicyKey]?: readonly Entry<PolicyValues[Key]>[] };
}
