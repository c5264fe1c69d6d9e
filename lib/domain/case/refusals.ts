import type { Phase } from './kernel/vocabulary.ts';

/** Why something that was asked of a case is not done. Each has one problem code at the API. */
export type CaseRefusal =
  | { readonly reason: 'task-not-found' }
  | { readonly reason: 'task-already-decided'; readonly outcome: string }
  | { readonly reason: 'not-possible-in-phase'; readonly phase: Phase }
  | { readonly reason: 'unknown-refusal-reason' }
  | { readonly reason: 'unknown-information-item'; readonly item: string }
  | { readonly reason: 'forbidden-document'; readonly document: string }
  | { readonly reason: 'contradicting-evidence'; readonly checks: readonly string[] }
  | { readonly reason: 'nothing-was-asked' }
  | { readonly reason: 'job-seeker-registration-not-offered' }
  | { readonly reason: 'unknown-profile-fact'; readonly fact: string }
  | { readonly reason: 'unknown-tag'; readonly tag: string }
  | { readonly reason: 'nothing-recorded' }
  | { readonly reason: 'date-in-future' }
  | { readonly reason: 'unknown-track'; readonly track: string }
  | { readonly reason: 'unknown-tier-ground'; readonly ground: string }
  | { readonly reason: 'one-to-one-owed' }
  | { readonly reason: 'unknown-service'; readonly service: string }
  | { readonly reason: 'no-plan' }
  | { readonly reason: 'same-track' }
  | { readonly reason: 'service-outside-plan'; readonly from: string; readonly until: string }
  | { readonly reason: 'age-outside-internship'; readonly minimum: number; readonly maximum: number }
  | { readonly reason: 'refusal-needs-reason' }
  | { readonly reason: 'no-obligation-for-month'; readonly month: string }
  | { readonly reason: 'month-already-followed-up'; readonly month: string }
  | { readonly reason: 'unknown-method'; readonly method: string }
  | { readonly reason: 'unknown-closure-reason' }
  | { readonly reason: 'closure-counted-by-rule' }
  | { readonly reason: 'evidence-missing'; readonly accepted: readonly string[] }
  | { readonly reason: 'closure-already-proposed'; readonly closure: string }
  | { readonly reason: 'already-reported' }
  | { readonly reason: 'supervisor-needed' }
  /** Only an officer or a supervisor decides: no count and no comparison does (PIPL art. 24). */
  | { readonly reason: 'role-not-allowed' }
  | { readonly reason: 'no-closure-to-object-to' }
  | { readonly reason: 'already-objected' }
  | { readonly reason: 'officer-unchanged' }
  | { readonly reason: 'same-district' }
  | { readonly reason: 'unknown-reason-for-refusal' }
  | { readonly reason: 'fair-does-not-fit' }
  | {
      readonly reason: 'officer-not-available';
      readonly because: 'unknown' | 'other-district' | 'absent' | 'nobody';
    };
