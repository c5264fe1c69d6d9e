import type { EscalationRule } from './deadline.ts';

/** The subjects for which a region sets escalation rules. */
export type EscalationSubject = 'decision' | 'first-contact' | 'follow-up' | 'plan-item' | 'closure-decision';

/** The rules of a region on a day that all episodes need. */
export interface SharedRules {
  readonly packVersion: string;
  readonly escalations: Readonly<Record<EscalationSubject, readonly EscalationRule[]>>;
}
