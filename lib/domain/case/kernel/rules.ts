import type { EscalationRule } from './deadline.ts';

/** What the escalation rules of a region distinguish. */
export type EscalationSubject = 'decision' | 'first-contact' | 'follow-up' | 'plan-item' | 'closure-decision';

/** The rules of a region on a day that every episode needs. */
export interface SharedRules {
  readonly packVersion: string;
  readonly escalations: Readonly<Record<EscalationSubject, readonly EscalationRule[]>>;
}
