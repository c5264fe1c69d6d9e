import { isProven } from '../kernel/real-name.ts';
import type { KernelState } from '../kernel/state.ts';
import type { LedgerRules } from './rules.ts';
import type { LedgerSlice } from './state.ts';

/** Fields that are filled by the application itself: a case has them from its first day. */
const statedInApplication: readonly string[] = [
  'name-and-identity-number',
  'contact',
  'place',
  'unemployment-reason',
  'unemployment-date',
];

/**
 * The facts that somebody has to learn about a person: those that the circular names, and what the ledger needs
 * besides the application. That the groups were checked, and who the person is, are no facts to be stated.
 */
export function factsToLearn({ ledger }: Pick<LedgerRules, 'ledger'>): readonly string[] {
  const fields = ledger.completenessChecks.flatMap((clear) => clear.fields);
  const missing = fields.filter((code) => !notStated.includes(code) && !statedInApplication.includes(code));
  return [...new Set([...ledger.profileFacts, ...missing])];
}

/** Filled by an answer for every group that the region lists. */
const groupsChecked = 'tags-checked';

/** Filled by a proof of who the person is: a sign-in that was verified, or a document at the counter (实名, QH-1.3). */
const identityProven = 'identity-proven';

const notStated: readonly string[] = [groupsChecked, identityProven];

/** What of a case shows how far its ledger is. */
export type LedgerHolder = LedgerSlice & Pick<KernelState, 'identity'>;

export interface CompletenessCheck {
  readonly code: string;
  readonly complete: boolean;
  readonly missing: readonly string[];
}

/**
 * The "three clears", or Yunnan's four, as a check of the ledger with the missing fields named (SX-1.5,
 * QH-1.3, CQ-1.3, YN-1.2.2).
 */
export function checkCompleteness(state: LedgerHolder, rules: LedgerRules): readonly CompletenessCheck[] {
  const checked = rules.ledger.tags.every((group) => state.ledger.tags[group] !== undefined);
  const filled = new Set([
    ...statedInApplication,
    ...Object.keys(state.ledger.facts),
    ...(checked ? [groupsChecked] : []),
    ...(isProven(state) ? [identityProven] : []),
  ]);
  return rules.ledger.completenessChecks.map(({ code, fields }) => {
    const missing = fields.filter((field) => !filled.has(field));
    return { code, complete: missing.length === 0, missing };
  });
}
