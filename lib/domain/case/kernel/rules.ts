import type { EscalationRule } from './deadline.ts';

/** The ladders of a region by what they are for. */
export type EscalationSubject = 'decision' | 'first-contact' | 'follow-up' | 'plan-item' | 'closure-decision';

/** What every episode may ask of the rules of a region on a day. */
export interface SharedRules {
  readonly packVersion: string;
  readonly escalations: Readonly<Record<EscalationSubject, readonly EscalationRule[]>>;
}
