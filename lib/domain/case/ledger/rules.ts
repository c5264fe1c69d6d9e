import type { SharedRules } from '../kernel/rules.ts';

/** What a region wants to be known of a person. */
export interface LedgerRules extends SharedRules {
  readonly ledger: {
    readonly profileFacts: readonly string[];
    readonly tags: readonly string[];
    /** Whether groups beyond those listed may be marked. */
    readonly openList: boolean;
    readonly completenessChecks: readonly { readonly code: string; readonly fields: readonly string[] }[];
  };
}
