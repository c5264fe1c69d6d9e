import type { EscalationRule } from './deadline.ts';

/** What the escalation rules of a region distinguish. */
export type EscalationSubject = 'decision' | 'first-contact' | 'follow-up' | 'plan-item' | 'closure-decision';

/** What every episode may ask of the rules of a region on a day. */
export interface SharedRules {
  readonly packVersion: string;
  readonly escalations: Readonly<Record<EscalationSubject, readonly EscalationRule[]>>;
}
