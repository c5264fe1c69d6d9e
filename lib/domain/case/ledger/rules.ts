import type { SharedRules } from '../kernel/rules.ts';

/** What the agency has to learn about a person in a region. */
export interface LedgerRules extends SharedRules {
  readonly ledger: {
    readonly profileFacts: readonly string[];
    readonly tags: readonly string[];
    /** Whether groups beyond those listed may be tagged. */
    readonly openList: boolean;
    /**
     * Groups that the circular names outside its list: they may be tagged, but the completeness check does not ask for them.
     */
    readonly furtherGroups: readonly string[];
    readonly completenessChecks: readonly { readonly code: string; readonly fields: readonly string[] }[];
  };
}
