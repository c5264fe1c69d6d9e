import { isProven } from '../kernel/real-name.ts';
import type { KernelState } from '../kernel/state.ts';
import type { LedgerRules } from './rules.ts';
import type { LedgerSlice } from './state.ts';

/** Fields filled by the application itself: every case has them from its first day. */
const statedInApplication: readonly string[] = [
  'name-and-identity-number',
  'contact',
  'place',
  'unemployment-reason',
  'unemployment-date',
];

/**
 * The facts to be learnt about a person: those that the circular names, and the ledger fields that the application does not
 * fill. Whether the groups were checked, and whether identity is proven, are not facts that somebody states.
 */
export function factsToLearn({ ledger }: Pick<LedgerRules, 'ledger'>): readonly string[] {
  const fields = ledger.completenessChecks.flatMap((clear) => clear.fields);
  const missing = fields.filter((code) => !notStated.includes(code) && !statedInApplication.includes(code));
  return [...new Set([...ledger.profileFacts, ...missing])];
}

/** Filled by an answer for every group on the region's list. */
const groupsChecked = 'tags-checked';

/** Filled by proof of identity: a verified sign-in, or a document at the counter (实名, QH-1.3). */
const identityProven = 'identity-proven';

const notStated: readonly string[] = [groupsChecked, identityProven];

/** The parts of a case that show how complete its ledger is. */
export type LedgerHolder = LedgerSlice & Pick<KernelState, 'identity'>;

export interface CompletenessCheck {
  readonly code: string;
  readonly complete: boolean;
  readonly missing: readonly string[];
}

/** The completeness check (三清, in Yunnan 四清) of a ledger, with the missing fields (SX-1.5, QH-1.3, CQ-1.3, YN-1.2.2). */
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
