import type { EscalationRule } from './deadline.ts';

/** The ladders of a region by what they are for. */
export type LadderName = 'decision' | 'first-contact' | 'follow-up' | 'plan-item' | 'closure-decision';

/** What every episode may ask of the rules of a region on a day. */
export interface SharedRules {
  readonly packVersion: string;
  readonly ladders: Readonly<Record<LadderName, readonly EscalationRule[]>>;
}
